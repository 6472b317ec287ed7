package org.ladderworks.app.library;

import java.time.Instant;
import java.util.Optional;
import org.ladderworks.engine.source.remote.RemoteLocation;

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
    /** True where its source is fetched from another machine, and is not looked at before. */
    public boolean isElsewhere() {
        return RemoteLocation.isAddress(source);
    }

    public Title with(TitleDetails other, Instant now) {
        return new Title(id, other, source, status, added, now, facts, trouble, making);
    }

    public Title with(TitleStatus other, Instant now) {
        return new Title(id, details, source, other, added, now, facts, trouble, making);
    }

    public Title with(SourceFacts other, Instant now) {
        return new Title(id, details, source, status, added, now, Optional.of(other), Optional.empty(), making);
    }

    /** Its source cannot be read. What was made of it stands all the same. */
    public Title with(Trouble other, Instant now) {
        TitleStatus after = making.isEmpty() ? TitleStatus.FAILED : status;
        return new Title(id, details, source, after, added, now, facts, Optional.of(other), making);
    }

    /** What was asked to be made of it is not made: it is again what it was. */
    public Title unmade(Title before, Instant now) {
        return new Title(id, details, source, before.status, added, now, facts, trouble, before.making);
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
                making.map(made -> made.as(name)));
    }

    /** A package is being made of it. */
    public Title with(Making other, Instant now) {
        Making kept = status == TitleStatus.ENCODING ? other : other.since(status);
        return new Title(id, details, source, TitleStatus.ENCODING, added, now, facts, trouble, Optional.of(kept));
    }
}
