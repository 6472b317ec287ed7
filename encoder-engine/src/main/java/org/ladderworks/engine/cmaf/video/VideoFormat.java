package org.ladderworks.engine.cmaf.video;

import java.util.Optional;
import org.ladderworks.engine.time.Resolution;

/**
 * What every codec's sequence header says of its pictures.
 *
 * @param resolution after cropping, in samples
 * @param chromaFormat 0 is monochrome, 1 is 4:2:0, 2 is 4:2:2, 3 is 4:4:4
 * @param bitDepth of luma
 * @param interlaced whether pictures may be fields
 * @param sarWidth sample aspect ratio; 1:1 where none is given
 * @param colour empty where the bitstream has no colour description
 */
public record VideoFormat(
        Resolution resolution,
        int chromaFormat,
        int bitDepth,
        boolean interlaced,
        int sarWidth,
        int sarHeight,
        Optional<VideoColour> colour) {}
