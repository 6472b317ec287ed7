package org.ladderworks.engine.overlay;

import org.ladderworks.engine.time.Resolution;

/**
 * The pictures of one rung that overlays are laid on: scaled, of limited range and 4:2:0, in square pixels.
 *
 * @param tenBit else eight
 * @param matrix, transfer and primaries as they are tagged, in FFmpeg's words
 */
public record OverlaidPicture(
        Resolution size, boolean tenBit, String matrix, String transfer, String primaries, Light light) {}
