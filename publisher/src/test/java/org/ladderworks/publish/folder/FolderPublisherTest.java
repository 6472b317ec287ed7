package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.file.Files;
import org.ladderworks.publish.PublisherContract;
import org.ladderworks.publish.store.ObjectStore;

class FolderPublisherTest extends PublisherContract {
    @Override
    protected ObjectStore openEmpty() throws IOException {
        return FolderStore.open(Files.createDirectories(folder.resolve("target")), 100_000);
    }
}
