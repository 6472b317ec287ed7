package org.ladderworks.publish.upload;

import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.release.ReleaseFile;
import org.ladderworks.publish.store.StoredObject;

/**
 * A file of a release, and how it comes into the store.
 *
 * @param stored what will be stored
 * @param change what it is to viewers, compared with the version that is shown
 */
public record PlannedFile(ReleaseFile file, PublishedFile stored, Change change, Way way) {
    /** Compared with the version that is shown. */
    public enum Change {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /** How it comes there. */
    public sealed interface Way {
        /** It is there, of an upload that was interrupted. */
        record Present(StoredObject object) implements Way {}

        /** An earlier version has the same bytes: the store copies them. */
        record Copy(StoredObject from) implements Way {}

        /**
         * It is sent.
         *
         * @param arrived bytes of it that are there in parts, of an upload that was interrupted
         */
        record Send(long arrived) implements Way {}
    }

    /** Bytes that leave this machine for it. */
    public long sent() {
        return way instanceof Way.Send send ? stored.storedSize() - send.arrived() : 0;
    }

    /** Bytes that are there of an object that is not whole. */
    public long arrived() {
        return way instanceof Way.Send send ? send.arrived() : 0;
    }
}
