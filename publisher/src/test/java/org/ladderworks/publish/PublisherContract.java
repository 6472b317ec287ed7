package org.ladderworks.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.publish.store.ObjectStore;

/** What publishing does in every kind of store. */
public abstract class PublisherContract
        implements SendingContract, VersionsContract, RivalsContract, InterruptionsContract, MendingContract {
    @TempDir
    protected Path folder;

    private TestTitle title;

    /** A store with nothing in it. */
    protected abstract ObjectStore openEmpty() throws IOException;

    @BeforeEach
    void open() throws IOException {
        title = new TestTitle(openEmpty(), folder);
    }

    @AfterEach
    void close() {
        title.store().close();
    }

    @Override
    public TestTitle title() {
        return title;
    }
}
