package org.ladderworks.engine.pipeline;

import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.source.Source;

/** What is known of a file whose sound goes with the pictures of another. */
public record BesideAnalysis(Source source, ProbeResult probe) {}
