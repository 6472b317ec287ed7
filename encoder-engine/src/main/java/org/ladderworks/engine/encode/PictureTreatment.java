package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.time.FrameRate;

/**
 * What is done to a title's pictures before they are scaled to the rungs.
 *
 * @param crop the part of the upright picture that is kept; empty for all of it
 * @param toneMap empty for SDR
 * @param overBlack whether transparent pixels are laid over black
 */
public record PictureTreatment(
        FieldTreatment fields, Optional<CropBox> crop, Optional<ToneMap> toneMap, boolean overBlack) {
    /** Nothing. */
    public static final PictureTreatment NONE =
            new PictureTreatment(new FieldTreatment.Progressive(), Optional.empty(), Optional.empty(), false);

    /** What of it can be done in a title of this rate: film is not restored where the title has not film's rate. */
    PictureTreatment atRate(FrameRate rate) {
        return fields instanceof FieldTreatment.InverseTelecine telecine && !rate.equals(FieldTreatment.FILM)
                ? new PictureTreatment(
                        new FieldTreatment.Deinterlaced(telecine.topFirst(), false), crop, toneMap, overBlack)
                : this;
    }
}
