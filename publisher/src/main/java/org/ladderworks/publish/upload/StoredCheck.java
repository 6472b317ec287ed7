package org.ladderworks.publish.upload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.store.ObjectStore;

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
    public int check(TitleKeys keys, ReleaseId release, List<PublishedFile> files) {
        Map<String, Long> sizes = trying.askPlainly(() -> {
            Map<String, Long> found = new HashMap<>();
            store.list(keys.version(release), object -> found.put(object.key(), object.size()));
            return found;
        });
        for (PublishedFile file : files) {
            Optional<Long> size = Optional.ofNullable(sizes.get(keys.file(release, file.path())));
            if (!size.equals(Optional.of(file.storedSize()))) {
                throw new PublishException(
                        ErrorCode.PUBLISHED_DIFFERS,
                        "%s in %s %s"
                                .formatted(
                                        keys.file(release, file.path()),
                                        store.name(),
                                        size.map(bytes -> "has %d bytes instead of %d"
                                                        .formatted(bytes, file.storedSize()))
                                                .orElse("is not there any more")),
                        "Publish again: what differs is sent again.");
            }
        }
        return files.size();
    }
}
