package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.file.Files;
import org.ladderworks.publish.EntrancesContract;
import org.ladderworks.publish.store.ObjectStore;

class FolderEntrancesTest extends EntrancesContract {
    @Override
    protected ObjectStore openEmpty() throws IOException {
        return FolderStore.open(Files.createDirectories(folder.resolve("target")));
    }
}
