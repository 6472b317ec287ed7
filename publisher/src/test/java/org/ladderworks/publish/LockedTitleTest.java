package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.store.Abilities;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;

/** A store without conditions, where a lock has to do. */
class LockedTitleTest {
    private static final TitleName TITLE = new TitleName("film");

    @TempDir
    Path folder;

    private Duration asleep = Duration.ZERO;
    private final List<String> written = new ArrayList<>();

    /** Of a machine that may sleep. */
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(asleep);
        }
    };

    private ObjectStore without(ObjectStore store, Runnable onLock) {
        return new Around(store) {
            @Override
            public Abilities abilities() {
                return new Abilities(false, false, false, store.abilities().parts());
            }

            @Override
            public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
                    throws IOException, ConditionFailed {
                StoredObject object = super.put(key, bytes, headers, new Condition.Any());
                synchronized (written) {
                    written.add(key);
                }
                if (key.endsWith("lock.json")) {
                    onLock.run();
                }
                return object;
            }
        };
    }

    private Publisher publisher(ObjectStore store) {
        return new Publisher(
                store,
                new PublishSettings(4, Duration.ofSeconds(5), "ann", "desk-1"),
                folder.resolve("journals"),
                clock);
    }

    private static void publish(Publisher publisher, Release release) {
        var _ = publisher.publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
    }

    @Test
    @DisplayName("a lock that ended while the process stood still is not used")
    void slept() throws IOException {
        Release release = Release.of(TestPackage.make(folder.resolve("one"), 1, 2, 500));
        try (FolderStore store = FolderStore.open(Files.createDirectory(folder.resolve("target")))) {
            Publisher sleepy = publisher(without(store, () -> asleep = Duration.ofMinutes(3)));
            assertThatThrownBy(() -> publish(sleepy, release))
                    .isInstanceOfSatisfying(
                            PublishException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TITLE_CHANGED_MEANWHILE))
                    .hasMessageContaining("lock film/lock.json ended");
            assertThat(written).contains("film/lock.json").doesNotContain("film/current.json");

            publish(publisher(without(store, () -> {})), release);
            assertThat(ViewerProbe.look(store, TITLE.text())).isEmpty();
            assertThat(store.find("film/lock.json")).isEmpty();
        }
    }

    @Test
    @DisplayName("a deletion takes the lock as a publication does")
    void deletion() throws IOException {
        Release first = Release.of(TestPackage.make(folder.resolve("one"), 1, 2, 500));
        try (FolderStore store = FolderStore.open(Files.createDirectory(folder.resolve("target")))) {
            ObjectStore weak = without(store, () -> {});
            publish(publisher(weak), first);
            publish(publisher(weak), Release.of(TestPackage.make(folder.resolve("two"), 2, 2, 500)));
            written.clear();
            publisher(weak).delete(TITLE, first.id(), Duration.ZERO, new Cancellation());
            assertThat(written).containsSubsequence("film/lock.json", "film/current.json");
            assertThat(store.find("film/lock.json")).isEmpty();
        }
    }
}
