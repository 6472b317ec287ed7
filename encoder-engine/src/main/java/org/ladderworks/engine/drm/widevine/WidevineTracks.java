package org.ladderworks.engine.drm.widevine;

import org.ladderworks.engine.drm.KeyRole;

/** Widevine's names for what keys are for. It has none for all pictures, nor for everything: HD does for both. */
final class WidevineTracks {
    private WidevineTracks() {}

    static String type(KeyRole role) {
        return switch (role) {
            case AUDIO -> "AUDIO";
            case SD -> "SD";
            case HD, VIDEO, ALL -> "HD";
            case UHD -> "UHD1";
            case SEGMENTS -> throw new IllegalArgumentException("Widevine has no keys for whole segments");
        };
    }
}
