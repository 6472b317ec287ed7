package org.ladderworks.app.origin;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;

/** The keys of a package that is previewed, by their ids. Closing wipes them. Thread-safe. */
public final class PreviewKeys implements AutoCloseable {
    private final KeySet set;
    private final Map<KeyId, ContentKey> byId = new TreeMap<>();

    public PreviewKeys(KeySet set) {
        this.set = set;
        set.keys().values().forEach(key -> byId.put(key.id(), key));
    }

    /** All of them, by what they are for. */
    public Map<KeyRole, ContentKey> all() {
        return set.keys();
    }

    /** The one of whole segments. */
    Optional<KeyId> ofSegments() {
        return Optional.ofNullable(set.keys().get(KeyRole.SEGMENTS)).map(ContentKey::id);
    }

    Optional<ContentKey> find(KeyId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public void close() {
        set.close();
    }
}
