package org.ladderworks.publish.upload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.ReleaseRecord;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;

/**
 * Looks before a version is shown whether the store has all of it, of the right size (rule 71). That the bytes are right the store
 * itself has found for each object when it came.
 */
public final class StoredCheck {
    private final ObjectStore store;
    private final Trying trying;

    public StoredCheck(ObjectStore store, Trying trying) {
        this.store = store;
        this.trying = trying;
    }

    /**
     * Gives how many there are.
     *
     * @throws PublishException naming the first that is not as it should be
     */
    public int check(TitleKeys keys, ReleaseRecord record) {
        ReleaseId release = record.release();
        List<PublishedFile> files = record.files();
        Map<String, StoredObject> objects = trying.askPlainly(() -> {
            Map<String, StoredObject> found = new HashMap<>();
            store.list(keys.version(release), object -> found.put(object.key(), object));
            return found;
        });
        for (PublishedFile file : files) {
            Optional<StoredObject> object = Optional.ofNullable(objects.get(keys.file(release, file.path())));
            Optional<Long> size = object.map(StoredObject::size);
            if (object.isPresent() && isAnother(object.get(), file)) {
                throw differs(keys.file(release, file.path()) + " was replaced in " + store.name()
                        + " by what may have other bytes");
            }
            if (!size.equals(Optional.of(file.storedSize()))) {
                throw differs("%s in %s %s"
                        .formatted(
                                keys.file(release, file.path()),
                                store.name(),
                                size.map(bytes -> "has %d bytes instead of %d".formatted(bytes, file.storedSize()))
                                        .orElse("is not there any more")));
            }
        }
        return files.size();
    }

    /**
     * Looks at one object alone.
     *
     * @throws PublishException where it is not as it should be
     */
    public void check(TitleKeys keys, ReleaseId release, PublishedFile file) {
        String key = keys.file(release, file.path());
        Optional<StoredObject> object = trying.askPlainly(() -> store.find(key));
        if (object.isEmpty() || object.get().size() != file.storedSize() || isAnother(object.get(), file)) {
            throw differs(key + " is not in " + store.name() + " any more as it was sent");
        }
    }

    /** Put in its place by others: of the same size, and with another tag than it had. */
    private boolean isAnother(StoredObject object, PublishedFile file) {
        return object.size() == file.storedSize()
                && file.tag().filter(tag -> !object.hasTag(tag)).isPresent()
                && trying.askPlainly(() -> store.sha256(object))
                        .filter(file.storedSha256()::equals)
                        .isEmpty();
    }

    private static PublishException differs(String what) {
        return new PublishException(ErrorCode.PUBLISHED_DIFFERS, what, "Publish again: what differs is sent again.");
    }
}
