package org.ladderworks.app.naming;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a template can say of a package. */
public enum NameField {
    TITLE,
    PRESET,
    /** The day on which it is queued, such as 2026-03-01. */
    DATE,
    /** Its place among those that are queued together, from 1. */
    N,
    /** Its source's name without the ending. */
    SOURCE,
    /** Of its source's pictures as they are shown, in pixels. */
    HEIGHT,
    /** The first of its title's tags. */
    TAG;

    /** As it is written between braces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is written in a template, with its braces. */
    public String written() {
        return this == N ? "{n:000}" : "{" + label() + "}";
    }

    static Optional<NameField> of(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label().equals(label))
                .findFirst();
    }
}
