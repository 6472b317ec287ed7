package org.ladderworks.engine.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks {@code ffprobe} what a source holds. Thread-safe. */
public final class Prober {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int MOST_OUTPUT = 16 << 20;

    private final ToolRunner runner;
    private final ToolInventory tools;

    public Prober(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /** Fails with a SourceException that tells a playlist, a cut file and a file that is no media apart. */
    public ProbeResult probe(Source source, Cancellation cancellation) {
        FileHead head = head(source);
        StringBuilder json = new StringBuilder();
        ToolResult result = runner.run(
                command(source),
                line -> {
                    if (json.length() + line.length() < MOST_OUTPUT) {
                        json.append(line).append('\n');
                    }
                },
                cancellation);
        if (!result.succeeded()) {
            throw failure(source, head, result);
        }
        ProbeResult probed;
        try {
            probed = ProbeJson.parse(JsonMapper.shared().readTree(json.toString()));
        } catch (JacksonException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_DAMAGED,
                    source.file() + " has headers that cannot be read",
                    "Try another copy of the file.",
                    e);
        }
        if (probed.video().isEmpty() && probed.audio().isEmpty()) {
            throw new SourceException(
                    ErrorCode.SOURCE_WITHOUT_MEDIA,
                    source.file() + " holds no video and no audio that can be decoded",
                    "Check that it is the right file; `ladderworks probe` lists what is in it.");
        }
        return withCaptions(source, withHdr(source, probed, cancellation), cancellation);
    }

    private ProbeResult withCaptions(Source source, ProbeResult probed, Cancellation cancellation) {
        return probed.video().isEmpty()
                ? probed
                : probed.withClosedCaptions(new CaptionProber(runner, tools)
                        .ask(source, probed.video().getFirst(), cancellation));
    }

    private ProbeResult withHdr(Source source, ProbeResult probed, Cancellation cancellation) {
        if (probed.video().isEmpty() || !probed.video().getFirst().colour().isHighDynamicRange()) {
            return probed;
        }
        VideoStream first = probed.video().getFirst();
        HdrMetadata asked = new HdrProber(runner, tools).ask(source, first, cancellation);
        return probed.withFirstVideo(first.withHdr(first.hdr().or(asked)));
    }

    private ToolCommand command(Source source) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error"));
        arguments.addAll(Demuxing.options(source));
        arguments.addAll(List.of("-show_format", "-show_streams", "-of", "json"));
        arguments.addAll(Demuxing.input(source));
        return new ToolCommand(tools.ffprobe(), arguments, DEADLINE);
    }

    private static FileHead head(Source source) {
        FileHead head;
        try {
            head = FileHead.of(source.firstFile());
        } catch (IOException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    source.file() + " cannot be read: " + e.getMessage(),
                    "Check the disk or the network share that holds it.",
                    e);
        }
        if (head.isPlaylist()) {
            throw new SourceException(
                    ErrorCode.SOURCE_IS_PLAYLIST,
                    source.file() + " is a playlist or script that names other files, whatever its name says",
                    "Name the media file itself.");
        }
        if (source.images().isEmpty() && head.promisedSize() > source.size()) {
            throw new SourceException(
                    ErrorCode.SOURCE_TRUNCATED,
                    source.file() + " ends early: it has " + source.size() + " of at least " + head.promisedSize()
                            + " bytes",
                    "Copy or export the file again; the end of it is missing.");
        }
        return head;
    }

    private static SourceException failure(Source source, FileHead head, ToolResult result) {
        // FFmpeg goes by the name of a file as well: of any text called .mp4 it says that the moov is missing.
        if (result.mentions("moov atom not found") && head.isBoxed()) {
            return new SourceException(
                    ErrorCode.SOURCE_INCOMPLETE,
                    source.file() + " has no index (moov): it was cut short while being recorded or copied",
                    "Copy or export the file again.");
        }
        if (head.isBoxed()) {
            return new SourceException(
                    ErrorCode.SOURCE_DAMAGED,
                    source.file() + " has a damaged index (moov): " + result.summary(),
                    "Copy or export the file again.");
        }
        if (result.mentions("not on whitelist") || result.mentions("moov atom not found")) {
            return new SourceException(
                    ErrorCode.SOURCE_NOT_MEDIA,
                    source.file() + " is not in a media format that is read here",
                    "Give an MP4, MOV, MKV, MXF, MPEG-TS, WebM, AVI or WAV file.");
        }
        return new SourceException(
                ErrorCode.SOURCE_NOT_MEDIA,
                source.file() + " is not a media file, or its beginning is damaged ("
                        + result.summary().replace(source.asToolInput() + ": ", "") + ")",
                "Check that it is the right file and that a player opens it.");
    }
}
