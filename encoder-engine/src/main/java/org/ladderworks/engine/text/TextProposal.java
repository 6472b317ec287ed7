package org.ladderworks.engine.text;

import java.util.Optional;

/**
 * A text that was found, before it has its place among the others.
 *
 * @param name what notes call it, such as {@code stream 2} or {@code film.en.srt}
 * @param label as tagged or given; empty for one made of language and role
 * @param asked true where an operator named it
 */
public record TextProposal(
        String name,
        String language,
        Optional<String> label,
        TextRole role,
        boolean isDefault,
        boolean asked,
        TimedText text) {}
