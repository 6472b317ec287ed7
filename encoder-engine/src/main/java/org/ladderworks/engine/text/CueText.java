package org.ladderworks.engine.text;

import java.util.regex.Pattern;

/**
 * What a cue shows, as WebVTT cue text (W3C WebVTT, 4.2.2): escaped, with no other tags than {@code i}, {@code b} and
 * {@code u}, balanced in each line. {@link CueTextBuilder} makes it.
 *
 * @param vtt one or more lines with line feeds between them, none of them blank
 */
public record CueText(String vtt) {
    private static final Pattern MARKUP = Pattern.compile("</?[ibu]>|&(?:amp|lt|gt);");
    private static final Pattern FORBIDDEN = Pattern.compile("[&<>\\r\\x00]");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\n|\\A\\n|\\n\\z");

    public CueText {
        if (vtt.isBlank()
                || BLANK_LINE.matcher(vtt).find()
                || FORBIDDEN.matcher(MARKUP.matcher(vtt).replaceAll("")).find()) {
            throw new IllegalArgumentException("not the text of a cue: " + vtt);
        }
    }
}
