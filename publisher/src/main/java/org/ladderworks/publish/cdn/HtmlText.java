package org.ladderworks.publish.cdn;

/** Text as it stands in HTML. Pure. */
final class HtmlText {
    private HtmlText() {}

    /** In an attribute with double quotes (HTML, 13.1.2.3). */
    static String attribute(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(Character.isISOControl(each) || isHalf(each) ? 0xFFFD : each);
            }
        });
        return html.toString();
    }

    /** A string of JavaScript in a script element (HTML, 4.12.1.3): nothing in it ends the string or the element. */
    static String script(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(each -> {
            boolean plain = each >= ' ' && each < 0x7F && "\"\\<>&'".indexOf(each) < 0;
            literal.append(plain ? Character.toString(each) : "\\u%04x".formatted(each));
        });
        return literal.append('"').toString();
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
