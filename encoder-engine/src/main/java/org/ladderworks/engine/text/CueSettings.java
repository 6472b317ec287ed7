package org.ladderworks.engine.text;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cue stands, as WebVTT cue settings (W3C WebVTT, 4.4): those of {@code vertical}, {@code line}, {@code position},
 * {@code size} and {@code align} that are well-formed. Regions are not among them: players differ about them.
 *
 * @param vtt settings with blanks between; empty for the bottom of the picture, centred
 */
public record CueSettings(String vtt) {
    private static final Pattern SETTING = Pattern.compile("vertical:(?:rl|lr)"
            + "|line:(?:-?\\d{1,2}|(?<line>\\d{1,3}(?:\\.\\d{1,9})?)%)(?:,(?:start|center|end))?"
            + "|position:(?<position>\\d{1,3}(?:\\.\\d{1,9})?)%(?:,(?:line-left|center|line-right))?"
            + "|size:(?<size>\\d{1,3}(?:\\.\\d{1,9})?)%"
            + "|align:(?:start|center|end|left|right)");

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** The bottom of the picture, centred. */
    public static final CueSettings NONE = new CueSettings("");

    public CueSettings {
        if (!vtt.equals(kept(vtt))) {
            throw new IllegalArgumentException("not cue settings: " + vtt);
        }
    }

    /** What is well-formed of the settings in a file, each name once. */
    public static CueSettings of(String written) {
        return new CueSettings(kept(written));
    }

    /** At a height of the picture, and at a side. */
    public static CueSettings at(Height height, Side side) {
        return new CueSettings((height.setting + " " + side.setting).strip());
    }

    /** A third of the picture. */
    public enum Height {
        TOP("line:0"),
        MIDDLE("line:50%"),
        BOTTOM("");

        private final String setting;

        Height(String setting) {
            this.setting = setting;
        }
    }

    /** Where lines are aligned. */
    public enum Side {
        LEFT("align:left"),
        CENTRE(""),
        RIGHT("align:right");

        private final String setting;

        Side(String setting) {
            this.setting = setting;
        }
    }

    private static String kept(String written) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : written.strip().split("[ \\t]+", 16)) {
            Matcher matcher = SETTING.matcher(setting);
            if (matcher.matches()
                    && isPercentage(matcher.group("line"))
                    && isPercentage(matcher.group("position"))
                    && isPercentage(matcher.group("size"))) {
                settings.putIfAbsent(setting.substring(0, setting.indexOf(':')), setting);
            }
        }
        return String.join(" ", settings.values());
    }

    private static boolean isPercentage(@org.jspecify.annotations.Nullable String number) {
        return number == null || new BigDecimal(number).compareTo(WHOLE) <= 0;
    }
}
