package org.ladderworks.engine.tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Counts how often a tool got on, by what it says of it: for FFmpeg the lines of {@code -progress} that count frames and
 * time; it writes the others, such as the speed, also while it is stuck. A tool that is not told to report is taken to get
 * on whenever it is asked about. Written by one thread.
 */
final class Advance {
    private static final List<String> COUNTERS = List.of("frame", "out_time_us");

    private final boolean told;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, String> last = new HashMap<>();

    Advance(ToolCommand command) {
        told = command.arguments().contains("-progress");
    }

    /** Hands on each line that the tool prints. */
    Consumer<String> before(Consumer<String> next) {
        return line -> {
            note(line);
            next.accept(line);
        };
    }

    private void note(String line) {
        int equals = line.indexOf('=');
        if (equals > 0 && COUNTERS.contains(line.substring(0, equals))) {
            String value = line.substring(equals + 1);
            if (!value.equals(last.put(line.substring(0, equals), value))) {
                count.incrementAndGet();
            }
        }
    }

    long count() {
        return told ? count.get() : count.incrementAndGet();
    }
}
