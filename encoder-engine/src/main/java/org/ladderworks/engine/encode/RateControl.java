package org.ladderworks.engine.encode;

import java.util.Locale;
import org.ladderworks.engine.time.Bitrate;

/** How an encoder spends bits. Every kind is capped: peaks stay within {@link #maxRate}, measured over one second. */
public sealed interface RateControl {
    /** The most that the rung may take over a second (rule 4: 1.5 times the ceiling of its average). */
    Bitrate maxRate();

    /** The average beyond which a rung is encoded once more, tighter. */
    Bitrate highestAverage(Bitrate ceiling);

    /** Options that all of FFmpeg's encoders for our codecs have. */
    String qualityOption();

    String qualityValue();

    /** Constant quality under a cap. */
    record CappedCrf(double crf, Bitrate maxRate) implements RateControl {
        @Override
        public Bitrate highestAverage(Bitrate ceiling) {
            return ceiling;
        }

        @Override
        public String qualityOption() {
            return "-crf";
        }

        @Override
        public String qualityValue() {
            return String.format(Locale.ROOT, "%.4g", crf).replaceAll("\\.?0+$", "");
        }
    }

    /** An average to meet. */
    record TargetBitrate(Bitrate average, Bitrate maxRate) implements RateControl {
        /** A target is met to within a tenth (rule 3). */
        @Override
        public Bitrate highestAverage(Bitrate ceiling) {
            return new Bitrate(ceiling.bitsPerSecond() * 11 / 10);
        }

        @Override
        public String qualityOption() {
            return "-b:v";
        }

        @Override
        public String qualityValue() {
            return Long.toString(average.bitsPerSecond());
        }
    }

    /** The cap that goes with a rung's number: half as much again. */
    static Bitrate capFor(Bitrate ceiling) {
        return new Bitrate(ceiling.bitsPerSecond() * 3 / 2);
    }
}
