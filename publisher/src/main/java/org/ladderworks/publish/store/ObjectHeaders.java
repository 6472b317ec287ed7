package org.ladderworks.publish.store;

import org.ladderworks.publish.release.CacheTime;

/**
 * How an object is served.
 *
 * @param encoding {@code gzip}, or empty
 * @param sha256 of the object's bytes, in lower-case hex: kept beside it
 */
public record ObjectHeaders(String contentType, CacheTime cacheTime, String encoding, String sha256) {}
