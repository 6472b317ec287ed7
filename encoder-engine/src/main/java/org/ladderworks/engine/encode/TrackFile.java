package org.ladderworks.engine.encode;

import java.nio.file.Path;

/** One track of one MP4 file: a chunk of a rendition, or a whole one. {@code trackId} as in {@code tkhd}. */
public record TrackFile(Path file, int trackId) {}
