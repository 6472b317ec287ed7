package org.ladderworks.engine.ladder;

import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/**
 * One rung as it will be encoded.
 *
 * @param family codec and settings that it shares with the rungs beside it
 * @param size in square pixels, both sides even
 * @param ceiling of the average bit rate
 * @param frameRate of this rung
 * @param halved whether that is half of the ladder's rate
 * @param tuning what it does unlike its family
 */
public record LadderRung(
        FamilySettings family,
        Resolution size,
        Bitrate ceiling,
        FrameRate frameRate,
        boolean halved,
        RungTuning tuning) {
    /** As its family. */
    public LadderRung(FamilySettings family, Resolution size, Bitrate ceiling, FrameRate frameRate, boolean halved) {
        this(family, size, ceiling, frameRate, halved, RungTuning.NONE);
    }
}
