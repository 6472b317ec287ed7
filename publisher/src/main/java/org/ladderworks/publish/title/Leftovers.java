package org.ladderworks.publish.title;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.ReleaseRecord;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.upload.Crowd;
import org.ladderworks.publish.upload.Trying;

/** What lies among the versions of a title and is of none, and how it goes: only on request. */
public final class Leftovers {
    private final ObjectStore store;
    private final Trying trying;
    private final Crowd crowd;
    private final TitleKeys keys;
    private final TitleDesk desk;

    public Leftovers(ObjectStore store, Trying trying, Crowd crowd, TitleKeys keys) {
        this.store = store;
        this.trying = trying;
        this.crowd = crowd;
        this.keys = keys;
        this.desk = new TitleDesk(store, trying, keys);
    }

    /**
     * What was found. An upload that is not whole is a version of its own, and none of this.
     *
     * @param surplus objects in versions that are none of their files: left by nobody of ours
     * @param uploads large objects that were begun, and may be on their way
     * @param unknown why it could not be looked for those
     */
    public record Found(List<StoredObject> surplus, List<PartStore.Begun> uploads, Optional<String> unknown) {
        public Found {
            surplus = List.copyOf(surplus);
            uploads = List.copyOf(uploads);
        }

        public boolean isNothing() {
            return surplus.isEmpty() && uploads.isEmpty();
        }

        /** Of all surplus objects, in bytes. */
        public long size() {
            return surplus.stream().mapToLong(StoredObject::size).sum();
        }

        /** Without the uploads that were begun since: these may be on their way. */
        public Found before(Instant time) {
            return new Found(
                    surplus,
                    uploads.stream().filter(each -> each.at().isBefore(time)).toList(),
                    unknown);
        }
    }

    /** Looks for it; changes nothing. */
    public Found find() {
        List<StoredObject> all = trying.askPlainly(() -> {
            List<StoredObject> found = new ArrayList<>();
            store.list(keys.versions(), found::add);
            return found;
        });
        Map<ReleaseId, Optional<Set<String>>> known = new HashMap<>();
        List<StoredObject> surplus = all.stream()
                .filter(object -> keys.versionOf(object.key())
                        .map(id -> known.computeIfAbsent(id, this::keysOf)
                                .filter(of -> !of.contains(object.key()))
                                .isPresent())
                        .orElse(true))
                .toList();
        try {
            return new Found(surplus, begun(keys.versions()), Optional.empty());
        } catch (PublishException e) {
            if (e.code() != ErrorCode.TARGET_RIGHT_MISSING) {
                throw e;
            }
            return new Found(surplus, List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private List<PartStore.Begun> begun(String prefix) {
        return trying.askPlainly(() -> {
            List<PartStore.Begun> found = new ArrayList<>();
            store.parts().begun(prefix, found::add);
            return found;
        });
    }

    /** All that a version consists of; empty where nobody knows: it is not whole, or of a newer program. */
    private Optional<Set<String>> keysOf(ReleaseId id) {
        try {
            return desk.record(id).map(record -> keysOf(id, record));
        } catch (PublishException e) {
            if (e.code() != ErrorCode.TITLE_RECORD_UNREADABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Set<String> keysOf(ReleaseId id, ReleaseRecord record) {
        Set<String> all = new HashSet<>(Set.of(keys.record(id)));
        record.files().forEach(file -> all.add(keys.file(id, file.path())));
        return all;
    }

    /** Takes away what was found. */
    public void remove(Found found) {
        var _ = crowd.all(
                found.surplus(),
                object -> trying.askPlainly(() -> {
                    store.delete(object.key());
                    return true;
                }));
        giveUp(found.uploads());
    }

    /** Takes away what is on its way into a version that is deleted, as far as this user may see it. */
    void giveUp(ReleaseId version) {
        try {
            giveUp(begun(keys.version(version)));
        } catch (PublishException e) {
            if (e.code() != ErrorCode.TARGET_RIGHT_MISSING) {
                throw e;
            }
        }
    }

    private void giveUp(List<PartStore.Begun> uploads) {
        var _ = crowd.all(
                uploads,
                upload -> trying.askPlainly(() -> {
                    store.parts().giveUp(upload.key(), upload.upload());
                    return true;
                }));
    }
}
