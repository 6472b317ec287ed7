package org.ladderworks.engine.pipeline;

import java.util.Optional;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.probe.FieldOrder;

/**
 * What an operator may decide about a source's pictures.
 *
 * @param everyField a frame of each field of an interlaced source: twice the frame rate
 * @param fieldOrder what the source is taken for; empty for what headers and pictures say
 */
public record PictureChoice(boolean everyField, Optional<FieldOrder> fieldOrder, Crop crop) {
    /** What to cut off. */
    public sealed interface Crop {
        /** Nothing. */
        record None() implements Crop {}

        /** The black bars that were measured. */
        record Measured() implements Crop {}

        /** All but this part of the upright picture; even numbers. */
        record To(CropBox box) implements Crop {}
    }

    /** One frame of each frame, nothing cut off. */
    public static PictureChoice standard() {
        return new PictureChoice(false, Optional.empty(), new Crop.None());
    }
}
