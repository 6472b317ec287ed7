package org.ladderworks.engine.text.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Forms of text that are read here. */
public enum TextFormat {
    SUBRIP("SubRip", "srt"),
    WEBVTT("WebVTT", "vtt"),
    TTML("TTML", "ttml|xml|dfxp"),
    ASS("ASS or SSA", "ass|ssa");

    private final String label;
    private final String extensions;

    TextFormat(String label, String extensions) {
        this.label = label;
        this.extensions = extensions;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** By the end of a file's name; empty where it is none of ours. */
    public static Optional<TextFormat> ofName(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> extension.matches(format.extensions))
                .findFirst();
    }
}
