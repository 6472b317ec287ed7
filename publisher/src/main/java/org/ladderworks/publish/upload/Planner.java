package org.ladderworks.publish.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseFile;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.ReleaseRecord;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.StoredObject;

/** Finds out what of a release is in a store already. */
public final class Planner {
    private final ObjectStore store;
    private final Trying trying;
    private final Crowd crowd;

    public Planner(ObjectStore store, Trying trying, Crowd crowd) {
        this.store = store;
        this.trying = trying;
        this.crowd = crowd;
    }

    /**
     * Plans an upload.
     *
     * @param shown the version that viewers see; its files are taken over where they are the same
     * @param own what is known of the version itself, of an earlier upload
     */
    public UploadPlan plan(
            Release release,
            TitleKeys keys,
            Optional<ReleaseRecord> shown,
            Optional<ReleaseRecord> own,
            UploadJournal journal) {
        StoredForm form = new StoredForm(release, store.abilities());
        Map<String, StoredObject> present = list(keys.version(release.id()));
        Map<String, PublishedFile> before = shown.stream()
                .flatMap(record -> record.files().stream())
                .collect(Collectors.toMap(PublishedFile::path, Function.identity()));
        // Of itself nothing is copied: what is not right there is sent.
        Earlier earlier =
                new Earlier(keys, shown.filter(record -> !record.release().equals(release.id())), this::list);
        Map<String, PublishedFile> known = known(keys, own);
        boolean empty = present.isEmpty();
        List<PlannedFile> files = crowd.all(release.files(), file -> {
            PublishedFile stored = form.describe(file);
            return new PlannedFile(
                    file,
                    stored,
                    change(file, before),
                    way(keys.file(release.id(), file.path()), stored, present, known, earlier, journal));
        });
        present.keySet()
                .removeAll(files.stream()
                        .map(each -> keys.file(release.id(), each.file().path()))
                        .toList());
        present.remove(keys.record(release.id()));
        return new UploadPlan(
                release,
                keys,
                files,
                shown.map(ReleaseRecord::release).equals(Optional.of(release.id())),
                shown.stream()
                        .flatMap(record -> record.entrances().stream())
                        .filter(entrance -> !release.entrances().contains(entrance))
                        .toList(),
                new ArrayList<>(present.values()),
                empty,
                store.abilities().parts());
    }

    /** What was stored under each key when it was right. */
    private static Map<String, PublishedFile> known(TitleKeys keys, Optional<ReleaseRecord> record) {
        Map<String, PublishedFile> known = new HashMap<>();
        record.ifPresent(of -> of.files().forEach(file -> known.put(keys.file(of.release(), file.path()), file)));
        return known;
    }

    private static PlannedFile.Change change(ReleaseFile file, Map<String, PublishedFile> before) {
        PublishedFile old = before.get(file.path());
        return old == null
                ? PlannedFile.Change.NEW
                : old.sha256().equals(file.sha256()) ? PlannedFile.Change.UNCHANGED : PlannedFile.Change.CHANGED;
    }

    private PlannedFile.Way way(
            String key,
            PublishedFile stored,
            Map<String, StoredObject> present,
            Map<String, PublishedFile> known,
            Earlier earlier,
            UploadJournal journal) {
        StoredObject object = present.get(key);
        if (object != null
                && object.size() == stored.storedSize()
                && (isKnown(object, stored, known.get(key)) || isThat(object, stored, journal))) {
            return new PlannedFile.Way.Present(object);
        }
        return earlier.find(stored)
                .filter(found -> found.isKnown() || hasHash(found.object(), stored))
                .map(Earlier.Found::object)
                .<PlannedFile.Way>map(PlannedFile.Way.Copy::new)
                .orElseGet(() -> new PlannedFile.Way.Send(arrived(key, stored, journal)));
    }

    /** By its parts, whose bytes are compared when their turn comes. */
    private long arrived(String key, PublishedFile stored, UploadJournal journal) {
        if (stored.storedSize() <= store.abilities().parts().size()) {
            return 0;
        }
        return journal.upload(key)
                .flatMap(upload -> trying.askPlainly(() -> store.parts().arrived(key, upload)))
                .map(parts -> Math.min(
                        stored.storedSize(),
                        parts.stream().mapToLong(PartStore.Part::size).sum()))
                .orElse(0L);
    }

    private boolean isThat(StoredObject object, PublishedFile stored, UploadJournal journal) {
        return journal.tag(object.key()).filter(object.tag()::equals).isPresent() || hasHash(object, stored);
    }

    private static boolean isKnown(StoredObject object, PublishedFile stored, @Nullable PublishedFile known) {
        return known != null
                && known.storedSha256().equals(stored.storedSha256())
                && known.tag().filter(object::hasTag).isPresent();
    }

    private boolean hasHash(StoredObject object, PublishedFile stored) {
        return trying.askPlainly(() -> store.sha256(object))
                .filter(stored.storedSha256()::equals)
                .isPresent();
    }

    private Map<String, StoredObject> list(String prefix) {
        return trying.askPlainly(() -> listed(prefix));
    }

    private Map<String, StoredObject> listed(String prefix) throws IOException {
        Map<String, StoredObject> found = new HashMap<>();
        store.list(prefix, object -> found.put(object.key(), object));
        return found;
    }

    /** What the version that is shown has, by content; listed only where it is asked for. */
    private static final class Earlier {
        private final Map<String, PublishedFile> byContent = new HashMap<>();
        private final Optional<ReleaseId> release;
        private final TitleKeys keys;
        private final java.util.function.Supplier<Map<String, StoredObject>> objects;

        Earlier(TitleKeys keys, Optional<ReleaseRecord> shown, Function<String, Map<String, StoredObject>> list) {
            this.keys = keys;
            this.release = shown.map(ReleaseRecord::release);
            shown.stream().flatMap(record -> record.files().stream()).forEach(file -> byContent.put(name(file), file));
            this.objects = new Once<>(
                    () -> release.map(id -> list.apply(keys.version(id))).orElseGet(Map::of));
        }

        /**
         * An object that may have the same bytes.
         *
         * @param isKnown whether it is the very object that had them: what others have put in its place is not copied unseen
         */
        record Found(StoredObject object, boolean isKnown) {}

        Optional<Found> find(PublishedFile wanted) {
            PublishedFile file = byContent.get(name(wanted));
            return file == null || release.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(objects.get().get(keys.file(release.get(), file.path())))
                            .filter(object -> object.size() == wanted.storedSize())
                            .map(object -> new Found(
                                    object, file.tag().filter(object::hasTag).isPresent()));
        }

        private static String name(PublishedFile file) {
            return file.storedSha256() + file.encoding();
        }
    }
}
