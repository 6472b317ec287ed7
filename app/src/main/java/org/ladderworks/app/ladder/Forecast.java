package org.ladderworks.app.ladder;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.ChannelLayout;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.time.Bitrate;
import tools.jackson.databind.JsonNode;

/**
 * What a preset comes to for a source: from the ceilings of its rungs, so that a title that is easy to encode stays below it. Pure.
 *
 * @param ladder that would be planned
 * @param sound of one track in all codecs that are made, in bit/s
 * @param tracks of sound
 * @param findings that may not be meant
 */
public record Forecast(SourceShape source, Ladder ladder, long sound, int tracks, List<Finding> findings) {
    private static final double HOUR = 3600;
    private static final double GIGABYTE = 1e9;
    private static final double HOURS_VIEWED = 1000;

    public Forecast {
        findings = List.copyOf(findings);
    }

    /**
     * Plans as an encode does: its ladder, and its sound in stereo.
     *
     * @param preset without problems, with at least one ladder
     */
    public static Forecast of(OpenPreset preset, SourceShape source) {
        List<LadderPreset> ladders = preset.ladders();
        Ladder ladder = LadderPlanner.plan(ladders, source.size(), source.rate());
        JsonNode said = preset.fragment().audio().path("tracks");
        return new Forecast(
                source,
                ladder,
                sound(preset.fragment(), ladders.getFirst()),
                source.sounds() == 0 || said.isEmpty() ? source.sounds() : said.size(),
                Findings.of(ladder, source));
    }

    /** AAC is always made. */
    private static long sound(PresetFragment fragment, LadderPreset ladder) {
        Set<String> named = fragment.audio()
                .path("codecs")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        long bits = 0;
        for (AudioCodec codec : AudioCodec.values()) {
            if (codec == AudioCodec.AAC || named.contains(codec.id().toLowerCase(Locale.ROOT))) {
                bits += codec.bitrate(ChannelLayout.STEREO, Bitrate.ofKilobits(ladder.audioKilobits()))
                        .bitsPerSecond();
            }
        }
        return bits;
    }

    /** All rungs and all sound together, in bytes. */
    public double bytesPerHour() {
        return bytesPerSecond() * HOUR;
    }

    /** Of the whole title. */
    public double bytes(Duration length) {
        return bytesPerSecond() * length.toMillis() / 1000.0;
    }

    private double bytesPerSecond() {
        long pictures = ladder.rungs().stream()
                .mapToLong(rung -> rung.ceiling().bitsPerSecond())
                .sum();
        return (pictures + sound * tracks) / 8.0;
    }

    /** What it costs to keep that much for a month. */
    public double stored(Duration length, Prices prices) {
        return bytes(length) / GIGABYTE * prices.stored();
    }

    /** What a thousand hours cost that all viewers see at the best rung. */
    public double deliveredAtBest(Prices prices) {
        return delivered(
                ladder.rungs().stream()
                        .map(LadderRung::ceiling)
                        .max(Comparator.naturalOrder())
                        .map(Bitrate::bitsPerSecond)
                        .orElse(0L),
                prices);
    }

    /** What a thousand hours cost that are seen at each rung as often as at the others. */
    public double deliveredEvenly(Prices prices) {
        return delivered(
                ladder.rungs().stream()
                        .mapToLong(rung -> rung.ceiling().bitsPerSecond())
                        .average()
                        .orElse(0),
                prices);
    }

    /** A viewer hears one track in one codec: AAC is taken, as all players play it. */
    private double delivered(double pictures, Prices prices) {
        double heard = tracks == 0 ? 0 : ladder.preset().audioKilobits() * 1000.0;
        return (pictures + heard) / 8 * HOUR * HOURS_VIEWED / GIGABYTE * prices.delivered();
    }
}
