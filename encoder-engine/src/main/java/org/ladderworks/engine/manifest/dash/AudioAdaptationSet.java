package org.ladderworks.engine.manifest.dash;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.drm.signal.KeySignal;
import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;
import org.ladderworks.engine.packaging.AudioChoice;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.time.MediaTime;

/**
 * The bit rates of one sound (ISO/IEC 23009-1, 5.3.3). No presentationTimeOffset: the edit list of the track already
 * takes the encoder's delay away, and a player that saw both would do so twice.
 */
record AudioAdaptationSet(
        int id, List<PackagedTrack.Audio> tracks, String role, MediaTime buffer, Optional<KeySignal> signal) {
    static final String ROLES = "urn:mpeg:dash:role:2011";

    void write(IndentedXml xml) {
        PackagedTrack.Audio first = tracks.getFirst();
        Attributes attributes = new Attributes()
                .with("id", id)
                .with("contentType", "audio")
                .with("mimeType", "audio/mp4")
                .with("lang", first.language())
                .with("segmentAlignment", true)
                .with("startWithSAP", 1);
        boolean shared = SegmentAddressing.isShared(tracks);
        xml.element("AdaptationSet", attributes, () -> {
            signal.ifPresent(of -> ContentProtection.write(xml, of));
            xml.text("Label", AudioChoice.label(first));
            if (role.equals("description")) {
                AudioPurpose.VISUALLY_IMPAIRED.write(xml);
            }
            xml.element("Role", new Attributes().with("schemeIdUri", ROLES).with("value", role));
            if (shared) {
                SegmentAddressing.of(first).write(xml);
            }
            tracks.forEach(track -> writeRepresentation(xml, track, shared));
        });
    }

    private void writeRepresentation(IndentedXml xml, PackagedTrack.Audio track, boolean shared) {
        Attributes attributes = new Attributes()
                .with("id", SegmentAddressing.representationId(track))
                .with("bandwidth", SegmentBitrates.of(track).leakyBucket(buffer).bitsPerSecond())
                .with("codecs", track.codecs())
                .with("audioSamplingRate", track.sampleRate());
        xml.element("Representation", attributes, () -> {
            xml.element("AudioChannelConfiguration", channelConfiguration(track));
            track.jocComplexity().ifPresent(complexity -> writeObjects(xml, complexity));
            if (!shared) {
                SegmentAddressing.of(track).write(xml);
            }
        });
    }

    /** Beside the channels that the objects are mixed into (ETSI TS 103 420, D.2; DASH-IF IOP part 8). */
    private static void writeObjects(IndentedXml xml, int complexity) {
        xml.element(
                "SupplementalProperty",
                new Attributes()
                        .with("schemeIdUri", "tag:dolby.com,2018:dash:EC3_ExtensionType:2018")
                        .with("value", "JOC"));
        xml.element(
                "SupplementalProperty",
                new Attributes()
                        .with("schemeIdUri", "tag:dolby.com,2018:dash:EC3_ExtensionComplexityIndex:2018")
                        .with("value", complexity));
    }

    /**
     * Dolby's codecs have a scheme of their own (ETSI TS 102 366, I.1.2; DASH-IF IOP part 8): one bit for each
     * loudspeaker. All others name the usual layout of so many channels (ISO/IEC 23091-3, ChannelConfiguration).
     */
    private static Attributes channelConfiguration(PackagedTrack.Audio track) {
        boolean dolby = track.codecs().equals("ac-3") || track.codecs().equals("ec-3");
        return dolby
                ? new Attributes()
                        .with("schemeIdUri", "tag:dolby.com,2014:dash:audio_channel_configuration:2011")
                        .with("value", loudspeakers(track.channels()))
                : new Attributes()
                        .with("schemeIdUri", "urn:mpeg:mpegB:cicp:ChannelConfiguration")
                        .with("value", layout(track.channels()));
    }

    /** From the highest bit: left, centre, right, left surround, right surround, ..., and LFE in the lowest. */
    private static String loudspeakers(int channels) {
        return switch (channels) {
            case 1 -> "4000";
            case 2 -> "A000";
            case 3 -> "E000";
            case 4 -> "E100";
            case 5 -> "F800";
            case 6 -> "F801";
            case 7 -> "F901";
            case 8 -> "FA01";
            default -> throw new IllegalArgumentException("no usual layout of " + channels + " channels");
        };
    }

    private static int layout(int channels) {
        return switch (channels) {
            case 1, 2, 3, 4, 5, 6 -> channels;
            case 7 -> 11;
            case 8 -> 12;
            default -> throw new IllegalArgumentException("no usual layout of " + channels + " channels");
        };
    }
}
