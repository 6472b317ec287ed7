package org.ladderworks.app.library;

import java.time.Instant;
import java.util.Optional;

/**
 * A title of the library.
 *
 * @param id given by the library, never used again
 * @param source where its source lies
 * @param changed when anything of it was
 * @param facts empty where its source is not probed yet
 */
public record Title(
        long id,
        TitleDetails details,
        String source,
        TitleStatus status,
        Instant added,
        Instant changed,
        Optional<SourceFacts> facts) {
    public Title with(TitleDetails other, Instant now) {
        return new Title(id, other, source, status, added, now, facts);
    }

    public Title with(TitleStatus other, Instant now) {
        return new Title(id, details, source, other, added, now, facts);
    }

    public Title with(SourceFacts other, Instant now) {
        return new Title(id, details, source, status, added, now, Optional.of(other));
    }
}
