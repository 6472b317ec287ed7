package org.ladderworks.engine.probe;

/** In which order the two fields of a stored picture were taken, as a stream's headers or its pictures say. */
public enum FieldOrder {
    /** Both at the same instant. */
    PROGRESSIVE,
    TOP_FIRST,
    BOTTOM_FIRST,
    /** The headers do not say. */
    UNKNOWN;

    public boolean isInterlaced() {
        return this == TOP_FIRST || this == BOTTOM_FIRST;
    }

    /** In FFmpeg's words, of which the second letter is the field that is shown first. */
    static FieldOrder named(String fieldOrder) {
        return switch (fieldOrder) {
            case "progressive" -> PROGRESSIVE;
            case "tt", "bt" -> TOP_FIRST;
            case "bb", "tb" -> BOTTOM_FIRST;
            default -> UNKNOWN;
        };
    }
}
