package org.ladderworks.engine.text.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.text.CueSettings;
import org.ladderworks.engine.text.CueSettings.Height;
import org.ladderworks.engine.text.CueSettings.Side;
import org.ladderworks.engine.text.CueTextBuilder;
import org.ladderworks.engine.text.CueTextBuilder.Style;

/** The override tags of ASS: italic, bold, underline and alignment are kept, drawings are left out, all else goes. */
final class AssTags {
    private static final Pattern TAG = Pattern.compile(
            "\\\\(?:(?<style>[ibu])(?<value>\\d{0,3})(?![a-z])|an(?<an>[1-9])|a(?<a>\\d{1,2})|p(?<drawing>\\d{1,2})(?!\\d)"
                    + "|pos\\(\\s*-?[\\d.]{1,12}\\s*,\\s*(?<y>-?\\d{1,6})[^)]{0,20}\\)|(?<reset>r)(?!nd))");

    private final CueTextBuilder words;
    private final AssStyle style;
    private final int pictureHeight;
    private Optional<CueSettings> placed = Optional.empty();
    private boolean drawing;

    /** Without a style: what SubRip files borrow of ASS. */
    AssTags(CueTextBuilder words) {
        this(words, AssStyle.PLAIN, 0);
    }

    /** @param pictureHeight in the script's units, 0 where positions are not to be looked at */
    AssTags(CueTextBuilder words, AssStyle style, int pictureHeight) {
        this.words = words;
        this.style = style;
        this.pictureHeight = pictureHeight;
        reset();
    }

    /** Where the text was told to stand; empty where it was not. */
    Optional<CueSettings> placed() {
        return placed;
    }

    /** True while what comes is a drawing. */
    boolean isDrawing() {
        return drawing;
    }

    /** One group of overrides, without its braces. */
    void apply(String overrides) {
        Matcher tag = TAG.matcher(overrides);
        while (tag.find()) {
            if (tag.group("style") != null) {
                setStyle(tag.group("style").charAt(0), tag.group("value"));
            } else if (tag.group("an") != null) {
                placed = placed.or(() -> Optional.of(AssStyle.numpad(Integer.parseInt(tag.group("an")))));
            } else if (tag.group("a") != null) {
                placed = placed.or(() -> Optional.of(AssStyle.legacy(Integer.parseInt(tag.group("a")))));
            } else if (tag.group("drawing") != null) {
                drawing = Integer.parseInt(tag.group("drawing")) > 0;
            } else if (tag.group("y") != null) {
                place(Integer.parseInt(tag.group("y")));
            } else if (tag.group("reset") != null) {
                reset();
            }
        }
    }

    private void setStyle(char letter, String value) {
        switch (letter) {
            case 'i' -> words.style(Style.I, value.isEmpty() ? style.italic() : !value.equals("0"));
            case 'b' -> words.style(Style.B, value.isEmpty() ? style.bold() : isBold(Integer.parseInt(value)));
            default -> words.style(Style.U, value.isEmpty() ? style.underline() : !value.equals("0"));
        }
    }

    /** 1, or a weight as in CSS. */
    private static boolean isBold(int value) {
        return value == 1 || value >= 600;
    }

    private void place(int y) {
        if (pictureHeight > 0) {
            Height height =
                    3 * y < pictureHeight ? Height.TOP : 3 * y < 2 * pictureHeight ? Height.MIDDLE : Height.BOTTOM;
            placed = Optional.of(CueSettings.at(height, Side.CENTRE));
        }
    }

    private void reset() {
        words.style(Style.I, style.italic()).style(Style.B, style.bold()).style(Style.U, style.underline());
    }
}
