package org.ladderworks.engine.cmaf;

/**
 * How loud a track is (EBU R 128, ITU-R BS.1770).
 *
 * @param integrated in LUFS
 * @param truePeak in dBTP
 */
public record Loudness(double integrated, double truePeak) {}
