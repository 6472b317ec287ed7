package org.ladderworks.app.jobfile;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.time.FrameRate;

/** How many of a sequence of images are shown in a second, as an operator writes it. */
public final class ImageRate {
    /** What to write. */
    public static final String ADVICE = "frames a second from 1 to 240, as 24 or as 24000/1001";

    private static final Pattern WRITTEN = Pattern.compile("[1-9]\\d{0,5}(/[1-9]\\d{0,4})?");
    private static final int FASTEST = 240;

    private ImageRate() {}

    /** Empty for what is no rate, and for a rate that no title has. */
    public static Optional<FrameRate> parse(String text) {
        return Optional.of(text)
                .filter(written -> WRITTEN.matcher(written).matches())
                .map(FrameRate::parse)
                .filter(rate -> rate.approximate() >= 1 && rate.approximate() <= FASTEST);
    }
}
