package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.title.Versions;
import org.ladderworks.publish.upload.UploadPlan;

/** Publishers who want the same, and what is told of versions. */
class SameReleaseTest {
    private static final TitleName TITLE = new TitleName("film");

    @TempDir
    Path folder;

    private Publisher publisher(ObjectStore store, String user) {
        return new Publisher(
                store,
                new PublishSettings(4, Duration.ofSeconds(5), user, "desk-1"),
                folder.resolve("journals-" + user),
                Clock.systemUTC());
    }

    private static PublishReceipt publish(Publisher publisher, Release release) {
        return publisher.publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
    }

    @Test
    @DisplayName("who is slower with the same release has what was wanted, by one commit")
    void together() throws IOException {
        try (FolderStore store = FolderStore.open(Files.createDirectory(folder.resolve("target")))) {
            Release release = Release.of(TestPackage.make(folder.resolve("one"), 1, 3, 500));
            Publisher slow = publisher(
                    new Interrupted(store, "film/current.json", () -> publish(publisher(store, "bob"), release)),
                    "ann");
            PublishReceipt receipt = publish(slow, release);
            assertThat(receipt.shownBefore()).isTrue();
            assertThat(receipt.commit().author().by()).isEqualTo("bob");
            assertThat(publisher(store, "ann").history(TITLE, new Cancellation()))
                    .extracting(Commit::number)
                    .containsExactly(1L);
            assertThat(ViewerProbe.look(store, TITLE.text())).isEmpty();
        }
    }

    @Test
    @DisplayName("versions are listed as an operator looks for them, and of what is shown nothing is asked for")
    void listed() throws IOException {
        try (FolderStore store = FolderStore.open(Files.createDirectory(folder.resolve("target")))) {
            Publisher publisher = publisher(store, "ann");
            List<Release> releases = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                releases.add(Release.of(TestPackage.make(folder.resolve("release-" + i), i, 2, 500)));
                publish(publisher, releases.getLast());
            }
            publisher.rollback(TITLE, Optional.of(releases.get(1).id()), Optional.empty(), new Cancellation());
            assertThat(publisher.versions(TITLE, new Cancellation()))
                    .extracting(Versions.Version::id)
                    .containsExactly(
                            releases.get(1).id(),
                            releases.get(3).id(),
                            releases.get(2).id(),
                            releases.get(0).id());
            UploadPlan plan = publisher.plan(releases.get(1), TITLE, new Cancellation());
            assertThat(plan.requests()).isZero();
            assertThat(publisher
                            .plan(releases.get(2), TITLE, new Cancellation())
                            .requests())
                    .isEqualTo(5);
        }
    }
}
