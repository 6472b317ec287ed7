package org.ladderworks.engine.overlay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ladderworks.engine.overlay.DrawnText.Content;
import org.ladderworks.engine.time.FrameRate;

/** The filter that draws a text or a running time code. Pure. */
final class TextFilter {
    private static final int SMALLEST = 4;

    /** The box reaches so far beyond the text to the left and right, as a part of the font's size; half as far up and down. */
    private static final int BOX_PART = 4;

    private static final BigDecimal BOX_OPACITY = new BigDecimal("0.5");

    private static final int HIGHEST_RATE = 99;

    private TextFilter() {}

    /** @param firstFrame of the title's timeline that is the filter's first */
    static String of(DrawnText text, OverlaidPicture picture, FrameRate rate, long firstFrame) {
        int margin = text.placement().marginIn(picture.size().height());
        int size = size(text, picture, margin);
        int beside = text.box() ? Math.ceilDiv(size, BOX_PART) : 0;
        int above = Math.ceilDiv(beside, 2);
        Place place = text.placement().place();
        StringBuilder filter = new StringBuilder(
                switch (text.content()) {
                    case Content.Words words -> drawn(text.font(), words);
                    case Content.Running running ->
                        drawn(text.font(), running.from(firstFrame, rate)) + ":rate=" + rate + ":tc24hmax=1";
                });
        filter.append(":fontsize=%d:fontcolor=%s@%s"
                .formatted(size, picture.light().white(), text.opacity().toPlainString()));
        if (text.box()) {
            // Between two lines the boxes meet: where they lay over each other they would be darker.
            filter.append(":box=1:boxcolor=black@%s:boxborderw=%d|%d|%d"
                    .formatted(
                            text.opacity().multiply(BOX_OPACITY).toPlainString(),
                            text.line() == 0 ? above : 0,
                            beside,
                            text.line() == text.lines() - 1 ? above : 0));
        }
        // By the lines of the font: by the signs that are in it, a text would dance up and down while it runs.
        return filter.append(":x=%s:y=%s:y_align=font"
                        .formatted(
                                place.x("w", "text_w", margin + beside),
                                place.y("h", "text_h", margin + above, text.line(), text.lines())))
                .toString();
    }

    private static String drawn(OverlayFile font, Content content) {
        String value = switch (content) {
            case Content.Words words ->
                "expansion=none:textfile=" + FilterValue.of(words.file().path().toString());
            case Content.Running running ->
                "timecode=" + FilterValue.of(running.start().toString());
        };
        return "drawtext=fontfile=" + FilterValue.of(font.path().toString()) + ":" + value;
    }

    /** White in the upper left corner, to be measured; a time code is one that is not drop-frame. */
    static String measured(OverlayFile font, Content content, int size) {
        String rate = content instanceof Content.Running ? ":rate=" + HIGHEST_RATE : "";
        return drawn(font, content) + rate + ":fontsize=" + size + ":fontcolor=white:x=0:y=0";
    }

    /** As asked for, unless it would then be wider than the picture. */
    private static int size(DrawnText text, OverlaidPicture picture, int margin) {
        int asked = text.placement().heightIn(picture.size().height());
        int room = picture.size().width() - 2 * margin - (text.box() ? 2 * Math.ceilDiv(asked, BOX_PART) : 0);
        BigDecimal fits = new BigDecimal(Math.max(0, room)).divide(text.widthOfSize(), 0, RoundingMode.FLOOR);
        return Math.max(SMALLEST, fits.min(new BigDecimal(asked)).intValueExact());
    }
}
