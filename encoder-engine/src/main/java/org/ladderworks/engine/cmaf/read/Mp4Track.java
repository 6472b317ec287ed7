package org.ladderworks.engine.cmaf.read;

import org.ladderworks.engine.time.Timescale;

/**
 * One track, tables only: samples stay in the file.
 *
 * @param id as in {@code tkhd}
 * @param handler such as {@code vide} or {@code soun}
 * @param timescale of {@code mdhd}
 * @param upright false where the track header rotates or mirrors the picture
 * @param language ISO 639-2/T as in {@code mdhd}, {@code und} where there is none
 */
public record Mp4Track(
        int id,
        String handler,
        Timescale timescale,
        boolean upright,
        String language,
        SampleEntry entry,
        EditList edits,
        SampleTable samples) {}
