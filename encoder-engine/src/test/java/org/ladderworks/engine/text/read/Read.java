package org.ladderworks.engine.text.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ladderworks.engine.text.Cue;
import org.ladderworks.engine.text.TimedText;
import org.ladderworks.engine.text.WebVtt;

/** Texts of tests, read and told in one line a cue. */
final class Read {
    private Read() {}

    static TimedText text(TextFormat format, String content) {
        return TextReader.read(content.getBytes(StandardCharsets.UTF_8), format, "the text");
    }

    /** Each cue as WebVTT has it, its lines with a bar between. */
    static List<String> cues(TextFormat format, String content) {
        return text(format, content).cues().stream().map(Read::told).toList();
    }

    static String told(Cue cue) {
        return WebVtt.file(List.of(cue))
                .substring("WEBVTT\n\n".length())
                .strip()
                .replace('\n', '|');
    }
}
