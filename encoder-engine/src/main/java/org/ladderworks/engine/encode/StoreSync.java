package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Path;
import org.ladderworks.engine.disk.DiskSync;

/** How a store brings its files to the disk. */
interface StoreSync {
    /** By the operating system, as every store of a job does. */
    StoreSync DISK = new StoreSync() {
        @Override
        public void file(Path file) throws IOException {
            DiskSync.file(file);
        }

        @Override
        public void folder(Path folder) throws IOException {
            DiskSync.folder(folder);
        }
    };

    /** The bytes of a file. */
    void file(Path file) throws IOException;

    /** The names in a folder. */
    void folder(Path folder) throws IOException;
}
