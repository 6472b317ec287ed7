package org.ladderworks.engine.overlay;

/** The value of an option in a filter graph, in which many signs mean something. Pure. */
public final class FilterValue {
    private FilterValue() {}

    /** Escaped twice, as FFmpeg reads it twice: as a part of the graph, then as a part of a list of options. */
    public static String of(String text) {
        return escaped(escaped(text, "\\':"), "\\'[],;");
    }

    private static String escaped(String text, String special) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            // Blanks at the ends would be cut off.
            boolean blank = Character.isWhitespace(sign);
            if (special.indexOf(sign) >= 0 || blank) {
                value.append('\\');
            }
            value.append(sign);
        }
        return value.toString();
    }
}
