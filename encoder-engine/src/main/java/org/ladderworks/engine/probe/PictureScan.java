package org.ladderworks.engine.probe;

import java.util.Optional;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.Resolution;

/**
 * What was measured on decoded pictures, at several places of a title.
 *
 * @param frames that were looked at
 * @param topFirst frames that look combed, the top field being the earlier
 * @param bottomFirst the same with the bottom field
 * @param progressive frames whose fields belong together
 * @param repeatedTop frames whose top field is that of the frame before, the bottom field another: a sign of telecine
 * @param repeatedBottom the same with the bottom field
 * @param places at which it was looked
 * @param picture what is not black at any place, upright, in stored pixels; empty where all was black
 */
public record PictureScan(
        int frames,
        int topFirst,
        int bottomFirst,
        int progressive,
        int repeatedTop,
        int repeatedBottom,
        int places,
        Optional<CropBox> picture) {
    public static final PictureScan NOTHING = new PictureScan(0, 0, 0, 0, 0, 0, 0, Optional.empty());

    /** Frames of which it could be told what they are. */
    public int determined() {
        return topFirst + bottomFirst + progressive;
    }

    /**
     * True where nothing calls for a closer look: headers and pictures say progressive, no field is repeated as in
     * telecine, there are no bars.
     */
    boolean isPlain(VideoStream stream) {
        Resolution whole = stream.upright();
        return !stream.fieldOrder().isInterlaced()
                && determined() * 2 >= frames
                && (topFirst + bottomFirst) * 10 < determined()
                && (repeatedTop + repeatedBottom) * 10 < frames
                && picture.isPresent()
                && !picture.get().leavesBars(whole.width(), whole.height());
    }

    PictureScan plus(PictureScan other) {
        Optional<CropBox> both = picture.isPresent() && other.picture.isPresent()
                ? Optional.of(picture.get().around(other.picture.get()))
                : picture.or(other::picture);
        return new PictureScan(
                frames + other.frames,
                topFirst + other.topFirst,
                bottomFirst + other.bottomFirst,
                progressive + other.progressive,
                repeatedTop + other.repeatedTop,
                repeatedBottom + other.repeatedBottom,
                places + other.places,
                both);
    }
}
