package org.ladderworks.app.ui;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * How far texts of a window stand out from what is behind them, by WCAG 2.2, success criterion 1.4.3 (Contrast (Minimum),
 * level AA): 4.5 to 1, and 3 to 1 for large text, which is from 24 pixels on, or from 18.66 where it is bold. Texts of what
 * cannot be used now are excepted there. The colour of a text is its own, as the edges of letters are smoothed; what is behind
 * it is what most of its place in the picture is.
 */
final class Contrast {
    private static final double USUAL = 4.5;
    private static final double LARGE = 3;
    private static final double LARGE_PIXELS = 24;
    private static final double LARGE_BOLD_PIXELS = 18.66;

    private Contrast() {}

    /**
     * The texts that stand out too little, each in words.
     *
     * @param pixels the picture of the scene, row by row
     */
    static List<String> poor(Scene scene, int[] pixels) {
        int width = (int) scene.getWidth();
        return SeenText.of(scene).stream()
                .filter(each -> !each.text().isDisabled())
                .filter(each -> each.text().getFill() instanceof Color)
                .map(each -> told(each, behind(each.seen(), pixels, width)))
                .filter(told -> !told.isEmpty())
                .toList();
    }

    private static String told(SeenText each, Color behind) {
        Text text = each.text();
        Color fill = over((Color) text.getFill(), opacity(text), behind);
        double ratio = ratio(fill, behind);
        double wanted = isLarge(text) ? LARGE : USUAL;
        return ratio >= wanted
                ? ""
                : String.format(Locale.ROOT, "%.2f of %.1f, %s on %s: %s", ratio, wanted, fill, behind, text.getText());
    }

    private static boolean isLarge(Text text) {
        double size = text.getFont().getSize();
        return size >= LARGE_PIXELS
                || (size >= LARGE_BOLD_PIXELS && text.getFont().getStyle().contains("Bold"));
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    private static Color over(Color fill, double opacity, Color behind) {
        double alpha = fill.getOpacity() * opacity;
        return Color.color(
                fill.getRed() * alpha + behind.getRed() * (1 - alpha),
                fill.getGreen() * alpha + behind.getGreen() * (1 - alpha),
                fill.getBlue() * alpha + behind.getBlue() * (1 - alpha));
    }

    private static Color behind(Bounds seen, int[] pixels, int width) {
        int bottom = Math.min(pixels.length / width, (int) seen.getMaxY());
        int right = Math.min(width, (int) seen.getMaxX());
        int[] all = IntStream.range((int) seen.getMinY(), bottom)
                .flatMap(y -> IntStream.range((int) seen.getMinX(), right).map(x -> pixels[y * width + x] & 0xFFFFFF))
                .sorted()
                .toArray();
        int most = all[0];
        int longest = 0;
        int begun = 0;
        for (int i = 0; i < all.length; i++) {
            begun = all[i] == all[begun] ? begun : i;
            if (i - begun >= longest) {
                longest = i - begun;
                most = all[i];
            }
        }
        return Color.rgb(most >> 16, most >> 8 & 0xFF, most & 0xFF);
    }

    /** From 1, the same, to 21, black and white. */
    static double ratio(Color one, Color other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
