package org.ladderworks.app.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** x264's named speeds. */
final class EncoderSpeed {
    private static final List<String> NAMES =
            List.of("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow");

    private EncoderSpeed() {}

    static String checked(CommandLine command, String name) {
        if (!NAMES.contains(name)) {
            throw new ParameterException(command, "--speed " + name + ": choose one of " + String.join(", ", NAMES));
        }
        return name;
    }
}
