package org.ladderworks.engine.source;

/**
 * A source whose bytes are known.
 *
 * @param fingerprint SHA-256 of them, in lower-case hex
 */
public record Fingerprinted(Source source, String fingerprint) {}
