package org.ladderworks.publish.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A place for objects under keys. Keys have forward slashes, no leading one, and no part that is empty, {@code .} or {@code ..}.
 * An object appears whole or not at all. Thread-safe.
 *
 * <p>Every method throws {@link java.io.IOException} where the same request may go better the next time (a {@link StoreBusy}
 * where it should be asked less), and {@link org.ladderworks.engine.error.PublishException} where it will not.
 */
public interface ObjectStore extends AutoCloseable {
    /** For people: {@code s3://bucket/folder}, or the path of a folder. */
    String name();

    /** What the store can and cannot do. */
    Abilities abilities();

    /** One object, without its bytes. */
    Optional<StoredObject> find(String key) throws IOException;

    /** All objects whose keys begin so, in no order. */
    void list(String prefix, Consumer<StoredObject> taker) throws IOException;

    /**
     * The bytes of an object.
     *
     * @param limit most bytes; a larger object is an IllegalArgumentException
     */
    Optional<ReadObject> read(String key, int limit) throws IOException;

    /**
     * The SHA-256 of an object's bytes as they were sent, in lower-case hex: what the store keeps beside it, or what it has
     * itself measured. Empty where nobody knows it, as of what other programs sent.
     */
    Optional<String> sha256(StoredObject object) throws IOException;

    /**
     * Makes an object, or replaces it. The store has found that what arrived is what was sent.
     *
     * @param bytes with an array; neither its place nor its bytes are changed, and none is kept
     * @throws WrongBytes where the bytes have another SHA-256 than the headers tell, and the store is one that checks
     * @throws ConditionFailed where the condition does not hold; nothing has changed then
     */
    StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
            throws IOException, ConditionFailed;

    /** The same of an array. */
    default StoredObject put(String key, byte[] bytes, ObjectHeaders headers, Condition condition)
            throws IOException, ConditionFailed {
        return put(key, ByteBuffer.wrap(bytes), headers, condition);
    }

    /**
     * Tries whether the store finds out that bytes are not those whose SHA-256 was told with them. Where it does not, there is a
     * small object under that key then.
     */
    boolean findsDamage(String key) throws IOException;

    /** Makes an object of another one's bytes, which do not leave the store; empty where it cannot. */
    Optional<StoredObject> copy(StoredObject from, String to, ObjectHeaders headers) throws IOException;

    /** Takes an object away; one that is not there is none. */
    void delete(String key) throws IOException;

    /** For objects that are sent in parts. */
    PartStore parts();

    /** Breaks off what is on its way in other threads: it fails with an IOException. */
    void abort();

    @Override
    void close();
}
