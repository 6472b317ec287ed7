package org.ladderworks.engine.pipeline;

import java.util.Optional;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.source.Source;

/**
 * What is known of a source before anything is encoded.
 *
 * @param index empty for a source without pictures
 */
public record Analysis(Source source, ProbeResult probe, Optional<FrameIndex> index, Ladder ladder) {}
