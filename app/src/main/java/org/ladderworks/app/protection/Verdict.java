package org.ladderworks.app.protection;

import java.util.Locale;

/** Whether something plays, the best first. */
public enum Verdict {
    /** Documented, or tried by us. */
    PLAYS,
    /** On some models or versions. */
    PARTLY,
    /** Neither documented where we looked, nor tried by us. */
    UNKNOWN,
    NO;

    /** That of two things which both must be. */
    Verdict and(Verdict other) {
        return compareTo(other) > 0 ? this : other;
    }

    /** That of two things of which one is enough. */
    Verdict or(Verdict other) {
        return compareTo(other) < 0 ? this : other;
    }

    /** In small letters, for keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
