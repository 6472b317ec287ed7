package org.ladderworks.engine.source.remote;

import java.util.OptionalLong;

/** Hears how far a download is; must return quickly. */
@FunctionalInterface
public interface FetchProgress {
    /**
     * So many bytes are here.
     *
     * @param size in bytes; empty where the server does not tell it
     */
    void onBytes(long done, OptionalLong size);
}
