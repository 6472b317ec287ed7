package org.ladderworks.engine.drm;

import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.PsshBox;

/** Looks at {@code pssh} boxes that others made, before they get into manifests. */
public final class PsshForm {
    private static final int MOST_BYTES = 64 << 10;

    private PsshForm() {}

    /** True for one whole box of that system which names the key, or no key at all. */
    public static boolean isBox(byte[] bytes, DrmSystem system, KeyId key) {
        if (bytes.length > MOST_BYTES) {
            return false;
        }
        try {
            PsshBox box = PsshBox.parse(bytes);
            return box.system().equals(system.id())
                    && (box.keys().isEmpty() || box.keys().contains(key));
        } catch (MalformedMediaException e) {
            return false;
        }
    }
}
