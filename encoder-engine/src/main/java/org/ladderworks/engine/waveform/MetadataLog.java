package org.ladderworks.engine.waveform;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads what FFmpeg's {@code ametadata=print} wrote: for each frame a line that begins with its number, then its values. */
final class MetadataLog {
    private static final String FRAME = "frame:";

    /** FFmpeg writes 127 signs of a line at most. */
    private static final int LONGEST_LINE = 256;

    private final List<String> keys;
    private final Values into;
    private final double[] values;
    private final boolean[] told;
    private int frame = -1;

    /** Takes the values of a frame. */
    @FunctionalInterface
    interface Values {
        /**
         * Gets them.
         *
         * @param values in the order of the keys; the array is used again
         */
        void of(int frame, double[] values);
    }

    private MetadataLog(List<String> keys, Values into) {
        this.keys = keys;
        this.into = into;
        values = new double[keys.size()];
        told = new boolean[keys.size()];
    }

    /**
     * Reads a log to its end.
     *
     * @throws IOException where it has more or fewer frames, or one of them lacks one of the values
     */
    static void read(Path log, List<String> keys, int frames, Values into) throws IOException {
        MetadataLog reading = new MetadataLog(keys, into);
        try (BufferedReader reader = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            StringBuilder line = new StringBuilder();
            for (int sign = reader.read(); sign >= 0; sign = reader.read()) {
                if (sign != '\n') {
                    line.append((char) sign);
                    if (line.length() > LONGEST_LINE) {
                        throw new IOException("a line of FFmpeg's is too long");
                    }
                    continue;
                }
                reading.line(line.toString().strip(), frames);
                line.setLength(0);
            }
        }
        reading.end();
        if (reading.frame + 1 != frames) {
            throw new IOException("FFmpeg measured " + (reading.frame + 1) + " frames instead of " + frames);
        }
    }

    private void line(String line, int frames) throws IOException {
        if (line.startsWith(FRAME)) {
            end();
            frame++;
            if (frame >= frames) {
                throw new IOException("FFmpeg measured more than " + frames + " frames");
            }
            return;
        }
        int equals = line.indexOf('=');
        int key = equals < 0 ? -1 : keys.indexOf(line.substring(0, equals));
        if (key >= 0) {
            values[key] = number(line.substring(equals + 1));
            told[key] = true;
        }
    }

    private void end() throws IOException {
        if (frame < 0) {
            return;
        }
        for (boolean each : told) {
            if (!each) {
                throw new IOException("FFmpeg did not tell all of frame " + frame);
            }
        }
        into.of(frame, values);
        Arrays.fill(told, false);
    }

    private static double number(String text) throws IOException {
        return switch (text) {
            case "nan", "-nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    throw new IOException("FFmpeg told no number: " + text, e);
                }
            }
        };
    }
}
