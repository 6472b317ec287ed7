package org.ladderworks.engine.trickplay;

import java.util.Locale;

/** The sizes that Roku's players ask for; each picks the one for its screen. */
public enum BifSize {
    SD(240),
    HD(320);

    private final int longSide;

    BifSize(int longSide) {
        this.longSide = longSide;
    }

    /** Width of each picture, or its height where it is portrait, in pixels. */
    int longSide() {
        return longSide;
    }

    /** The archive's name. */
    String fileName() {
        return "thumbnails-" + name().toLowerCase(Locale.ROOT) + ".bif";
    }
}
