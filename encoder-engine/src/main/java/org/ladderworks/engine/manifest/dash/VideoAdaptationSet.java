package org.ladderworks.engine.manifest.dash;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.drm.signal.KeySignal;
import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/**
 * The rungs of one switching set (ISO/IEC 23009-1, 5.3.3).
 *
 * @param priority selectionPriority: of the sets that a player can play, it takes the one with the highest number, which
 *     is HDR before SDR and then the newest codec; empty where there is nothing to select
 * @param captionLanguage BCP 47, of the first channel of captions
 * @param buffer the MPD's minBufferTime
 * @param signal of the key, which is the same for all tracks of the set (rule 54); empty where they are clear
 * @param switchable ids of the sets that have other keys and the same decoder, among which a player may switch as within one
 */
record VideoAdaptationSet(
        int id,
        List<PackagedTrack.Video> tracks,
        OptionalInt priority,
        String captionLanguage,
        MediaTime buffer,
        Optional<KeySignal> signal,
        List<Integer> switchable) {
    private static final String CICP = "urn:mpeg:mpegB:cicp:";

    /** ISO/IEC 23009-1, 5.3.3.5. */
    private static final String SWITCHING = "urn:mpeg:dash:adaptation-set-switching:2016";

    /** Of ISO 639-2. */
    private static final String UNKNOWN = "und";

    void write(IndentedXml xml) {
        Resolution displayed = tracks.getFirst().displayed();
        Attributes attributes = new Attributes()
                .with("id", id)
                .with("contentType", "video")
                .with("mimeType", "video/mp4")
                .with("segmentAlignment", true)
                .with("startWithSAP", 1)
                .with("par", ratio(displayed.width(), displayed.height()))
                .with("maxWidth", largest(Resolution::width))
                .with("maxHeight", largest(Resolution::height))
                .with("maxFrameRate", fastest());
        priority.ifPresent(number -> attributes.with("selectionPriority", number));
        boolean shared = SegmentAddressing.isShared(tracks);
        xml.element("AdaptationSet", attributes, () -> {
            signal.ifPresent(of -> ContentProtection.write(xml, of));
            tracks.getFirst().colour().ifPresent(colour -> writeColour(xml, colour));
            if (!switchable.isEmpty()) {
                String ids = switchable.stream().map(String::valueOf).collect(Collectors.joining(","));
                xml.element(
                        "SupplementalProperty",
                        new Attributes().with("schemeIdUri", SWITCHING).with("value", ids));
            }
            writeCaptions(xml);
            xml.element(
                    "Role",
                    new Attributes()
                            .with("schemeIdUri", AudioAdaptationSet.ROLES)
                            .with("value", "main"));
            if (shared) {
                SegmentAddressing.of(tracks.getFirst()).write(xml);
            }
            tracks.forEach(track -> writeRepresentation(xml, track, shared));
        });
    }

    private void writeRepresentation(IndentedXml xml, PackagedTrack.Video track, boolean shared) {
        Resolution coded = track.coded();
        Resolution displayed = track.displayed();
        Attributes attributes = new Attributes()
                .with("id", SegmentAddressing.representationId(track))
                .with("bandwidth", SegmentBitrates.of(track).leakyBucket(buffer).bitsPerSecond())
                .with("codecs", track.codecs())
                .with("width", coded.width())
                .with("height", coded.height())
                .with(
                        "sar",
                        ratio((long) displayed.width() * coded.height(), (long) displayed.height() * coded.width()))
                .with("frameRate", track.frameRate());
        if (shared) {
            xml.element("Representation", attributes);
        } else {
            xml.element(
                    "Representation",
                    attributes,
                    () -> SegmentAddressing.of(track).write(xml));
        }
    }

    /** Captions inside the pictures (ANSI/SCTE 214-1, 7.2.4): channels and services, each with an ISO 639-2 language. */
    private void writeCaptions(IndentedXml xml) {
        Set<CaptionChannel> channels = new TreeSet<>();
        tracks.forEach(track -> channels.addAll(track.captions()));
        writeCaptions(
                xml,
                "urn:scte:dash:cc:cea-608:2015",
                channels.stream()
                        .filter(channel -> !channel.isService())
                        .map(channel -> channel + "=" + language(channel))
                        .toList());
        writeCaptions(
                xml,
                "urn:scte:dash:cc:cea-708:2015",
                channels.stream()
                        .filter(CaptionChannel::isService)
                        .map(service -> service.number() + "=lang:" + language(service))
                        .toList());
    }

    private static void writeCaptions(IndentedXml xml, String scheme, List<String> told) {
        if (!told.isEmpty()) {
            xml.element(
                    "Accessibility",
                    new Attributes().with("schemeIdUri", scheme).with("value", String.join(";", told)));
        }
    }

    private String language(CaptionChannel channel) {
        return channel.isFirst() ? threeLetters(captionLanguage) : UNKNOWN;
    }

    private static String threeLetters(String tag) {
        try {
            String language = Locale.forLanguageTag(tag).getISO3Language();
            return language.isEmpty() ? UNKNOWN : language;
        } catch (MissingResourceException e) {
            // Two letters that are no language.
            return UNKNOWN;
        }
    }

    /**
     * CICP code points, which must be those of the bitstream (ISO/IEC 23091-2). Those of HDR are essential: a player that
     * does not know what they mean, or cannot show it, must leave the set alone and take one of SDR (ISO/IEC 23009-1,
     * 5.8.4.8).
     */
    private void writeColour(IndentedXml xml, PackagedTrack.Colour colour) {
        String kind = tracks.getFirst().family().highDynamicRange() ? "EssentialProperty" : "SupplementalProperty";
        property(xml, kind, "ColourPrimaries", colour.primaries());
        property(xml, kind, "TransferCharacteristics", colour.transfer());
        property(xml, kind, "MatrixCoefficients", colour.matrix());
        if (colour.fullRange()) {
            property(xml, kind, "VideoFullRangeFlag", 1);
        }
    }

    private static void property(IndentedXml xml, String kind, String name, int value) {
        xml.element(kind, new Attributes().with("schemeIdUri", CICP + name).with("value", value));
    }

    private int largest(ToIntFunction<Resolution> side) {
        return tracks.stream()
                .map(PackagedTrack.Video::coded)
                .mapToInt(side)
                .max()
                .orElseThrow();
    }

    private FrameRate fastest() {
        return tracks.stream()
                .map(PackagedTrack.Video::frameRate)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String ratio(long across, long down) {
        long divisor = BigInteger.valueOf(across).gcd(BigInteger.valueOf(down)).longValueExact();
        return across / divisor + ":" + down / divisor;
    }
}
