package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.pipeline.Analysis;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.EncryptedSource;
import org.ladderworks.engine.pipeline.FetchedClips;
import org.ladderworks.engine.pipeline.Trim;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.TextStream;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is in a file. */
@Command(
        name = "probe",
        description = "Say what is in a file: streams, frame timing, colour.",
        mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "SOURCE", description = "Media file, images, or an s3, http or https address to look at.")
    @SuppressWarnings("NullAway.Init")
    private String source;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Mixin
    private FrameRateOption frameRate = new FrameRateOption();

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        ClipSpec clip = SourceArgument.clip(
                spec.commandLine(), source, Trim.NONE, frameRate.rate(spec.commandLine()), Optional.empty());
        try (EncodingEngine engine = Wiring.engine();
                FetchedClips here =
                        engine.fetch(List.of(clip), root.home().work(), report::progress, new Cancellation())) {
            Path file = here.clips().getFirst().file();
            Analysis found = engine.look(file, clip.rate(), new Cancellation());
            report.say("%s  %s, %d bytes"
                    .formatted(
                            found.source().file(),
                            found.probe().format(),
                            found.source().size()));
            boolean encrypted = EncryptedSource.isEncrypted(found.source());
            if (encrypted) {
                report.say("  encrypted: what is behind the headers cannot be read, and `encode` refuses it");
            }
            found.probe().video().forEach(video -> report.say(describe(video, found)));
            found.probe().audio().forEach(audio -> report.say(describe(audio)));
            found.probe().text().forEach(text -> report.say(describe(text)));
            if (found.probe().closedCaptions()) {
                report.say("  closed captions (CEA-608, CEA-708) in the pictures");
            }
            found.probe().timecode().ifPresent(code -> report.say("  time code from " + code));
            found.probe().ignoredStreams().forEach(stream -> report.say("  " + stream));
            found.notes().forEach(note -> report.say("  " + note));
            Map<String, Object> fields = SourceJson.of(found);
            fields.put("encrypted", encrypted);
            report.result(fields);
            return 0;
        }
    }

    private static String describe(VideoStream video, Analysis found) {
        FrameRate rate = found.ladder().frameRate();
        String timing = found.index()
                .map(index -> index.frames() + " frames, "
                        + (index.isConstant(rate)
                                ? "constant " + rate + " fps"
                                : "variable, average " + video.averageRate().toDecimal() + " fps, encoded at " + rate)
                        + ", " + index.length().toSeconds(3) + " s")
                .orElse("");
        return "  stream %d: %s %s %s, shown as %s%s, %s, colour %s"
                .formatted(
                        video.index(),
                        video.codec(),
                        video.coded(),
                        video.pixelFormat(),
                        video.displayed(),
                        video.rotation() == 0 ? "" : " (turned by " + video.rotation() + " degrees)",
                        timing,
                        colour(video));
    }

    private static String colour(VideoStream video) {
        Map<String, String> parts = SourceJson.colour(video.colour());
        return parts.isEmpty() ? "not tagged" : String.join(", ", parts.values());
    }

    private static String describe(TextStream text) {
        return "  stream %d: %s text, language %s%s%s%s%s"
                .formatted(
                        text.index(),
                        text.codec().codec(),
                        text.language(),
                        text.title().isEmpty() ? "" : ", \"" + text.title() + "\"",
                        text.isDefault() ? ", default" : "",
                        text.forced() ? ", forced" : "",
                        text.forTheDeaf() ? ", for the deaf and hard of hearing" : "");
    }

    private static String describe(AudioStream audio) {
        Optional<MediaTime> duration = audio.duration();
        return "  stream %d: %s%s %d channels %d Hz, language %s%s%s"
                .formatted(
                        audio.index(),
                        audio.codec(),
                        audio.atmos() ? " with Dolby Atmos" : "",
                        audio.channels(),
                        audio.sampleRate(),
                        audio.language(),
                        audio.title().isEmpty() ? "" : ", \"" + audio.title() + "\"",
                        duration.map(length -> ", " + length.toSeconds(3) + " s")
                                .orElse(""));
    }
}
