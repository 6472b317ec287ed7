package org.ladderworks.engine.manifest.dash;

import java.util.Optional;
import org.ladderworks.engine.drm.signal.KeySignal;
import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;

/**
 * A rendition of I-frames alone, which players take while a viewer winds (DASH-IF interoperability points 4.3, 3.2.9; rule
 * 66). Who does not know trick modes leaves it alone.
 *
 * @param of id of the set that it stands in for
 * @param full rate of the title, at which the decoder that plays it works: so many times as fast this may be shown
 * @param buffer the MPD's minBufferTime
 */
record TrickModeAdaptationSet(
        int id, PackagedTrack.Video track, int of, FrameRate full, MediaTime buffer, Optional<KeySignal> signal) {
    void write(IndentedXml xml) {
        Attributes set = new Attributes()
                .with("id", id)
                .with("contentType", "video")
                .with("mimeType", "video/mp4")
                .with("segmentAlignment", true)
                .with("startWithSAP", 1);
        long fastest =
                Math.max(1, Math.round(full.approximate() / track.frameRate().approximate()));
        Attributes representation = new Attributes()
                .with("id", SegmentAddressing.representationId(track))
                .with("bandwidth", SegmentBitrates.of(track).leakyBucket(buffer).bitsPerSecond())
                .with("codecs", track.codecs())
                .with("width", track.coded().width())
                .with("height", track.coded().height())
                .with("frameRate", track.frameRate())
                .with("maxPlayoutRate", fastest)
                .with("codingDependency", false);
        xml.element("AdaptationSet", set, () -> {
            signal.ifPresent(key -> ContentProtection.write(xml, key));
            xml.element(
                    "EssentialProperty",
                    new Attributes()
                            .with("schemeIdUri", "http://dashif.org/guidelines/trickmode")
                            .with("value", of));
            SegmentAddressing.of(track).write(xml);
            xml.element("Representation", representation);
        });
    }
}
