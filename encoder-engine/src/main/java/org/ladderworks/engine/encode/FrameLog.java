package org.ladderworks.engine.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What FFmpeg noted of each encoded frame: its number, and the time of the source frame that it shows. */
final class FrameLog {
    private FrameLog() {}

    /**
     * The first frame that does not show what was planned, or -1; a missing or surplus frame counts.
     *
     * @param tolerances how far each frame's time may be from what was planned, in its ticks
     */
    static long firstWrong(Path log, long[] planned, int step, long[] tolerances) throws IOException {
        long frame = 0;
        long expected = Math.ceilDiv(planned.length, step);
        try (BufferedReader reader = Files.newBufferedReader(log)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                if (frame >= expected
                        || space < 0
                        || !isNear(
                                line.substring(space + 1).strip(),
                                planned[Math.toIntExact(frame * step)],
                                tolerances[Math.toIntExact(frame * step)])) {
                    return frame;
                }
                frame++;
            }
        }
        return frame == expected ? -1 : frame;
    }

    private static boolean isNear(String noted, long planned, long tolerance) {
        return noted.matches("-?\\d{1,18}") && Math.abs(Long.parseLong(noted) - planned) <= tolerance;
    }
}
