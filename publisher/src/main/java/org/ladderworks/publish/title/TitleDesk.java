package org.ladderworks.publish.title;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.ContentTypes;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.Entrances;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.ReleaseRecord;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.ReadObject;
import org.ladderworks.publish.upload.Trying;

/**
 * What a title shows, and how that changes: the commit record first, on the condition that it is as it was read; then all that is
 * written from it ({@code docs/decisions/0031}). Whoever dies in between leaves work that the next one does first.
 */
public final class TitleDesk {
    private static final int LARGEST_MANIFEST = 32 << 20;

    private final ObjectStore store;
    private final Trying trying;
    private final TitleKeys keys;

    public TitleDesk(ObjectStore store, Trying trying, TitleKeys keys) {
        this.store = store;
        this.trying = trying;
        this.keys = keys;
    }

    public TitleKeys keys() {
        return keys;
    }

    /** What is shown now. */
    public TitleState state() {
        return read(keys.current(), Records.LARGEST_COMMIT)
                .map(object -> new TitleState(
                        Optional.of(Records.read(keys.current(), object.bytes(), Commit.class)),
                        Optional.of(object.object().tag())))
                .orElse(TitleState.NONE);
    }

    /** What a version has; empty where it is not there, or not all of it. */
    public Optional<ReleaseRecord> record(ReleaseId version) {
        String key = keys.record(version);
        return read(key, Records.LARGEST).map(object -> Records.read(key, object.bytes(), ReleaseRecord.class));
    }

    /** Says that all of a version is there. */
    public void write(ReleaseRecord record) {
        if (!record(record.release()).equals(Optional.of(record))) {
            put(keys.record(record.release()), Records.write(record));
        }
    }

    /** Takes that back, where it turned out not to be so. */
    public void withdraw(ReleaseId version) {
        trying.askPlainly(() -> {
            store.delete(keys.record(version));
            return true;
        });
    }

    /**
     * Shows a version from now on. A cancellation counts until the record is replaced: what is begun then is ended.
     *
     * @param seen what was shown when this began
     * @throws PublishException where it is not what is shown now; nothing has changed then
     */
    public Commit show(
            TitleState seen,
            Commit.Action action,
            ReleaseId release,
            Author author,
            Optional<String> note,
            TitleLock.Held lock) {
        return commit(seen, Commit.after(seen.last(), action, release, author, note), lock);
    }

    /** Changes the title, as {@link #show}. */
    Commit commit(TitleState seen, Commit commit, TitleLock.Held lock) {
        // Once it is replaced, nobody could write its entry any more.
        seen.last().ifPresent(last -> log(keys.log(last.number()), last));
        trying.check();
        return new TitleDesk(store, trying.finishing(), keys).replace(seen, commit, lock);
    }

    private Commit replace(TitleState seen, Commit commit, TitleLock.Held lock) {
        byte[] bytes = Records.write(commit);
        try {
            Condition condition = seen.tag().<Condition>map(Condition.Same::new).orElseGet(Condition.Absent::new);
            var _ = trying.ask(() -> {
                lock.requireHeld();
                return store.put(keys.current(), bytes, Records.headers(bytes), condition);
            });
        } catch (ConditionFailed e) {
            // An answer may have been lost: then it is ours that is there.
            TitleState now = state();
            if (!now.last().equals(Optional.of(commit))) {
                throw changedBy(now);
            }
        }
        repair();
        return commit;
    }

    private PublishException changedBy(TitleState now) {
        String who = now.last()
                .map(last -> ": %s from %s did, at %s"
                        .formatted(
                                last.author().by(),
                                last.author().from(),
                                last.author().at()))
                .orElse("");
        return new PublishException(
                ErrorCode.TITLE_CHANGED_MEANWHILE,
                "someone else has changed what " + keys.title() + " shows meanwhile" + who,
                "Look at `history`, and do it again if yours is to be shown: nothing is sent twice.");
    }

    /**
     * Writes what the commit record says and is not there yet: its entry in the log, the title's manifests. Ends when all of it is
     * of the record as it is then, whoever else writes.
     */
    public void repair() {
        TitleState state = state();
        while (state.last().isPresent()) {
            Commit commit = state.last().get();
            log(keys.log(commit.number()), commit);
            for (Entrance entrance : Entrance.values()) {
                entrance(entrance, commit.release());
            }
            TitleState now = state();
            if (now.equals(state)) {
                return;
            }
            state = now;
        }
    }

    /** An entry that is there already is the same. */
    private void log(String key, Commit commit) {
        byte[] bytes = Records.write(commit);
        try {
            var _ = trying.ask(() -> store.put(key, bytes, Records.headers(bytes), new Condition.Absent()));
        } catch (ConditionFailed e) {
            // Written by who died behind it, or by who repairs beside us.
        }
    }

    private void entrance(Entrance entrance, ReleaseId release) {
        String key = keys.entrance(entrance);
        String path = entrance.path();
        Optional<ReadObject> own = read(keys.file(release, path), LARGEST_MANIFEST);
        Optional<ReadObject> there = read(key, LARGEST_MANIFEST);
        if (own.isEmpty()) {
            // This version has none: an older version's must not lead there.
            if (there.isPresent()) {
                trying.askPlainly(() -> {
                    store.delete(key);
                    return true;
                });
            }
            return;
        }
        byte[] bytes = led(path, own.get().bytes(), release);
        if (there.isPresent() && Arrays.equals(there.get().bytes(), bytes)) {
            return;
        }
        ObjectHeaders headers = new ObjectHeaders(
                ContentTypes.of(path),
                CacheTime.MANIFEST,
                Gzip.isPacked(bytes) ? PublishedFile.GZIP : "",
                Sha256.hex(bytes));
        Condition condition = there.<Condition>map(
                        object -> new Condition.Same(object.object().tag()))
                .orElseGet(Condition.Absent::new);
        try {
            var _ = trying.ask(() -> store.put(key, bytes, headers, condition));
        } catch (ConditionFailed e) {
            // Someone else has written it: what is right now is looked at once more.
        }
    }

    /** In the form in which manifests are stored. */
    private byte[] led(String path, byte[] stored, ReleaseId release) {
        try {
            return Gzip.isPacked(stored)
                    ? Gzip.pack(Entrances.of(path, Gzip.unpack(stored, LARGEST_MANIFEST), release))
                    : Entrances.of(path, stored, release);
        } catch (IOException e) {
            throw new PublishException(
                    ErrorCode.PUBLISHED_DIFFERS,
                    keys.file(release, path) + " is no manifest: " + e.getMessage(),
                    "Publish that version again, or go back to another.",
                    e);
        }
    }

    /** All that was done, the oldest first. */
    public List<Commit> history() {
        ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();
        trying.askPlainly(() -> {
            found.clear();
            store.list(keys.log(), object -> found.add(object.key()));
            return true;
        });
        return found.stream()
                .sorted(Comparator.naturalOrder())
                .flatMap(key -> read(key, Records.LARGEST_COMMIT).stream()
                        .map(object -> Records.read(key, object.bytes(), Commit.class)))
                .toList();
    }

    private void put(String key, byte[] bytes) {
        var _ = trying.askPlainly(() -> store.put(key, bytes, Records.headers(bytes), new Condition.Any()));
    }

    private Optional<ReadObject> read(String key, int limit) {
        return trying.askPlainly(() -> store.read(key, limit));
    }
}
