package org.ladderworks.engine.drm;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keys by what they are for, and what their server wants said of them. Closing wipes them. */
public final class KeySet implements AutoCloseable {
    private final Map<KeyRole, ContentKey> keys;
    private final List<SystemSignal> signals;

    public KeySet(Map<KeyRole, ContentKey> keys, List<SystemSignal> signals) {
        this.keys = new EnumMap<>(keys);
        this.signals = List.copyOf(signals);
    }

    /** The key for these tracks; fails where there is none, which a source of keys has ruled out. */
    public ContentKey key(KeyRole role) {
        ContentKey key = keys.get(role);
        if (key == null) {
            throw new IllegalStateException("no key for " + role);
        }
        return key;
    }

    /** By what they are for. */
    public Map<KeyRole, ContentKey> keys() {
        return Map.copyOf(keys);
    }

    public List<SystemSignal> signals() {
        return signals;
    }

    /** The ids alone. */
    @Override
    public String toString() {
        return "KeySet" + keys;
    }

    @Override
    public void close() {
        keys.values().forEach(ContentKey::close);
    }
}
