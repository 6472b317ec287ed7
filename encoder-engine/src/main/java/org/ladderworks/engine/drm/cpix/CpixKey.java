package org.ladderworks.engine.drm.cpix;

import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;

/** A content key of a document, and what it says of it. */
final class CpixKey {
    private final ContentKey key;
    private final Optional<String> scheme;
    private final Optional<String> content;

    CpixKey(ContentKey key, Optional<String> scheme, Optional<String> content) {
        this.key = key;
        this.scheme = scheme;
        this.content = content;
    }

    ContentKey key() {
        return key;
    }

    /** True where nothing says that it is for another scheme, or another title. */
    boolean isFor(ProtectionScheme used, String title) {
        return scheme.orElse(used.fourCc()).equals(used.fourCc())
                && content.orElse(title).equals(title);
    }
}
