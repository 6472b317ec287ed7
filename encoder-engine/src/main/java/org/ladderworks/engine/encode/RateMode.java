package org.ladderworks.engine.encode;

/** What an operator chooses about the bits of a title. Peaks are capped in each mode. */
public enum RateMode {
    /** Constant quality; a rung's number is the ceiling of its average. */
    CAPPED_CRF,
    /** A rung's number is its average, met in one pass. */
    TARGET_BITRATE,
    /** The same in two passes, which places bits better within a chunk and costs about a half more. */
    TWO_PASS,
    /** A rung's number is what it takes at any time, as far as a buffer of a second allows; not of AV1. */
    CONSTANT
}
