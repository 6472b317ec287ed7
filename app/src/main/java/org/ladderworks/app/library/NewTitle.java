package org.ladderworks.app.library;

import java.util.Optional;

/**
 * A title that is to be kept.
 *
 * @param source an absolute path, or an address without anything secret in it
 * @param facts empty where it is not probed yet
 */
public record NewTitle(TitleDetails details, String source, Optional<SourceFacts> facts) {}
