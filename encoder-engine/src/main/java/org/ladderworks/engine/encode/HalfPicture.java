package org.ladderworks.engine.encode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.time.Resolution;

/**
 * A picture larger than HD, halved once for its smaller rungs: each would read all of it otherwise, which is what scaling it
 * costs. Whether a rung is made from the half is asked of the source and the rung alone, never of the rungs beside it: its
 * chunks are the same in every ladder. Pure.
 */
final class HalfPicture {
    /** Of lines that a coder counts in sixteens, 1080 are 1088. Smaller sources have too few rungs to share a half. */
    private static final long LARGEST_HD = 1920L * 1088;

    /** From a half that is scaled again by less, fine detail comes out softer (0.06 to 0.3 dB at a third of 2160p). */
    private static final int SMALLEST_DIVISOR = 4;

    private static final Pattern EIGHT_BITS = Pattern.compile("yuvj?(4[0-9]{2})p");

    private HalfPicture() {}

    /** The half that a rung of this size is to be scaled from; empty where it is scaled from the whole. */
    static Optional<Scaling.Picture> of(Scaling.Picture whole, Resolution rung) {
        Resolution size = whole.size();
        boolean large = (long) size.width() * size.height() > LARGEST_HD;
        boolean even = size.width() % 4 == 0 && size.height() % 4 == 0;
        if (!large || !even || !Scaling.isByZimg(whole)) {
            return Optional.empty();
        }
        Resolution half = new Resolution(size.width() / 2, size.height() / 2);
        boolean quarter = (long) rung.width() * SMALLEST_DIVISOR <= size.width()
                && (long) rung.height() * SMALLEST_DIVISOR <= size.height();
        return quarter || rung.equals(half)
                ? Optional.of(
                        new Scaling.Picture(deep(whole.pixelFormat()), whole.fullRange(), half, whole.deep(), true))
                : Optional.empty();
    }

    /** From a whole picture to a half, in the same range: what then comes out is what one scaling would give. */
    static String made(Scaling.Picture whole, Scaling.Picture half) {
        return Scaling.byZimg(half.size(), whole, "none", whole.fullRange()) + ",format=" + half.pixelFormat();
    }

    /** Rounded to eight bits twice, a picture would band. */
    private static String deep(String pixelFormat) {
        Matcher eight = EIGHT_BITS.matcher(pixelFormat);
        return eight.matches() ? "yuv" + eight.group(1) + "p10le" : pixelFormat;
    }
}
