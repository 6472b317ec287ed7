package org.ladderworks.engine.saying;

import java.util.List;
import java.util.Locale;

/** A kind of thing that people are told; enumerations have the kinds that belong together. */
public interface Phrase {
    /** In English, with {@code {0}}, {@code {1}} and so on where values stand. */
    String english();

    /** Of the constant. */
    String name();

    /** Names it among all: in small letters with hyphens, such as {@code standstill.no-room}. */
    default String key() {
        String type = getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        return (type + "." + name()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * It, told of these.
     *
     * @param values texts, numbers that are written as they are, or sayings
     */
    default Saying with(Object... values) {
        return new Saying(this, List.of(values));
    }
}
