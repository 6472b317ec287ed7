package org.ladderworks.publish.destination;

import java.nio.file.Path;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.s3.BucketStore;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;

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

    /** A bucket of S3, or of a store that speaks like it. */
    record Bucket(BucketSettings settings, Conditions conditions) implements Target {
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
            return BucketStore.open(settings, bandwidth, conditions != Conditions.NONE);
        }

        /** The same, once a trial has told. */
        public Bucket with(Conditions found) {
            return new Bucket(settings, found);
        }
    }

    /** Whether a store holds conditions on what is written. */
    enum Conditions {
        /** Nobody has tried. */
        UNKNOWN,
        HELD,
        /** A lock has to do. */
        NONE
    }
}
