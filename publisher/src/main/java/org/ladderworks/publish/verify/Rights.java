package org.ladderworks.publish.verify;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The right that lets viewers in, and rights that must not.
 *
 * @param good what all objects are asked for with
 * @param bad what an edge has to refuse; empty where it lets everyone in
 */
public record Rights(Right good, Map<Wrong, Right> bad) {
    /** What is wrong with a right. */
    public enum Wrong {
        UNSIGNED("a request that is not signed"),
        CHANGED("a request whose signature was changed"),
        PROLONGED("a request whose end was put off"),
        EXPIRED("a request whose time is over"),
        OF_ANOTHER_TITLE("a request that is signed for another title");

        private final String words;

        Wrong(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    public Rights {
        bad = bad.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(bad));
    }

    /** For edges that let everyone in. */
    public static Rights open() {
        return new Rights(Right.NONE, Map.of());
    }

    /** True where viewers need a right. */
    public boolean guarded() {
        return !bad.isEmpty();
    }

    /** Nothing of them. */
    @Override
    public String toString() {
        return "Rights";
    }
}
