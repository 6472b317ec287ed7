package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.encode.HdrDelivery;
import org.ladderworks.engine.encode.PictureTreatment;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.probe.HdrMetadata.DolbyVision;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;

/** What becomes of the light of an HDR source, in words. Pure. */
final class HdrNotes {
    private HdrNotes() {}

    /** Nothing for an SDR source. */
    static List<String> of(VideoStream stream, PictureTreatment treatment, List<LadderPreset> presets) {
        List<String> notes = new ArrayList<>();
        HdrDelivery.of(stream).ifPresent(hdr -> {
            List<LadderPreset> kept =
                    presets.stream().filter(LadderPreset::highDynamicRange).toList();
            if (!kept.isEmpty()) {
                notes.add("HDR (%s) kept in %s, %s".formatted(kind(stream), titles(kept), metadata(hdr)));
                dynamic(stream).ifPresent(left -> notes.add(left + " left out: the HDR is static"));
            }
            if (kept.size() < presets.size()) {
                toneMapped(stream, treatment).ifPresent(notes::add);
            } else {
                notes.add(JobNote.NO_SDR.english());
            }
            if (kept.isEmpty()) {
                notes.add(JobNote.NO_HDR.english());
            }
        });
        return notes;
    }

    /** Of SDR rungs; empty for an SDR source. */
    static Optional<String> toneMapped(VideoStream stream, PictureTreatment treatment) {
        return treatment
                .toneMap()
                .map(map -> JobNote.TONE_MAPPED.with(kind(stream), map.peak()).english());
    }

    private static String kind(VideoStream stream) {
        return (stream.colour().isHybridLogGamma() ? "HLG" : "PQ")
                + stream.hdr()
                        .dolbyVision()
                        .map(dolby -> ", base layer of Dolby Vision profile " + dolby.profile())
                        .orElse("");
    }

    private static String titles(List<LadderPreset> presets) {
        return presets.stream().map(preset -> preset.videoCodec().title()).collect(Collectors.joining(" and "));
    }

    private static String metadata(HdrDelivery hdr) {
        boolean display = hdr.masteringDisplay().isPresent();
        boolean light = hdr.contentLight().isPresent();
        if (display && light) {
            return "with mastering display and light levels";
        }
        return display
                ? "with mastering display; the source tells no light levels"
                : light
                        ? "with light levels; the source tells no mastering display"
                        : "without mastering display and light levels, as the source tells none";
    }

    private static Optional<String> dynamic(VideoStream stream) {
        List<String> found = new ArrayList<>();
        stream.hdr().dolbyVision().map(DolbyVision::profile).ifPresent(_ -> found.add("Dolby Vision"));
        if (stream.hdr().hdr10Plus()) {
            found.add("HDR10+");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of("dynamic metadata (" + String.join(", ", found) + ")");
    }
}
