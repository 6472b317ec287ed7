package org.ladderworks.engine.encode;

import java.util.List;
import java.util.function.LongConsumer;

/** Reads {@code -progress} lines: hands on the number of video frames or of microseconds of sound done so far. */
final class FfmpegProgress {
    /** Options that make FFmpeg run unattended, report progress four times a second, and log warnings with their level. */
    static final List<String> OPTIONS = List.of(
            "-nostdin",
            "-hide_banner",
            "-y",
            "-loglevel",
            "level+warning",
            "-progress",
            "pipe:1",
            "-stats_period",
            "0.25",
            "-nostats");

    private FfmpegProgress() {}

    static java.util.function.Consumer<String> frames(LongConsumer done) {
        return field("frame=", done);
    }

    static java.util.function.Consumer<String> microseconds(LongConsumer done) {
        return field("out_time_us=", done);
    }

    private static java.util.function.Consumer<String> field(String name, LongConsumer done) {
        return line -> {
            if (line.startsWith(name)) {
                String value = line.substring(name.length()).strip();
                if (value.matches("\\d{1,18}")) {
                    done.accept(Long.parseLong(value));
                }
            }
        };
    }
}
