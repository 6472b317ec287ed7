package org.ladderworks.publish.edge;

import java.util.List;

/** What pages of other origins may ask of an edge or bucket, and see of its answers: the same everywhere (Fetch Standard, 3.3). */
final class CorsHeaders {
    static final List<String> METHODS = List.of("GET", "HEAD");

    /** What players send beside what needs no leave. */
    static final List<String> ASKED = List.of("Range", "If-Range", "If-None-Match", "If-Modified-Since");

    /** What a bucket tells; players measure and cache by it. */
    static final List<String> SEEN_OF_BUCKET = List.of(
            "ETag", "Content-Length", "Content-Range", "Content-Encoding", "Accept-Ranges", "Date", "Last-Modified");

    /** Seconds for which a browser asks no more; browsers keep it for two hours to a day. */
    static final int MAX_AGE = 86_400;

    private CorsHeaders() {}
}
