package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a window.
 *
 * @param rungs in the order in which they were asked for
 * @param stills empty where none fall into it, or none are wanted
 * @param measures empty where none are wanted
 */
record WindowChunks(List<Path> rungs, Optional<Path> stills, Optional<Path> measures) {}
