package org.ladderworks.publish.title;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import org.ladderworks.publish.release.ReleaseId;

/**
 * One change of a title. The newest is the title's {@code current.json}; all are entries of its log.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format
 * @param number 1 for the first of a title, and one more each time
 * @param release what is shown from then on
 * @param before what was shown until then
 * @param deleted an old version that goes; only of a deletion, which shows what was shown before
 * @param note why, in the author's words
 */
@JsonPropertyOrder({"format", "version", "number", "action", "release", "before", "deleted", "author", "note"})
public record Commit(
        String format,
        int version,
        long number,
        Action action,
        ReleaseId release,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ReleaseId> before,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ReleaseId> deleted,
        Author author,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> note) {
    public static final String FORMAT = "ladderworks-commit";
    public static final int VERSION = 1;

    /** What was done. */
    public enum Action {
        PUBLISH,
        ROLLBACK,
        DELETE
    }

    public Commit {
        if (!FORMAT.equals(format) || version != VERSION) {
            throw new IllegalArgumentException(
                    "format " + format + " version " + version + ", not " + FORMAT + " version " + VERSION);
        }
        if (number < 1) {
            throw new IllegalArgumentException("commit number " + number);
        }
    }

    /** The one that comes behind another, or the first. */
    static Commit after(Optional<Commit> last, Action action, ReleaseId release, Author author, Optional<String> note) {
        return new Commit(
                FORMAT,
                VERSION,
                last.map(Commit::number).orElse(0L) + 1,
                action,
                release,
                last.map(Commit::release),
                Optional.empty(),
                author,
                note);
    }

    /** The deletion of an old version behind this one. */
    Commit deletionOf(ReleaseId old, Author deleter) {
        return new Commit(
                FORMAT,
                VERSION,
                number + 1,
                Action.DELETE,
                release,
                Optional.of(release),
                Optional.of(old),
                deleter,
                Optional.empty());
    }
}
