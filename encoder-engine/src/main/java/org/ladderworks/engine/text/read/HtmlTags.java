package org.ladderworks.engine.text.read;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.text.CueTextBuilder;
import org.ladderworks.engine.text.CueTextBuilder.Style;

/** The tags of SubRip: {@code i}, {@code b} and {@code u} are kept, {@code font} and {@code s} go, all else is text. */
final class HtmlTags {
    private static final Pattern MARK = Pattern.compile(
            "<(/?)(i|b|u|s|em|strong|font|span)(?:\\s[^<>]{0,200})?>|\\{(\\\\[^{}]{0,500})\\}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|nbsp|quot|lrm|rlm|#39);");

    private HtmlTags() {}

    /** Adds a line; overrides in braces, which SubRip files have from ASS, go to {@code overrides}. */
    static void add(String line, CueTextBuilder words, AssTags overrides) {
        Matcher mark = MARK.matcher(line);
        int from = 0;
        while (mark.find()) {
            words.text(unescaped(line.substring(from, mark.start())));
            from = mark.end();
            if (mark.group(3) != null) {
                overrides.apply(mark.group(3));
            } else {
                boolean on = mark.group(1).isEmpty();
                switch (mark.group(2).toLowerCase(Locale.ROOT)) {
                    case "i", "em" -> words.style(Style.I, on);
                    case "b", "strong" -> words.style(Style.B, on);
                    case "u" -> words.style(Style.U, on);
                    default -> {}
                }
            }
        }
        words.text(unescaped(line.substring(from)));
    }

    /** Entities of HTML and WebVTT as the letters that they stand for. */
    static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                switch (match.group(1)) {
                                    case "amp" -> "&";
                                    case "lt" -> "<";
                                    case "gt" -> ">";
                                    case "nbsp" -> "\u00A0";
                                    case "lrm" -> "\u200E";
                                    case "rlm" -> "\u200F";
                                    case "quot" -> "\"";
                                    default -> "'";
                                }));
    }
}
