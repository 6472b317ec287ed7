package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.time.MediaTime;

/**
 * What a track has of one source.
 *
 * @param source its number in the title
 * @param input empty for silence
 * @param timelineStart the instant of the source at which the part begins, in the source's clock
 * @param samples of the timeline, at the encoded rate: what is missing is silence, what is over is cut
 */
public record SoundPart(int source, Optional<AudioInput> input, MediaTime timelineStart, long samples) {}
