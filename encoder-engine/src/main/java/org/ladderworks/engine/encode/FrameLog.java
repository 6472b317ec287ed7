package org.ladderworks.engine.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What FFmpeg noted of each encoded frame: its number, and the time of the source frame that it shows. */
final class FrameLog {
    private FrameLog() {}

    /** The first frame that does not show what was planned, or -1; a missing or surplus frame counts. */
    static long firstWrong(Path log, long[] planned, int step) throws IOException {
        long frame = 0;
        long expected = Math.ceilDiv(planned.length, step);
        try (BufferedReader reader = Files.newBufferedReader(log)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                if (frame >= expected
                        || space < 0
                        || !Long.toString(planned[Math.toIntExact(frame * step)])
                                .equals(line.substring(space + 1).strip())) {
                    return frame;
                }
                frame++;
            }
        }
        return frame == expected ? -1 : frame;
    }
}
