package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a WebVTT of thumbnails as a player would, knowing nothing of how it was written. */
public final class SpriteCues {
    private static final Pattern CUE = Pattern.compile(
            "(\\d\\d):(\\d\\d):(\\d\\d\\.\\d{3}) --> (\\d\\d):(\\d\\d):(\\d\\d\\.\\d{3})\n([^#\n]+)#xywh=(\\d+),(\\d+),(\\d+),(\\d+)\n");

    private SpriteCues() {}

    /**
     * A piece of a sheet.
     *
     * @param start in seconds
     * @param end in seconds
     */
    public record Cue(double start, double end, Path sheet, int x, int y, int width, int height) {}

    /** All of a file, in order; fails where anything else is in it. */
    public static List<Cue> read(Path file) {
        try {
            String text = Files.readString(file);
            if (!text.startsWith("WEBVTT\n\n")) {
                throw new AssertionError("no WebVTT: " + file);
            }
            List<Cue> cues = new ArrayList<>();
            for (String block : text.substring("WEBVTT\n\n".length()).split("(?<=\n)\n", -1)) {
                Matcher matcher = CUE.matcher(block);
                if (!matcher.matches()) {
                    throw new AssertionError("no cue: " + block);
                }
                cues.add(new Cue(
                        seconds(matcher, 1),
                        seconds(matcher, 4),
                        file.resolveSibling(matcher.group(7)),
                        number(matcher, 8),
                        number(matcher, 9),
                        number(matcher, 10),
                        number(matcher, 11)));
            }
            return cues;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(Matcher matcher, int from) {
        return new BigDecimal(matcher.group(from + 2))
                .add(BigDecimal.valueOf(60L * number(matcher, from + 1) + 3600L * number(matcher, from)))
                .doubleValue();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
