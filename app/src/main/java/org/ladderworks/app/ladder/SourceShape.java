package org.ladderworks.app.ladder;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/**
 * What a ladder is planned for.
 *
 * @param size as displayed, in square pixels
 * @param highDynamicRange whether its light is PQ or HLG
 * @param length empty where it is not known
 * @param sounds how many tracks of sound it has
 */
public record SourceShape(
        Resolution size, FrameRate rate, boolean highDynamicRange, Optional<Duration> length, int sounds) {
    /** What is planned for while no title is chosen: an hour of 1080p at 25 frames a second with one track of sound. */
    public static final SourceShape TYPICAL = new SourceShape(
            new Resolution(1920, 1080), new FrameRate(25, 1), false, Optional.of(Duration.ofHours(1)), 1);

    /** As the library tells of pictures: {@code 1920×1080 HEVC 23.976 fps PQ}. */
    private static final Pattern PICTURE = Pattern.compile("(\\d{1,5})×(\\d{1,5}) .*?(\\d{1,3}(?:\\.\\d+)?) fps(.*)");

    /** Empty for sound alone, and where nothing is known of the pictures. */
    public static Optional<SourceShape> of(SourceFacts facts) {
        return facts.picture().map(PICTURE::matcher).filter(Matcher::matches).flatMap(found -> shape(found, facts));
    }

    private static Optional<SourceShape> shape(Matcher found, SourceFacts facts) {
        int width = Integer.parseInt(found.group(1));
        int height = Integer.parseInt(found.group(2));
        double rate = Double.parseDouble(found.group(3));
        return width == 0 || height == 0 || rate <= 0
                ? Optional.empty()
                : Optional.of(new SourceShape(
                        new Resolution(width, height),
                        rate(rate),
                        found.group(4).contains("PQ") || found.group(4).contains("HLG"),
                        facts.duration(),
                        facts.audio().size()));
    }

    /** Three decimals of a rate are those of one over 1001, where they are of no whole number. */
    private static FrameRate rate(double decimal) {
        int whole = (int) Math.round(decimal);
        if (whole > 0 && Math.abs(decimal - whole) < 0.0005) {
            return new FrameRate(whole, 1);
        }
        int above = (int) Math.ceil(decimal);
        return Math.abs(above * 1000 / 1001.0 - decimal) < 0.002
                ? new FrameRate(above * 1000, 1001)
                : new FrameRate(Math.max(1, (int) Math.round(decimal * 1000)), 1000);
    }

    /** Such as {@code 1920×1080}. */
    public String sizeText() {
        return size.width() + "×" + size.height();
    }
}
