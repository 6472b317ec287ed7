package org.ladderworks.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.ladderworks.publish.store.Abilities;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.ReadObject;
import org.ladderworks.publish.store.StoredObject;

/** A real store with something in between. */
public class Around implements ObjectStore {
    protected final ObjectStore store;

    protected Around(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Abilities abilities() {
        return store.abilities();
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        return store.find(key);
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> taker) throws IOException {
        store.list(prefix, taker);
    }

    @Override
    public Optional<ReadObject> read(String key, int limit) throws IOException {
        return store.read(key, limit);
    }

    @Override
    public Optional<String> sha256(StoredObject object) throws IOException {
        return store.sha256(object);
    }

    @Override
    public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
            throws IOException, ConditionFailed {
        return store.put(key, bytes, headers, condition);
    }

    @Override
    public Optional<StoredObject> copy(StoredObject from, String to, ObjectHeaders headers) throws IOException {
        return store.copy(from, to, headers);
    }

    @Override
    public boolean findsDamage(String key) throws IOException {
        return store.findsDamage(key);
    }

    @Override
    public void delete(String key) throws IOException {
        store.delete(key);
    }

    @Override
    public PartStore parts() {
        return store.parts();
    }

    @Override
    public void abort() {
        store.abort();
    }

    @Override
    public void close() {
        // The test's.
    }
}
