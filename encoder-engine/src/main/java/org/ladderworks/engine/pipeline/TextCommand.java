package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.probe.ProbeResult.TextStream;
import org.ladderworks.engine.probe.TextCodec;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.text.read.TextReader;
import org.ladderworks.engine.time.MediaTime;

/** The FFmpeg arguments that write texts of a source to files, on the source's own clock. Pure. */
final class TextCommand {
    /** Added to all times, as text files cannot tell those before zero. */
    static final MediaTime OFFSET = MediaTime.of(3600, 1);

    private static final List<String> QUIET =
            List.of("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error", "-y");

    private TextCommand() {}

    /** Where a stream's text is written. */
    record Output(TextStream stream, Path file) {}

    /** All streams in one pass over the source. */
    static List<String> streams(Source source, List<Output> outputs) {
        List<String> line = new ArrayList<>(QUIET);
        line.addAll(Demuxing.options(source));
        line.add("-copyts");
        line.addAll(Demuxing.input(source));
        for (Output output : outputs) {
            line.addAll(List.of("-map", "0:" + output.stream().index()));
            line.addAll(file(
                    output.stream().codec().encoder(), output.stream().codec().muxer(), output.file()));
        }
        return line;
    }

    /** The captions inside a video stream: FFmpeg takes them out of decoded pictures, and only in a filter graph. */
    static List<String> captions(Source source, int stream, Path file) {
        List<String> line = new ArrayList<>(QUIET);
        line.addAll(List.of("-copyts", "-f", "lavfi", "-i", graph(source, stream), "-map", "0:s"));
        line.addAll(file(TextCodec.CEA_608.encoder(), TextCodec.CEA_608.muxer(), file));
        return line;
    }

    static String graph(Source source, int stream) {
        List<String> options = Demuxing.options(source);
        StringBuilder dictionary = new StringBuilder();
        for (int i = 0; i < options.size(); i += 2) {
            dictionary.append(dictionary.isEmpty() ? "" : ":");
            dictionary.append(options.get(i).substring(1)).append('=').append(options.get(i + 1));
        }
        return "movie=filename=" + escaped(source.asToolInput()) + ":format_opts=" + escaped(dictionary.toString())
                + ":stream_index=" + stream + "[out0+subcc]";
    }

    /** Once as the value of a filter's option, and again as a part of a graph (FFmpeg filters, "Notes on escaping"). */
    private static String escaped(String value) {
        String option = value.replaceAll("[\\\\':]", "\\\\$0");
        return option.replaceAll("[\\\\'\\[\\],; \\t\\n\\r]", "\\\\$0");
    }

    private static List<String> file(String encoder, String muxer, Path file) {
        return List.of(
                "-c:s",
                encoder,
                "-avoid_negative_ts",
                "disabled",
                "-output_ts_offset",
                OFFSET.toSeconds(0),
                "-fs",
                Integer.toString(TextReader.MOST_BYTES),
                "-f",
                muxer,
                "file:" + file);
    }
}
