package org.ladderworks.engine.encode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How the channels of a source become those of a delivered layout: the coefficients of Recommendation ITU-R BS.775-3,
 * annex 4, divided by what the largest sum of a channel comes to. So nothing can clip, all channels keep their balance,
 * and a decoder's or a player's fold of 5.1 differs from ours by one gain only. The LFE channel is left out of stereo, as
 * BS.775 does.
 */
record ChannelMix(ChannelLayout to, Map<Speaker, Map<Speaker, Double>> gains) {
    private static final double HALF_POWER = Math.sqrt(0.5);

    static ChannelMix of(SpeakerLayout from, ChannelLayout to) {
        Map<Speaker, Map<Speaker, Double>> gains = new EnumMap<>(Speaker.class);
        for (Speaker target : to.speakers()) {
            Map<Speaker, Double> row = new EnumMap<>(Speaker.class);
            for (Speaker source : from.speakers()) {
                double gain = gain(source, target, from, to);
                if (gain > 0) {
                    row.put(source, gain);
                }
            }
            gains.put(target, row);
        }
        return new ChannelMix(to, normalised(gains));
    }

    /** FFmpeg's {@code pan} filter. */
    String filter() {
        StringJoiner filter = new StringJoiner("|", "pan=" + to.id() + "|", "");
        to.speakers().forEach(target -> {
            StringJoiner sum = new StringJoiner("+");
            row(target).forEach((source, gain) -> sum.add(number(gain) + "*" + source));
            if (sum.length() > 0) {
                filter.add(target + "=" + sum);
            }
        });
        return filter.toString();
    }

    private Map<Speaker, Double> row(Speaker target) {
        return gains.getOrDefault(target, Map.of());
    }

    /** Rounded down, so that the sum never passes one. */
    private static String number(double gain) {
        return BigDecimal.valueOf(gain + 1e-9)
                .setScale(6, RoundingMode.FLOOR)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Map<Speaker, Map<Speaker, Double>> normalised(Map<Speaker, Map<Speaker, Double>> gains) {
        double most = gains.values().stream()
                .mapToDouble(row ->
                        row.values().stream().mapToDouble(Double::doubleValue).sum())
                .max()
                .orElse(1);
        if (most > 1) {
            gains.values().forEach(row -> row.replaceAll((_, gain) -> gain / most));
        }
        return gains;
    }

    private static double gain(Speaker source, Speaker target, SpeakerLayout from, ChannelLayout to) {
        return switch (to) {
            case SURROUND -> surround(source, target, from);
            case STEREO -> stereo(source, target, from);
            case MONO ->
                source == Speaker.FC && from.speakers().size() == 1
                        ? 1
                        : stereo(source, Speaker.FL, from) + stereo(source, Speaker.FR, from);
        };
    }

    /** Channels in front stay; side and back share the surround channels, each at half its power where both are there. */
    private static double surround(Speaker source, Speaker target, SpeakerLayout from) {
        double shared = from.has(Speaker.SL) && from.has(Speaker.BL) ? HALF_POWER : 1;
        return switch (source) {
            case FL, FR, FC, LFE -> source == target ? 1 : 0;
            case BL, SL -> target == Speaker.BL ? shared : 0;
            case BR, SR -> target == Speaker.BR ? shared : 0;
            case BC -> target == Speaker.BL || target == Speaker.BR ? HALF_POWER : 0;
        };
    }

    /** Mono sounds from both sides as it is; else the fold of {@link #surround} with centre and surround at -3 dB. */
    private static double stereo(Speaker source, Speaker target, SpeakerLayout from) {
        boolean left = target == Speaker.FL;
        return switch (source) {
            case FL, FR -> source == target ? 1 : 0;
            case FC -> from.speakers().size() == 1 ? 1 : HALF_POWER;
            case LFE -> 0;
            case BL, SL, BR, SR, BC -> HALF_POWER * surround(source, left ? Speaker.BL : Speaker.BR, from);
        };
    }
}
