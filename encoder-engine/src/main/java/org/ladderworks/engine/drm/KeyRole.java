package org.ladderworks.engine.drm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which tracks a key is for. Texts are never encrypted: hardly a player reads encrypted ones. Tiers are cut by the number of
 * pixels where key servers cut them (SPEKE 2.0, PRESET-VIDEO-3).
 */
public enum KeyRole {
    /** Everything, where one key does for all. */
    ALL(true, 1, Long.MAX_VALUE),
    AUDIO(true, 0, 0),
    /** All pictures. */
    VIDEO(false, 1, Long.MAX_VALUE),
    /** Pictures of up to 1024x576. */
    SD(false, 1, 1024L * 576),
    /** Larger pictures, up to 1920x1080. */
    HD(false, 1024L * 576 + 1, 1920L * 1080),
    /** Pictures larger than 1920x1080. */
    UHD(false, 1920L * 1080 + 1, Long.MAX_VALUE),
    /**
     * Whole segments of MPEG-TS (AES-128). Players get this key in clear, so nothing else is ever encrypted with it: by itself it
     * is for no track that other keys are for.
     */
    SEGMENTS(false, 0, 0);

    private final boolean sound;
    private final long fewestPixels;
    private final long mostPixels;

    KeyRole(boolean sound, long fewestPixels, long mostPixels) {
        this.sound = sound;
        this.fewestPixels = fewestPixels;
        this.mostPixels = mostPixels;
    }

    /** True where sound is encrypted with it. */
    public boolean isForSound() {
        return sound;
    }

    /** The pictures that are encrypted with it; empty for none. */
    public Optional<NumberRange> pictures() {
        return mostPixels == 0 ? Optional.empty() : Optional.of(new NumberRange(fewestPixels, mostPixels));
    }

    /** As key files and documents name it: in capitals or not. */
    public static Optional<KeyRole> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** As key files name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
