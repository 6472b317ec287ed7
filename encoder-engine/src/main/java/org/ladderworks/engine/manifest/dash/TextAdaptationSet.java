package org.ladderworks.engine.manifest.dash;

import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;

/** A text in one WebVTT file, which has no segments (ISO/IEC 23009-1, 5.3.9.1; rule 26). */
record TextAdaptationSet(int id, PackagedTrack.Text track, MediaTime duration) {
    void write(IndentedXml xml) {
        Attributes attributes = new Attributes()
                .with("id", id)
                .with("contentType", "text")
                .with("mimeType", "text/vtt")
                .with("lang", track.language());
        xml.element("AdaptationSet", attributes, () -> {
            xml.text("Label", track.label());
            if (track.role() == TextRole.CAPTION) {
                AudioPurpose.HARD_OF_HEARING.write(xml);
            }
            role(xml, track.role().id());
            if (track.isDefault()) {
                role(xml, "main");
            }
            Attributes representation = new Attributes()
                    .with("id", SegmentAddressing.representationId(track))
                    .with(
                            "bandwidth",
                            Math.max(1, Bitrate.of(track.fileBytes(), duration).bitsPerSecond()));
            xml.element(
                    "Representation",
                    representation,
                    () -> xml.text("BaseURL", PackagePath.toUri(track.path() + "/" + PackagedTrack.Text.FILE_NAME)));
        });
    }

    private static void role(IndentedXml xml, String value) {
        xml.element(
                "Role",
                new Attributes().with("schemeIdUri", AudioAdaptationSet.ROLES).with("value", value));
    }
}
