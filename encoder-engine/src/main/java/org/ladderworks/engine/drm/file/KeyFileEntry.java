package org.ladderworks.engine.drm.file;

import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRole;

/** One key of a key file. */
final class KeyFileEntry {
    private final KeyRole role;
    private final Optional<ProtectionScheme> scheme;
    private final ContentKey key;

    /**
     * Takes the key over.
     *
     * @param scheme that it may be used with; empty for either
     */
    KeyFileEntry(KeyRole role, Optional<ProtectionScheme> scheme, ContentKey key) {
        this.role = role;
        this.scheme = scheme;
        this.key = key;
    }

    KeyRole role() {
        return role;
    }

    ContentKey key() {
        return key;
    }

    boolean isFor(KeyRole asked, ProtectionScheme used) {
        return role == asked && scheme.orElse(used) == used;
    }

    boolean overlaps(KeyFileEntry other) {
        return role == other.role && (scheme.isEmpty() || other.scheme.isEmpty() || scheme.equals(other.scheme));
    }
}
