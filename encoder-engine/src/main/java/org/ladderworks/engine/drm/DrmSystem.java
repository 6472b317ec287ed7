package org.ladderworks.engine.drm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Who hands keys to players, by the ids that DASH-IF registers. */
public enum DrmSystem {
    WIDEVINE("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"),
    PLAYREADY("9a04f079-9840-4286-ab92-e65be0885f95"),
    FAIRPLAY("94ce86fb-07ff-4f43-adb8-93d2fa968ca2"),
    /** W3C ClearKey as MPDs name it; keys go to the player in clear, so it is for previews. */
    CLEARKEY("e2719d58-a985-b3c9-781a-b030af78d30e");

    private final UUID id;

    DrmSystem(String id) {
        this.id = UUID.fromString(id);
    }

    /** As job files and messages name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The system id of {@code pssh} and of MPDs. */
    public UUID id() {
        return id;
    }

    /** The system of an id; empty where it is another's. */
    public static Optional<DrmSystem> of(UUID id) {
        return Arrays.stream(values()).filter(system -> system.id.equals(id)).findFirst();
    }
}
