package org.ladderworks.app.jobfile;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is often asked for and cannot be made with the bundled FFmpeg: why, and what can be done instead. */
public final class NotPossible {
    private static final String SUBTITLES = "cannot be done: this FFmpeg has no libass, which draws styled subtitles."
            + " Give the file with --text or text.files: players show it as a text that a viewer can switch off";

    private static final String HE_AAC = "HE-AAC cannot be made: this FFmpeg has no encoder for it (libfdk_aac)."
            + " Use aac, or for low bit rates opus; `ladderworks package` takes HE-AAC that was made elsewhere";

    private static final Map<String, String> FIELDS = Map.of("/overlays/subtitles", SUBTITLES);

    private NotPossible() {}

    /** Why a field of a job file is there only to be refused. */
    static Optional<String> field(String pointer) {
        return Optional.ofNullable(FIELDS.get(pointer));
    }

    /** Why a codec of sound is not among those that there are; empty for a word that means none. */
    public static Optional<String> audioCodec(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return letters.matches("(x?he(v[12])?aac|aache|aacplus|aacp|eaacplus)(v[12])?")
                ? Optional.of(HE_AAC)
                : Optional.empty();
    }
}
