package org.ladderworks.engine.drm;

import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.engine.time.Resolution;

/** How many keys a title has, and what each is for. */
public enum KeyLayout {
    /** One for everything. Hardware-secure levels then protect sound as strictly as pictures, and may refuse it. */
    ONE,
    /** One for pictures, one for sound: what most services have. */
    VIDEO_AND_AUDIO,
    /** One for each tier of pictures, so that a licence may hold back the best; rungs of a tier switch among themselves (rule 54). */
    BY_TIER;

    /** Every key that a title may need. */
    public List<KeyRole> roles() {
        return switch (this) {
            case ONE -> List.of(KeyRole.ALL);
            case VIDEO_AND_AUDIO -> List.of(KeyRole.VIDEO, KeyRole.AUDIO);
            case BY_TIER -> List.of(KeyRole.SD, KeyRole.HD, KeyRole.UHD, KeyRole.AUDIO);
        };
    }

    /** The key of a rung. */
    public KeyRole video(Resolution coded) {
        return switch (this) {
            case ONE -> KeyRole.ALL;
            case VIDEO_AND_AUDIO -> KeyRole.VIDEO;
            case BY_TIER ->
                Stream.of(KeyRole.SD, KeyRole.HD, KeyRole.UHD)
                        .filter(tier -> tier.pictures().orElseThrow().contains((long) coded.width() * coded.height()))
                        .findFirst()
                        .orElseThrow();
        };
    }

    /** The key of sound. */
    public KeyRole audio() {
        return this == ONE ? KeyRole.ALL : KeyRole.AUDIO;
    }
}
