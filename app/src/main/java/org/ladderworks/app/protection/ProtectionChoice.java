package org.ladderworks.app.protection;

import java.util.EnumSet;
import java.util.Set;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import tools.jackson.databind.JsonNode;

/**
 * What a profile comes to, as far as it can be read.
 *
 * @param systems whose players are to play; none for what nobody can play
 * @param clearLead whether the beginning stays clear
 * @param shared whether all titles have one name, and so one set of keys
 * @param wholeSegments whether MPEG-TS may be made beside it
 */
public record ProtectionChoice(
        SchemeChoice scheme,
        Set<DrmSystem> systems,
        KeyLayout layout,
        KeyPlace keys,
        boolean clearLead,
        boolean shared,
        boolean wholeSegments) {
    public ProtectionChoice {
        systems = Set.copyOf(systems);
    }

    static ProtectionChoice of(JsonNode drm) {
        Set<DrmSystem> systems = EnumSet.noneOf(DrmSystem.class);
        for (DrmSystem system : DrmSystem.values()) {
            if (has(drm, system)) {
                systems.add(system);
            }
        }
        return new ProtectionChoice(
                SchemeChoice.named(drm.path("scheme").asString("")),
                systems,
                layout(drm.path("layout").asString("")),
                KeyPlace.of(drm),
                drm.has("clearLeadSeconds"),
                drm.has("content"),
                drm.has("hlsTs"));
    }

    private static KeyLayout layout(String word) {
        return switch (word) {
            case "one" -> KeyLayout.ONE;
            case "by-tier" -> KeyLayout.BY_TIER;
            default -> KeyLayout.VIDEO_AND_AUDIO;
        };
    }

    static boolean has(JsonNode drm, DrmSystem system) {
        for (JsonNode word : drm.path("systems")) {
            if (word.asString("").equals(system.label())) {
                return true;
            }
        }
        return false;
    }

    /** Whether playlists are written: in {@code cenc} alone, and for ClearKey alone, no player could use them. */
    public boolean hasPlaylists() {
        return scheme != SchemeChoice.CENC && !systems.equals(Set.of(DrmSystem.CLEARKEY));
    }
}
