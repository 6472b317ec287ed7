package org.ladderworks.app.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator should know of a source before it is encoded. Kept with titles by its sentence. */
public enum SourceWarning {
    ENCRYPTED("It is encrypted: what is behind its headers cannot be read, and it cannot be encoded."),
    NO_PICTURES("It has no pictures: a package of sound alone becomes of it."),
    NO_SOUND("It has no sound."),
    NO_BASE_LAYER("It is Dolby Vision without a base layer, and cannot be encoded.");

    private final String sentence;

    SourceWarning(String sentence) {
        this.sentence = sentence;
    }

    /** In English. */
    public String sentence() {
        return sentence;
    }

    /** In small letters with hyphens, for keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a sentence of the engine's own, such as what it leaves out of a source. */
    public static Optional<SourceWarning> of(String sentence) {
        return Arrays.stream(values())
                .filter(each -> each.sentence.equals(sentence))
                .findFirst();
    }
}
