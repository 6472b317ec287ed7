package org.ladderworks.publish.destination;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.s3.BucketStore;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;

/** A place that is published to. Holds no secret: credentials come from the machine. */
public sealed interface Target {
    /** For people. */
    String place();

    /** What tells the line to it from others: the place, and the host of a store of one's own. */
    default String line() {
        return place();
    }

    /** Opens it; to be closed. Fails with a PublishException where it cannot be used. */
    ObjectStore open(Bandwidth bandwidth);

    /**
     * A folder of this machine, or a mounted share.
     *
     * @param folder an absolute path
     */
    record Folder(Path folder) implements Target {
        @Override
        public String place() {
            return folder.toString();
        }

        @Override
        public ObjectStore open(Bandwidth bandwidth) {
            return FolderStore.open(folder, bandwidth);
        }
    }

    /**
     * A bucket of S3, or of a store that speaks like it.
     *
     * @param traits empty where nobody has tried
     */
    record Bucket(BucketSettings settings, Optional<StoreTraits> traits) implements Target {
        /** For who only reads. */
        private static final StoreTraits UNTRIED = new StoreTraits(true, false);

        @Override
        public String place() {
            return settings.name();
        }

        @Override
        public String line() {
            return settings.name()
                    + settings.store()
                            .endpoint()
                            .map(address -> " at " + address.getHost())
                            .orElse("");
        }

        @Override
        public ObjectStore open(Bandwidth bandwidth) {
            return BucketStore.open(settings, bandwidth, traits.orElse(UNTRIED));
        }

        /** The same, once a trial has told. */
        public Bucket with(StoreTraits found) {
            return new Bucket(settings, Optional.of(found));
        }
    }
}
