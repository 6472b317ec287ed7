package org.ladderworks.engine.overlay;

import java.nio.file.Path;

/**
 * A copy, in the work folder, of a file that an overlay is made of: what happens to the original meanwhile is of no account.
 *
 * @param sha256 of its bytes, in lower-case hex
 */
public record OverlayFile(Path path, String sha256) {
    /** The same under the name of its bytes alone: what is made of it does not depend on where it is. */
    OverlayFile unnamed() {
        return new OverlayFile(Path.of(sha256), sha256);
    }
}
