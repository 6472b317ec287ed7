package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.encode.LanguageTag;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.pipeline.TextCommand.Output;
import org.ladderworks.engine.probe.ProbeResult.TextStream;
import org.ladderworks.engine.probe.TextCodec;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.text.CueTimeline;
import org.ladderworks.engine.text.TextProposal;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.text.TimedText;
import org.ladderworks.engine.text.read.TextFormat;
import org.ladderworks.engine.text.read.TextReader;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** Takes texts out of a source with FFmpeg. A text that cannot be read costs itself and a note, never the job. */
final class TextExtraction {
    /** As fast as the disk for streams, as fast as a decoder for captions. */
    private static final Duration DEADLINE = Duration.ofHours(12);

    private static final String END_OF_DOCUMENT = "(?<=</tt>|</tt:tt>)";

    private final ToolRunner runner;
    private final ToolInventory tools;
    private final Source source;
    private final MediaTime zero;
    private final Cancellation cancellation;

    /** @param zero when the first picture is shown, on the source's clock */
    TextExtraction(ToolRunner runner, ToolInventory tools, Source source, MediaTime zero, Cancellation cancellation) {
        this.runner = runner;
        this.tools = tools;
        this.source = source;
        this.zero = zero;
        this.cancellation = cancellation;
    }

    /** The texts of these streams. */
    List<TextProposal> streams(List<TextStream> streams) {
        if (streams.isEmpty()) {
            return List.of();
        }
        return inFolder(folder -> {
            List<Output> outputs = streams.stream()
                    .map(stream -> new Output(stream, folder.resolve(stream.index() + ".txt")))
                    .toList();
            if (!run(TextCommand.streams(source, outputs))) {
                // One that FFmpeg cannot convert takes all others of a pass with it.
                outputs.forEach(output -> run(TextCommand.streams(source, List.of(output))));
            }
            return outputs.stream().map(this::proposal).toList();
        });
    }

    /** The first channel of captions in a video stream. */
    TextProposal captions(int stream, String language) {
        return inFolder(folder -> {
            Path file = folder.resolve("captions.txt");
            run(TextCommand.captions(source, stream, file));
            return new TextProposal(
                    "the CEA-608 captions",
                    LanguageTag.of(language),
                    Optional.empty(),
                    TextRole.CAPTION,
                    false,
                    true,
                    read(file, TextCodec.CEA_608));
        });
    }

    private TextProposal proposal(Output output) {
        TextStream stream = output.stream();
        return new TextProposal(
                "stream " + stream.index(),
                LanguageTag.of(stream.language()),
                Optional.of(stream.title()).filter(title -> !title.isBlank()),
                stream.forced() ? TextRole.FORCED : stream.forTheDeaf() ? TextRole.CAPTION : TextRole.SUBTITLE,
                stream.isDefault(),
                false,
                read(output.file(), stream.codec()));
    }

    private TimedText read(Path file, TextCodec codec) {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (bytes.length == 0) {
                return new TimedText(List.of(), List.of());
            }
            return switch (codec) {
                case SUBRIP, MOV_TEXT, PLAIN -> onTitle(TextReader.read(bytes, TextFormat.SUBRIP, "it"));
                case WEBVTT -> onTitle(TextReader.read(bytes, TextFormat.WEBVTT, "it"));
                case ASS, CEA_608 -> onTitle(TextReader.read(bytes, TextFormat.ASS, "it"));
                case TTML -> CueTimeline.from(zero, documents(bytes));
            };
        } catch (SourceException e) {
            return new TimedText(List.of(), List.of("it cannot be used: " + e.getMessage()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private TimedText onTitle(TimedText read) {
        return CueTimeline.from(zero.plus(TextCommand.OFFSET), read);
    }

    /** Each sample of a track is a document, whose times are the track's (ISO/IEC 14496-30, 5.6). */
    private static TimedText documents(byte[] bytes) {
        List<TimedText> read = new ArrayList<>();
        for (String document : new String(bytes, StandardCharsets.UTF_8).split(END_OF_DOCUMENT, -1)) {
            if (!document.isBlank()) {
                read.add(TextReader.read(document.getBytes(StandardCharsets.UTF_8), TextFormat.TTML, "it"));
            }
        }
        return new TimedText(
                read.stream().flatMap(text -> text.cues().stream()).toList(),
                read.stream().flatMap(text -> text.notes().stream()).distinct().toList());
    }

    private boolean run(List<String> arguments) {
        return runner.run(new ToolCommand(tools.ffmpeg(), arguments, DEADLINE), _ -> {}, cancellation)
                .succeeded();
    }

    private static <T> T inFolder(java.util.function.Function<Path, T> work) {
        try {
            Path folder = OwnedFiles.newTemporaryFolder();
            try {
                return work.apply(folder);
            } finally {
                OwnedFiles.delete(folder);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static EncodeException unusable(IOException e) {
        boolean full = DiskFull.saidBy(e.getMessage());
        return new EncodeException(
                full ? ErrorCode.ENCODE_DISK_FULL : ErrorCode.ENCODE_FAILED,
                "the folder for temporary files cannot be used: " + e.getMessage(),
                "Free some space on its disk, or see that you may write to it.",
                e);
    }
}
