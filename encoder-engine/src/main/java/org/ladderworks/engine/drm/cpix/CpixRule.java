package org.ladderworks.engine.drm.cpix;

import java.util.List;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.NumberRange;

/**
 * Which tracks a key is for.
 *
 * @param pictures numbers of pixels that it is for
 * @param sound numbers of channels that it is for
 * @param understood false where it has a filter that cannot be applied here
 */
record CpixRule(KeyId key, List<NumberRange> pictures, List<NumberRange> sound, boolean understood) {
    CpixRule {
        pictures = List.copyOf(pictures);
        sound = List.copyOf(sound);
    }

    /** True where a track of that role may be meant. */
    boolean meets(KeyRole role) {
        return (role.isForSound() && !sound.isEmpty())
                || role.pictures()
                        .map(asked -> pictures.stream().anyMatch(asked::meets))
                        .orElse(false);
    }
}
