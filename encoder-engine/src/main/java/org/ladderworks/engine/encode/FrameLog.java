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
    static int firstWrong(Path log, long[] planned, long[] tolerances) throws IOException {
        int frame = 0;
        try (BufferedReader reader = Files.newBufferedReader(log)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                if (frame >= planned.length
                        || space < 0
                        || !isNear(line.substring(space + 1).strip(), planned[frame], tolerances[frame])) {
                    return frame;
                }
                frame++;
            }
        }
        return frame == planned.length ? -1 : frame;
    }

    private static boolean isNear(String noted, long planned, long tolerance) {
        return noted.matches("-?\\d{1,18}") && Math.abs(Long.parseLong(noted) - planned) <= tolerance;
    }
}
