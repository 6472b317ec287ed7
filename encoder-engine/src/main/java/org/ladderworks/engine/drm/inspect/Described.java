package org.ladderworks.engine.drm.inspect;

import java.util.Arrays;
import java.util.List;

/**
 * Something in words, with what it consists of.
 *
 * @param words one line
 */
public record Described(String words, List<Described> parts) {
    public Described {
        parts = List.copyOf(parts);
    }

    static Described of(String words, String... lines) {
        return new Described(
                words,
                Arrays.stream(lines).map(line -> new Described(line, List.of())).toList());
    }

    static Described line(String words) {
        return new Described(words, List.of());
    }
}
