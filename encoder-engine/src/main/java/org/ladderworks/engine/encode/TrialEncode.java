package org.ladderworks.engine.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/**
 * A trial of a second of small pictures, with all the options of a job: encoded, read back, decoded and counted. Nothing
 * of it is kept, as drivers come and go. Thread-safe.
 */
public final class TrialEncode implements HardwareTrial {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** No device that is known refuses pictures of this size as too small. */
    private static final Resolution SIZE = new Resolution(640, 360);

    private static final int FRAMES = 25;
    private static final int GOP = 10;

    private final ToolRunner runner;
    private final ToolInventory tools;

    public TrialEncode(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    @Override
    public Result run(HardwareEncoder encoder, RungPlan rung, Cancellation cancellation) {
        VideoCodec codec = rung.rung().family().codec();
        if (!encoder.isOn(tools.platform())) {
            return new Result.WorksNot(
                    HardwareFault.OTHER_SYSTEM.with(encoder.systems()).english());
        }
        if (encoder.encoder(codec).isEmpty()) {
            return new Result.WorksNot(
                    HardwareFault.NO_ENCODER.with(codec.title()).english());
        }
        RungPlan small = small(rung).withHardware(Optional.of(new HardwareDevice(encoder, "")));
        Path folder = newFolder();
        Path file = folder.resolve("trial.mp4");
        try {
            Optional<String> fault = fault(small, file, cancellation);
            return fault.<Result>map(Result.WorksNot::new).orElseGet(() -> new Result.Works(signature(file)));
        } catch (EncodeException e) {
            if (e.code() != ErrorCode.ENCODE_FAILED) {
                throw e;
            }
            return new Result.WorksNot(
                    HardwareFault.TOO_SLOW.with(LIMIT.toSeconds()).english());
        } finally {
            OwnedFiles.delete(folder);
        }
    }

    private Optional<String> fault(RungPlan rung, Path file, Cancellation cancellation) {
        ToolResult encoded =
                runner.run(new ToolCommand(tools.ffmpeg(), encode(rung, file), LIMIT), _ -> {}, cancellation);
        if (!encoded.succeeded()) {
            return Optional.of(TrialWords.why(encoded));
        }
        return fault(file, cancellation);
    }

    /** What is wrong with a trial that was encoded; empty for nothing. */
    Optional<String> fault(Path file, Cancellation cancellation) {
        Optional<String> fault = DeviceChunk.fault(file, GOP, FRAMES);
        if (fault.isPresent()) {
            return fault;
        }
        AtomicLong shown = new AtomicLong();
        ToolResult decoded = runner.run(
                new ToolCommand(tools.ffmpeg(), decode(file), LIMIT), FfmpegProgress.frames(shown::set), cancellation);
        if (!decoded.succeeded()) {
            return Optional.of("what it wrote cannot be decoded: " + TrialWords.why(decoded));
        }
        return shown.get() == FRAMES
                ? Optional.empty()
                : Optional.of(shown.get() + " frames of " + FRAMES + " can be decoded");
    }

    /** The rung as it is, but for its size and frame rate. */
    private static RungPlan small(RungPlan rung) {
        LadderRung of = rung.rung();
        return new RungPlan(
                new LadderRung(of.family(), SIZE, of.ceiling(), new FrameRate(FRAMES, 1), false, of.tuning()),
                rung.encoderPreset(),
                rung.bitDepth(),
                rung.rateControl());
    }

    static List<String> encode(RungPlan rung, Path file) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(HardwareOptions.device(List.of(rung)));
        line.addAll(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=" + SIZE.width() + "x" + SIZE.height() + ":rate=" + FRAMES,
                "-vf",
                "format=" + rung.pixelFormat() + "," + PictureFilters.tags(DeliveryColour.HIGH_DEFINITION)
                        + HardwareOptions.upload(rung),
                "-frames:v",
                Integer.toString(FRAMES)));
        line.addAll(HardwareOptions.of(GOP, rung));
        line.addAll(List.of("-f", "mp4", "file:" + file));
        return line;
    }

    private static List<String> decode(Path file) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(List.of("-xerror", "-i", "file:" + file, "-f", "null", "-"));
        return line;
    }

    private static String signature(Path file) {
        byte[] headers =
                DeviceChunk.configuration(Mp4File.read(file)).orElseThrow().record();
        return Sha256.hex(headers).substring(0, 16);
    }

    private static Path newFolder() {
        try {
            return OwnedFiles.newTemporaryFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
