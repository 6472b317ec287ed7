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

    /** An average to meet over the title; a window may be given more or less. */
    sealed interface Average extends RateControl {
        Bitrate average();

        /** The same with another average. */
        Average withAverage(Bitrate other);

        /** A target is met to within a tenth (rule 3). */
        @Override
        default Bitrate highestAverage(Bitrate ceiling) {
            return aTenthMore(ceiling);
        }

        @Override
        default String qualityOption() {
            return "-b:v";
        }

        @Override
        default String qualityValue() {
            return Long.toString(average().bitsPerSecond());
        }
    }

    /** An average met in one pass. */
    record TargetBitrate(Bitrate average, Bitrate maxRate) implements Average {
        @Override
        public Average withAverage(Bitrate other) {
            return new TargetBitrate(other, maxRate);
        }
    }

    /** An average met in two passes over each chunk, where the encoder can. */
    record TwoPass(Bitrate average, Bitrate maxRate) implements Average {
        @Override
        public Average withAverage(Bitrate other) {
            return new TwoPass(other, maxRate);
        }
    }

    /**
     * The same bit rate at all times, evened out by a buffer of one second. Nothing is filled up: pictures that cannot
     * take so much, such as black, take less, as padding would only be downloaded for nothing.
     */
    record Constant(Bitrate maxRate) implements RateControl {
        @Override
        public Bitrate highestAverage(Bitrate ceiling) {
            return aTenthMore(ceiling);
        }

        @Override
        public String qualityOption() {
            return "-b:v";
        }

        @Override
        public String qualityValue() {
            return Long.toString(maxRate.bitsPerSecond());
        }
    }

    /** The same under another cap, and aiming no higher. */
    default RateControl cappedAt(Bitrate cap) {
        return switch (this) {
            case CappedCrf control -> new CappedCrf(control.crf(), cap);
            case TargetBitrate _ -> new TargetBitrate(cap, cap);
            case TwoPass _ -> new TwoPass(cap, cap);
            case Constant _ -> new Constant(cap);
        };
    }

    private static Bitrate aTenthMore(Bitrate rate) {
        return new Bitrate(rate.bitsPerSecond() * 11 / 10);
    }

    /** The cap that goes with a rung's number: half as much again. */
    static Bitrate capFor(Bitrate ceiling) {
        return new Bitrate(ceiling.bitsPerSecond() * 3 / 2);
    }
}
