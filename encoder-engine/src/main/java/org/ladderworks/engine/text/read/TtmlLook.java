package org.ladderworks.engine.text.read;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.text.CueSettings;
import org.ladderworks.engine.text.CueSettings.Height;
import org.ladderworks.engine.text.CueSettings.Side;

/** The styles and regions of a TTML document that say something about what is kept: letters, height and side. */
final class TtmlLook {
    private static final int MOST = 10_000;
    private static final Pattern PERCENTAGES =
            Pattern.compile("(-?\\d{1,4})(?:\\.\\d{1,9})?%\\s+(-?\\d{1,4})(?:\\.\\d{1,9})?%");

    /** Of styles that a style refers to, and these to others; each may name itself often. */
    private static final int MOST_REFERRED = 64;

    private final Map<String, Map<String, String>> named = new HashMap<>();

    /** A style or region with its id, and what stands inside a region. */
    void name(String id, Map<String, String> attributes) {
        if (named.size() < MOST) {
            named.computeIfAbsent(id, _ -> new HashMap<>()).putAll(attributes);
        }
    }

    /** The attributes of an element with those of the styles that it refers to, nearest first. */
    Map<String, String> resolved(Map<String, String> own) {
        Map<String, String> all = new HashMap<>();
        addReferred(own, all, MOST_REFERRED);
        all.putAll(own);
        return all;
    }

    /** Returns how many more styles may be looked at. */
    private int addReferred(Map<String, String> attributes, Map<String, String> all, int most) {
        int left = most;
        for (String id : attributes.getOrDefault("style", "").strip().split("\\s+", 32)) {
            Map<String, String> style = named.get(id);
            if (style != null && left > 0) {
                left = addReferred(style, all, left - 1);
                all.putAll(style);
            }
        }
        return left;
    }

    /** Where a region puts text: the anchor of its lines, in thirds of the picture. */
    CueSettings settings(String region, String textAlign) {
        Map<String, String> attributes = resolved(named.getOrDefault(region, Map.of()));
        String align = textAlign.isEmpty() ? attributes.getOrDefault("textAlign", "") : textAlign;
        return CueSettings.at(named.containsKey(region) ? height(attributes) : Height.BOTTOM, side(align));
    }

    private static Height height(Map<String, String> region) {
        int top = second(region.get("origin"), 0);
        int extent = second(region.get("extent"), 100);
        // The initial value is before: text at the top of its region.
        int anchor = switch (region.getOrDefault("displayAlign", "before")) {
            case "after" -> top + extent;
            case "center" -> top + extent / 2;
            default -> top;
        };
        return anchor < 34 ? Height.TOP : anchor < 67 ? Height.MIDDLE : Height.BOTTOM;
    }

    private static Side side(String textAlign) {
        return switch (textAlign) {
            case "left" -> Side.LEFT;
            case "right" -> Side.RIGHT;
            default -> Side.CENTRE;
        };
    }

    private static int second(@org.jspecify.annotations.Nullable String pair, int otherwise) {
        Matcher matcher = PERCENTAGES.matcher(pair == null ? "" : pair.strip());
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : otherwise;
    }
}
