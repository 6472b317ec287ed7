package org.ladderworks.publish.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Objects that are sent in parts, so that only a part is sent again. What was begun stays until it is completed or given up, across
 * processes. Thread-safe; fails like {@link ObjectStore}.
 */
public interface PartStore {
    /** Begins an object; gives the name by which the rest of it is sent. */
    String begin(String key, ObjectHeaders headers) throws IOException;

    /**
     * Sends a part; the same one may be sent again.
     *
     * @param number 1 for the first
     * @param bytes as those of {@link ObjectStore#put}
     */
    Part send(String key, String upload, int number, ByteBuffer bytes) throws IOException;

    /** What has arrived; empty where nothing of that name is begun, or no more. */
    Optional<List<Part>> arrived(String key, String upload) throws IOException;

    /** True where what has arrived as that part is those bytes; false where its tag does not tell. */
    boolean holds(Part part, ByteBuffer bytes);

    /**
     * Makes the object.
     *
     * @param parts all of them, in order
     * @throws ConditionFailed where there is an object under that key already, or nothing of that name is begun any more: it may
     *     have been completed, and the answer lost
     */
    StoredObject complete(String key, String upload, List<Part> parts) throws IOException, ConditionFailed;

    /** Takes what has arrived away; what is not there is nothing. */
    void giveUp(String key, String upload) throws IOException;

    /** What is begun under keys that begin so, and neither completed nor given up, in no order. */
    void begun(String prefix, Consumer<Begun> taker) throws IOException;

    /**
     * An object that is not whole.
     *
     * @param upload the name by which the rest of it is sent
     * @param at when it was begun, by the store's clock
     */
    record Begun(String key, String upload, Instant at) {}

    /**
     * A part that has arrived.
     *
     * @param size in bytes
     * @param tag of its content, as the store names it
     */
    record Part(int number, long size, String tag) {}
}
