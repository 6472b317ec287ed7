package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.title.Versions;

/** Ways back, old versions, and what viewers see meanwhile. */
interface VersionsContract {
    TestTitle title();

    @Test
    default void aReleaseIsTakenBackAndOldOnesAreDeleted() throws IOException {
        TestTitle title = title();
        Release first = title.release("one", 1);
        Release second = title.release("two", 2);
        title.publish(first);
        title.publish(second);
        title.shows(second);

        Commit back = title.publisher()
                .rollback(TestTitle.NAME, Optional.empty(), Optional.of("wrong sound"), new Cancellation());
        assertThat(back.release()).isEqualTo(first.id());
        title.shows(first);
        assertThat(title.text("film-7/master.m3u8")).doesNotContain(second.id().text());

        assertThat(title.publisher().versions(TestTitle.NAME, new Cancellation()))
                .extracting(Versions.Version::id, Versions.Version::shown, Versions.Version::whole)
                .containsExactlyInAnyOrder(tuple(first.id(), true, true), tuple(second.id(), false, true));
        TestTitle.refuses(ErrorCode.VERSION_IN_USE, () -> title.delete(first.id(), Duration.ZERO));
        TestTitle.refuses(ErrorCode.VERSION_IN_USE, () -> title.delete(second.id(), Duration.ofHours(12)));
        title.delete(second.id(), Duration.ZERO);
        assertThat(title.keys()).noneMatch(key -> key.contains("/v/" + second.id()) || key.contains("deletions"));
        assertThat(title.publisher().history(TestTitle.NAME, new Cancellation()))
                .extracting(Commit::action)
                .containsExactly(
                        Commit.Action.PUBLISH, Commit.Action.PUBLISH, Commit.Action.ROLLBACK, Commit.Action.DELETE);
        TestTitle.refuses(ErrorCode.VERSION_UNKNOWN, () -> title.rollback(Optional.of(second.id())));
    }

    @Test
    @DisplayName(
            "a version that is being deleted is neither shown nor published, and the deletion can be taken up again")
    default void deletionAndPublication() throws IOException {
        TestTitle title = title();
        Release first = title.release("one", 1);
        title.publish(first);
        title.publish(title.release("two", 2));
        // As a kill in the middle of it would leave it.
        Around dying = new Around(title.store()) {
            @Override
            public void delete(String key) throws IOException {
                if (key.endsWith("00004.m4s")) {
                    throw new PublishException(ErrorCode.TARGET_UNUSABLE, "gone", "This is a test.");
                }
                super.delete(key);
            }
        };
        TestTitle.refuses(
                ErrorCode.TARGET_UNUSABLE,
                () -> title.publisher(dying, "ann")
                        .delete(TestTitle.NAME, first.id(), Duration.ZERO, new Cancellation()));
        TestTitle.refuses(ErrorCode.VERSION_IN_USE, () -> title.publish(first));
        TestTitle.refuses(ErrorCode.VERSION_IN_USE, () -> title.rollback(Optional.of(first.id())));
        title.delete(first.id(), Duration.ZERO);
        TestTitle.refuses(ErrorCode.VERSION_UNKNOWN, () -> title.rollback(Optional.empty()));
        title.publish(first);
        title.shows(first);
    }

    @Test
    @DisplayName("viewers see no manifest that names what is not there, through 10 publications and ways back")
    default void viewersSeeNoHole() throws Exception {
        switches(10);
    }

    @Test
    @Tag("soak")
    @DisplayName("viewers see no manifest that names what is not there, through 100 publications and ways back")
    default void viewersSeeNoHoleForLong() throws Exception {
        switches(100);
    }

    private void switches(int count) throws Exception {
        TestTitle title = title();
        title.publish(title.release("first", 1));
        try (ViewerProbe viewer = new ViewerProbe(title.store(), TestTitle.NAME.text())) {
            for (int i = 0; i < count; i++) {
                if (i % 3 == 2) {
                    title.rollback(Optional.empty());
                } else {
                    title.publish(title.release("release " + i, 100 + i));
                }
            }
            assertThat(viewer.views()).as("it looked").isGreaterThan(count / 4);
            assertThat(viewer.holes()).isEmpty();
            System.out.println(
                    title.store().name() + ": " + count + " switches, " + viewer.views() + " views, no hole");
        }
        assertThat(title.publisher().history(TestTitle.NAME, new Cancellation()))
                .hasSize(count + 1);
    }
}
