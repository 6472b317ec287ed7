package org.ladderworks.engine.manifest.dash;

import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.time.Timescale;

/** Thumbnails on sheets (DASH-IF interoperability points 4.3, 6.2.6; rule 65). */
record ThumbnailAdaptationSet(int id, ThumbnailTrack track) {
    private static final Timescale MILLISECONDS = new Timescale(1000);

    void write(IndentedXml xml) {
        String path = PackagePath.toUri(track.path());
        int slash = path.lastIndexOf('/') + 1;
        Attributes template = new Attributes()
                .with("timescale", MILLISECONDS.ticksPerSecond())
                .with("duration", track.sheetLength().ticksIn(MILLISECONDS))
                .with("media", path.substring(0, slash) + "$RepresentationID$/$Number%05d$.jpg")
                .with("startNumber", 1);
        Attributes representation = new Attributes()
                .with("id", path.substring(slash))
                .with("bandwidth", track.peak().bitsPerSecond())
                .with("width", track.sheet().width())
                .with("height", track.sheet().height());
        Attributes set =
                new Attributes().with("id", id).with("contentType", "image").with("mimeType", "image/jpeg");
        xml.element("AdaptationSet", set, () -> {
            xml.element("SegmentTemplate", template);
            xml.element(
                    "Representation",
                    representation,
                    () -> xml.element(
                            "EssentialProperty",
                            new Attributes()
                                    .with("schemeIdUri", "http://dashif.org/guidelines/thumbnail_tile")
                                    .with("value", track.columns() + "x" + track.rows())));
        });
    }
}
