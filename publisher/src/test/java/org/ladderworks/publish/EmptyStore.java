package org.ladderworks.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.store.ObjectStore;

/** A store with nothing in it, and a title that is published there. */
public abstract class EmptyStore {
    static final TitleName TITLE = new TitleName("film");

    @TempDir
    protected Path folder;

    ObjectStore store;

    /** A store with nothing in it. */
    protected abstract ObjectStore openEmpty() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = openEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    Publisher publisher(ObjectStore in) {
        return new Publisher(
                in,
                new PublishSettings(8, Duration.ofSeconds(20), "ann", "desk-1"),
                folder.resolve("journals"),
                Clock.systemUTC());
    }

    static PublishReceipt publish(Publisher publisher, Release release) {
        return publisher.publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
    }
}
