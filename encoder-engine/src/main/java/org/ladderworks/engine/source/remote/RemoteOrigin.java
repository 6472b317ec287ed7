package org.ladderworks.engine.source.remote;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A kind of place that sources are fetched from. Thread-safe. Nothing is connected before something is fetched. */
public interface RemoteOrigin extends AutoCloseable {
    /** The schemes of its addresses, in lower case. */
    Set<String> schemes();

    /**
     * Asks for the bytes of an object from {@code from} on.
     *
     * @param from where to go on; 0 for all of it
     * @param version of the bytes that are here already: where the object is another by now, all of it is sent; where
     *     {@code complete}, nothing is sent if it is the same
     * @throws IOException where the network fails, which may be tried again
     * @throws org.ladderworks.engine.error.SourceException where it makes no sense to try again
     */
    Answer open(RemoteLocation location, long from, Optional<String> version, boolean complete) throws IOException;

    /** Ends its connections, also those in use. */
    @Override
    void close();

    /** The object has no bytes from there on. */
    final class NothingThere extends IOException {
        private static final long serialVersionUID = 1L;

        public NothingThere() {
            super("there are no bytes where the download was to go on");
        }
    }

    /** What came. */
    sealed interface Answer {
        /** The object is still the version that is here. */
        record Unchanged() implements Answer {}

        /**
         * Bytes of it; to be closed.
         *
         * @param from the first of them
         * @param size of the whole object; empty where it is not told
         * @param version that tells this object from a later one under the same address; empty where there is none
         */
        record Bytes(InputStream bytes, long from, OptionalLong size, Optional<String> version) implements Answer {}
    }
}
