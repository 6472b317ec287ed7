package org.ladderworks.app.library;

import java.time.Instant;
import java.util.Optional;

/**
 * A title of the library.
 *
 * @param id given by the library, never used again
 * @param source where its source lies
 * @param changed when anything of it was
 * @param facts empty where its source is not probed, or cannot be
 * @param trouble why its source cannot be probed; empty where it was, or was not yet
 * @param making empty where nothing was made of it
 */
public record Title(
        long id,
        TitleDetails details,
        String source,
        TitleStatus status,
        Instant added,
        Instant changed,
        Optional<SourceFacts> facts,
        Optional<Trouble> trouble,
        Optional<Making> making) {
    public Title with(TitleDetails other, Instant now) {
        return new Title(id, other, source, status, added, now, facts, trouble, making);
    }

    public Title with(TitleStatus other, Instant now) {
        return new Title(id, details, source, other, added, now, facts, trouble, making);
    }

    public Title with(SourceFacts other, Instant now) {
        return new Title(id, details, source, status, added, now, Optional.of(other), Optional.empty(), making);
    }

    /** Its source cannot be read. */
    public Title with(Trouble other, Instant now) {
        return new Title(
                id, details, source, TitleStatus.FAILED, added, now, Optional.empty(), Optional.of(other), making);
    }

    /** Viewers see its package, under that name. */
    public Title publishedAs(String name, Instant now) {
        return new Title(
                id,
                details,
                source,
                TitleStatus.PUBLISHED,
                added,
                now,
                facts,
                trouble,
                making.map(made -> new Making(made.folder(), Optional.of(name))));
    }

    /** A package is being made of it. */
    public Title with(Making other, Instant now) {
        return new Title(id, details, source, TitleStatus.ENCODING, added, now, facts, trouble, Optional.of(other));
    }
}
