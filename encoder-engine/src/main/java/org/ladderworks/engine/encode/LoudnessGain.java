package org.ladderworks.engine.encode;

import java.util.Locale;

/**
 * What a track measured before it was encoded (EBU R 128, ITU-R BS.1770), and the linear gain that it gets.
 *
 * @param integrated in LUFS, -70 for silence
 * @param truePeak in dBTP
 * @param decibels gain, to a hundredth
 * @param shortfall of the gain that would reach the target, in dB; 0 where it is reached
 */
public record LoudnessGain(double integrated, double truePeak, double decibels, double shortfall) {
    /** True peaks stay below this (EBU R 128), in dBTP. */
    public static final double HIGHEST_PEAK = -1;

    /** Nothing quieter is programme: the gate of BS.1770. */
    static final double SILENCE = -70;

    /** Brings a measured track to a target as near as its true peak lets it. */
    static LoudnessGain towards(double target, double integrated, double truePeak) {
        if (integrated <= SILENCE) {
            return new LoudnessGain(integrated, truePeak, 0, 0);
        }
        double wanted = target - integrated;
        double allowed = Math.min(wanted, HIGHEST_PEAK - truePeak);
        return new LoudnessGain(integrated, truePeak, rounded(allowed), Math.max(0, rounded(wanted - allowed)));
    }

    /** Integrated loudness as delivered, in LUFS. */
    double deliveredLoudness() {
        return integrated + decibels;
    }

    boolean isSilent() {
        return integrated <= SILENCE;
    }

    static String text(double decibels) {
        return String.format(Locale.ROOT, "%.2f", decibels);
    }

    private static double rounded(double decibels) {
        return Math.floor(decibels * 100 + 1e-6) / 100;
    }
}
