package org.ladderworks.publish.title;

import java.util.Optional;

/**
 * What a title shows at a moment.
 *
 * @param last absent where nothing was ever published
 * @param tag of the commit record in the store
 */
public record TitleState(Optional<Commit> last, Optional<String> tag) {
    static final TitleState NONE = new TitleState(Optional.empty(), Optional.empty());
}
