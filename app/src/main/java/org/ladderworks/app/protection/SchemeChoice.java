package org.ladderworks.app.protection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;

/** The schemes of a profile. */
public enum SchemeChoice {
    CBCS,
    CENC,
    /** Two packages side by side. */
    BOTH;

    /** One package for each. */
    public List<ProtectionScheme> schemes() {
        return switch (this) {
            case CBCS -> List.of(ProtectionScheme.CBCS);
            case CENC -> List.of(ProtectionScheme.CENC);
            case BOTH -> List.of(ProtectionScheme.CBCS, ProtectionScheme.CENC);
        };
    }

    /** As job files name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As without it where the word is no scheme: the check tells. */
    static SchemeChoice named(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.label().equals(word))
                .findFirst()
                .orElse(CBCS);
    }
}
