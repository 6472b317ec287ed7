package org.ladderworks.engine.encode;

import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.source.Fingerprinted;
import org.ladderworks.engine.time.MediaTime;

/**
 * Sound that comes from a file of its own, instead of the one that holds the pictures.
 *
 * @param start the instant of it, in its own clock, that is heard with the first frame
 */
public record SoundBeside(Fingerprinted source, ProbeResult probe, MediaTime start) {}
