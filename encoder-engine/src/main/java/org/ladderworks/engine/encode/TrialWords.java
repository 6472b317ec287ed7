package org.ladderworks.engine.encode;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.tool.ToolResult;

/** Says in words why a hardware encoder does not work, from what FFmpeg said. Pure. */
final class TrialWords {
    /** Which part of FFmpeg speaks, how loud, and where in memory it lies. */
    private static final Pattern SPEAKER = Pattern.compile("^(\\[[^\\]]*\\]\\s*)+");

    private static final Pattern LIBRARY = Pattern.compile("Cannot load (\\S+)");

    /** Only numbers follow. */
    private static final List<String> NO_DEVICE =
            List.of("Device creation failed", "Failed to create a VAAPI device", "No VA display found");

    private TrialWords() {}

    /** The first error counts: those behind it only follow from it. */
    static String why(ToolResult result) {
        if (result.stoodStill()) {
            return result.summary();
        }
        return result.lastErrorLines().stream()
                .filter(line -> line.contains("[error]") || line.contains("[fatal]"))
                .findFirst()
                .map(TrialWords::tidied)
                .orElseGet(() -> tidied(result.summary()));
    }

    private static String tidied(String line) {
        String said = SPEAKER.matcher(line).replaceFirst("").strip();
        Matcher library = LIBRARY.matcher(said);
        if (library.find()) {
            return HardwareFault.NO_DRIVER.with(library.group(1)).english();
        }
        if (NO_DEVICE.stream().anyMatch(said::contains)) {
            return HardwareFault.NO_DEVICE.english();
        }
        if (said.startsWith("Unknown encoder")) {
            return HardwareFault.NOT_BUILT_IN.english();
        }
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
