package org.ladderworks.engine.cmaf.cenc;

import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Words for streams that are well-formed, and cannot be encrypted here. */
public final class NotProtectable {
    private NotProtectable() {}

    /** For a stream that has something; {@code what} begins with an article. */
    public static DrmException because(String what) {
        return new DrmException(
                ErrorCode.STREAM_NOT_PROTECTABLE,
                "The stream cannot be encrypted: it has " + what,
                "Encode it without, for example with ladderworks encode, or package it without protection.");
    }
}
