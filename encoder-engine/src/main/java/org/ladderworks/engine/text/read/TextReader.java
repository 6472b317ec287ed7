package org.ladderworks.engine.text.read;

import java.util.List;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.text.TimedText;

/** Bytes of a text file to cues. Pure; work and memory are bounded by what was given. */
public final class TextReader {
    /** A day of dense subtitles has a few megabytes. */
    public static final int MOST_BYTES = 16 << 20;

    /** A day with one every two seconds. */
    static final int MOST_CUES = 50_000;

    /** Twenty a cue. */
    private static final int MOST_LINES = 20 * MOST_CUES;

    private TextReader() {}

    /**
     * Reads a text. Cues that cannot be read are left out and counted in the notes.
     *
     * @param name of the file, for messages
     * @throws SourceException TEXT_UNUSABLE where it is too large, has too many cues, or is not of the format
     */
    public static TimedText read(byte[] bytes, TextFormat format, String name) {
        if (bytes.length > MOST_BYTES) {
            throw unusable(name + " is larger than " + (MOST_BYTES >> 20) + " MB");
        }
        TextDecoding.Decoded decoded = TextDecoding.decode(bytes);
        CueCollector cues = new CueCollector(name);
        try {
            switch (format) {
                case SUBRIP -> SubRipReader.read(decoded.text(), cues);
                case WEBVTT -> WebVttReader.read(decoded.text(), cues);
                case TTML -> new TtmlReader(cues).read(decoded.text());
                case ASS -> new AssReader(cues).read(decoded.text());
            }
        } catch (NotThatFormat e) {
            throw unusable(name + " is not " + format.label() + ": " + e.getMessage());
        }
        TimedText read = new TimedText(cues.cues(), cues.notes());
        return decoded.note().map(read::noting).orElse(read);
    }

    static SourceException unusable(String what) {
        return new SourceException(
                ErrorCode.TEXT_UNUSABLE,
                what,
                "Give SubRip (.srt), WebVTT (.vtt), TTML (.ttml, .xml, .dfxp) or ASS (.ass, .ssa), in UTF-8.");
    }

    /** What was given is something else. */
    static final class NotThatFormat extends Exception {
        private static final long serialVersionUID = 1L;

        NotThatFormat(String why) {
            super(why);
        }
    }

    /** Lines without their ends, which are line feeds, carriage returns or both. */
    static List<String> lines(String text) throws NotThatFormat {
        List<String> lines = text.lines().limit(MOST_LINES + 1).toList();
        if (lines.size() > MOST_LINES) {
            throw new NotThatFormat("it has more than " + MOST_LINES + " lines");
        }
        return lines;
    }
}
