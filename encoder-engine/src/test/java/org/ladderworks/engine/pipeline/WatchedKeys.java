package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/** Keys, no two alike, whose giver remembers them all. Thread-safe. */
final class WatchedKeys implements KeySource {
    private final int most;
    private final List<ContentKey> given = new ArrayList<>();
    private int asked;

    /** Refuses keys when it was asked so many times. */
    WatchedKeys(int most) {
        this.most = most;
    }

    @Override
    public synchronized KeySet keys(KeyRequest request, Cancellation cancellation) {
        if (asked++ == most) {
            throw new DrmException(ErrorCode.KEYS_UNUSABLE, "no more keys", "Ask for fewer.");
        }
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        for (KeyRole role : request.roles()) {
            byte[] bytes = new byte[KeyId.LENGTH];
            bytes[0] = (byte) (given.size() + 1);
            ContentKey key = new ContentKey(KeyId.of(bytes), bytes, Optional.empty());
            given.add(key);
            keys.put(role, key);
        }
        return new KeySet(keys, List.of());
    }

    /** All that it ever gave. */
    synchronized List<ContentKey> given() {
        return List.copyOf(given);
    }
}
