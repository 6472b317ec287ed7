package org.ladderworks.publish.title;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.upload.Crowd;
import org.ladderworks.publish.upload.Trying;

/** The versions of a title in a store, and how old ones go. */
public final class Versions {
    private final ObjectStore store;
    private final Trying trying;
    private final Crowd crowd;
    private final TitleKeys keys;
    private final TitleDesk desk;

    public Versions(ObjectStore store, Trying trying, Crowd crowd, TitleKeys keys) {
        this.store = store;
        this.trying = trying;
        this.crowd = crowd;
        this.keys = keys;
        this.desk = new TitleDesk(store, trying, keys);
    }

    /** All that have an object. */
    public List<Version> list() {
        Map<ReleaseId, Version> found = new HashMap<>();
        Optional<ReleaseId> shown = desk.state().last().map(Commit::release);
        Map<ReleaseId, Instant> left = left(desk.history());
        trying.askPlainly(() -> {
            found.clear();
            store.list(
                    keys.versions(),
                    object -> keys.versionOf(object.key())
                            .ifPresent(id -> found.merge(
                                    id,
                                    new Version(
                                            id,
                                            1,
                                            object.size(),
                                            object.key().equals(keys.record(id)),
                                            shown.equals(Optional.of(id)),
                                            Optional.ofNullable(left.get(id))),
                                    Version::plus)));
            return true;
        });
        return found.values().stream().sorted(Version.NEWEST_FIRST).toList();
    }

    /** When each was last shown, by the commit that ended it. */
    private static Map<ReleaseId, Instant> left(List<Commit> history) {
        Map<ReleaseId, Instant> left = new HashMap<>();
        for (Commit commit : history) {
            if (commit.action() != Commit.Action.DELETE) {
                commit.before()
                        .ifPresent(before -> left.merge(before, commit.author().at(), (a, b) -> a.isAfter(b) ? a : b));
            }
        }
        return left;
    }

    /**
     * Takes an old version away, or an upload that was never finished, its record first: what is half gone is no version any more.
     * The deletion is a commit of its own, so that nobody can show the version meanwhile; while it lasts, nobody can publish it anew
     * either.
     *
     * @param session how long someone may go on watching what is no longer shown
     * @throws PublishException where it is shown, or was so within that time
     */
    public Version delete(ReleaseId id, Duration session, Author author, TitleLock.Held lock) {
        desk.repair();
        TitleState seen = desk.state();
        Optional<Version> there =
                list().stream().filter(each -> each.id().equals(id)).findFirst();
        if (there.isEmpty() && isBeingDeleted(id)) {
            // Killed behind the last object.
            var _ = remove(keys.deletion(id));
            return new Version(id, 0, 0, false, false, Optional.empty());
        }
        Version version = there.orElseThrow(() -> unknown(keys.title() + " has no version " + id));
        requireOld(version, seen, session, author);
        mark(id, author);
        try {
            if (seen.last().isPresent()) {
                var _ = desk.commit(seen, seen.last().get().deletionOf(id, author), lock);
            } else {
                requireUnfinished(id);
            }
        } catch (PublishException e) {
            var _ = remove(keys.deletion(id));
            throw e;
        }
        var _ = remove(keys.record(id));
        List<String> objects = new ArrayList<>();
        trying.askPlainly(() -> {
            objects.clear();
            store.list(keys.version(id), object -> objects.add(object.key()));
            return true;
        });
        var _ = crowd.all(objects, this::remove);
        new Leftovers(store, trying, crowd, keys).giveUp(id);
        var _ = remove(keys.deletion(id));
        return version;
    }

    private void mark(ReleaseId id, Author author) {
        byte[] bytes = Records.write(new Deletion(id, author));
        var _ = trying.askPlainly(
                () -> store.put(keys.deletion(id), bytes, Records.headers(bytes), new Condition.Any()));
    }

    /** Who deletes which version; only that it is there counts. */
    private record Deletion(ReleaseId deleted, Author author) {}

    /**
     * Where nothing was ever shown there is no commit that a publisher would run into. Whoever publishes looks for the mark behind
     * its record, and at all objects behind that; so one of both sees the other.
     */
    private void requireUnfinished(ReleaseId id) {
        if (desk.record(id).isPresent()) {
            throw inUse(
                    "version " + id + " is whole, and " + keys.title() + " may show it at any moment",
                    "Publish it, which sends nothing, or another one; then it can be deleted as an old one.");
        }
    }

    /**
     * Looks whether a version may be shown or published.
     *
     * @throws PublishException where it is being deleted
     */
    public void requireNotDeleted(ReleaseId id) {
        if (isBeingDeleted(id)) {
            throw inUse(
                    "version " + id + " of " + keys.title() + " is being deleted",
                    "Wait until that has ended. Where it was interrupted, delete the version again.");
        }
    }

    private boolean isBeingDeleted(ReleaseId id) {
        return trying.askPlainly(() -> store.find(keys.deletion(id))).isPresent();
    }

    private void requireOld(Version version, TitleState seen, Duration session, Author author) {
        if (seen.last().filter(last -> last.release().equals(version.id())).isPresent()) {
            throw inUse(version.id() + " is what " + keys.title() + " shows", "Publish or go back to another first.");
        }
        version.left().filter(left -> left.plus(session).isAfter(author.at())).ifPresent(left -> {
            throw inUse(
                    version.id() + " was shown until " + left + ": someone may still be watching it",
                    "Wait until " + left.plus(session) + ", or name a shorter --session where you know better.");
        });
    }

    private static PublishException unknown(String what) {
        return new PublishException(ErrorCode.VERSION_UNKNOWN, what, "Choose a version that `versions` shows.");
    }

    private boolean remove(String key) {
        return trying.askPlainly(() -> {
            store.delete(key);
            return true;
        });
    }

    private static PublishException inUse(String what, String remedy) {
        return new PublishException(ErrorCode.VERSION_IN_USE, what, remedy);
    }

    /**
     * A version in a store.
     *
     * @param objects how many
     * @param size of all, in bytes
     * @param whole whether all of it is there: false for an upload that runs or was interrupted
     * @param shown whether the title shows it
     * @param left when it was shown last; absent where it is shown, or never was
     */
    public record Version(ReleaseId id, int objects, long size, boolean whole, boolean shown, Optional<Instant> left) {
        /** What is shown, then what was shown last, then what never was, then what is not whole. */
        static final Comparator<Version> NEWEST_FIRST = Comparator.comparing(Version::shown)
                .thenComparing(version -> version.left().orElse(Instant.MIN))
                .thenComparing(Version::whole)
                .reversed()
                .thenComparing(version -> version.id().text());

        private Version plus(Version other) {
            return new Version(id, objects + other.objects, size + other.size, whole || other.whole, shown, left);
        }
    }
}
