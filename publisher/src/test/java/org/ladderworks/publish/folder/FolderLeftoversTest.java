package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.file.Files;
import org.ladderworks.publish.LeftoversContract;
import org.ladderworks.publish.store.ObjectStore;

class FolderLeftoversTest extends LeftoversContract {
    @Override
    protected ObjectStore openEmpty() throws IOException {
        return FolderStore.open(Files.createDirectories(folder.resolve("target")), 100_000);
    }
}
