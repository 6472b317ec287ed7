package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.upload.PlannedFile.Way;
import org.ladderworks.publish.upload.UploadPlan;

/** What is sent of a release or a source, and what is not. */
interface SendingContract {
    TestTitle title();

    @Test
    default void aReleaseIsThereAndShown() throws IOException {
        TestTitle title = title();
        Release release = title.release("one", 1);
        List<Progress> told = new ArrayList<>();
        PublishReceipt receipt = title.publisher()
                .publish(
                        release,
                        TestTitle.NAME,
                        Optional.of("first"),
                        progress -> {
                            synchronized (told) {
                                told.add(progress);
                            }
                        },
                        new Cancellation());

        assertThat(receipt.shownBefore()).isFalse();
        assertThat(receipt.commit().number()).isEqualTo(1);
        assertThat(receipt.checked()).isEqualTo(release.files().size());
        assertThat(told).isNotEmpty();
        title.shows(release);
        assertThat(title.text("film-7/master.m3u8"))
                .contains("URI=\"v/" + release.id() + "/audio/en-main-aac-2/playlist.m3u8\"")
                .contains("\nv/" + release.id() + "/video/avc-360p/playlist.m3u8")
                .contains("NAME=\"English, URI=none\"")
                .contains("URI=\"skd://key\"");
        assertThat(title.text("film-7/manifest.mpd")).contains("<BaseURL>v/" + release.id() + "/</BaseURL>");
        assertThat(title.text("film-7/current.json"))
                .contains("\"release\" : \"" + release.id() + '"', "\"by\" : \"ann\"");
        assertThat(title.keys()).as("what is for tools stays at home").noneMatch(key -> key.contains("review/"));
        assertThat(title.publisher().history(TestTitle.NAME, new Cancellation()))
                .singleElement()
                .satisfies(commit -> {
                    assertThat(commit.action()).isEqualTo(Commit.Action.PUBLISH);
                    assertThat(commit.author().by()).isEqualTo("ann");
                    assertThat(commit.note()).contains("first");
                });
    }

    @Test
    default void theSameAgainSendsNothing() throws IOException {
        TestTitle title = title();
        Release release = title.release("one", 1);
        title.publish(release);
        Map<String, StoredObject> before = title.objects();

        UploadPlan plan = title.publisher().plan(release, TestTitle.NAME, new Cancellation());
        assertThat(plan.bytes()).isZero();
        assertThat(plan.count(Way.Present.class)).isEqualTo(release.files().size());
        assertThat(title.publish(release).shownBefore()).isTrue();

        assertThat(title.objects()).isEqualTo(before);
    }

    @Test
    default void whatStaysTheSameIsCopiedInTheStore() throws IOException {
        TestTitle title = title();
        title.publish(title.release("one", 1));
        Release changed = title.release("two", 1);
        TestPackage.change(changed.folder(), "video/avc-360p/00003.m4s", new byte[] {1, 2, 3});
        Release second = Release.of(changed.folder());

        PublishReceipt receipt = title.publish(second);
        assertThat(receipt.plan().bytes()).isEqualTo(3);
        assertThat(receipt.plan().count(Way.Copy.class))
                .isEqualTo(second.files().size() - 1);
        title.shows(second);
    }

    @Test
    default void aFileThatHasChangedIsNotPublished() throws IOException {
        TestTitle title = title();
        Release release = title.release("one", 1);
        damage(release, "audio/en-main-aac-2/00002.m4s");

        TestTitle.refuses(ErrorCode.RELEASE_FILE_CHANGED, () -> title.publish(release));
        assertThat(title.keys()).noneMatch(key -> key.endsWith("00002.m4s") && key.contains("audio"));
        assertThat(title.shown()).isEmpty();
    }

    @Test
    default void neitherIsOneThatGoesInParts() throws IOException {
        TestTitle title = title();
        Release release = title.largeRelease("one", 1);
        byte[] right = Files.readAllBytes(release.folder().resolve(TestTitle.LARGE));
        damage(release, TestTitle.LARGE);

        TestTitle.refuses(ErrorCode.RELEASE_FILE_CHANGED, () -> title.publish(release));
        assertThat(title.keys()).doesNotContain(TestTitle.key(release, TestTitle.LARGE));
        assertThat(title.shown()).isEmpty();

        Files.write(release.folder().resolve(TestTitle.LARGE), right);
        title.publish(release);
        title.shows(release);
    }

    private static void damage(Release release, String path) throws IOException {
        Path file = release.folder().resolve(path);
        byte[] bytes = Files.readAllBytes(file);
        bytes[5] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    default void aSourceIsKeptOnceAndGoesOn() throws Exception {
        TestTitle title = title();
        byte[] bytes = new byte[2 * title.store().abilities().parts().size() + 77];
        new Random(5).nextBytes(bytes);
        Path source = Files.write(title.folder().resolve("My film #1.mov"), bytes);
        Counting cut = new Counting(title.store(), 1);
        TestTitle.refuses(
                ErrorCode.TARGET_UNUSABLE,
                () -> title.publisher(cut, "ann").keepSource(source, Progress.Listener.NONE, new Cancellation()));
        Counting counting = new Counting(title.store(), Integer.MAX_VALUE);
        var kept = title.publisher(counting, "ann").keepSource(source, Progress.Listener.NONE, new Cancellation());
        assertThat(kept.thereBefore()).isFalse();
        assertThat(kept.key()).isEqualTo("raw/" + Sha256.hex(bytes).substring(0, 20) + "/My_film_1.mov");
        assertThat(cut.sent() + counting.sent()).isEqualTo(3);
        assertThat(title.store().read(kept.key(), bytes.length).orElseThrow().bytes())
                .isEqualTo(bytes);

        var again = title.publisher(counting, "bob").keepSource(source, Progress.Listener.NONE, new Cancellation());
        assertThat(again.thereBefore()).isTrue();
        assertThat(cut.sent() + counting.sent()).isEqualTo(3);
        Path small = Files.write(title.folder().resolve("small.mov"), new byte[] {1, 2, 3});
        for (boolean thereBefore : List.of(false, true)) {
            assertThat(title.publisher()
                            .keepSource(small, Progress.Listener.NONE, new Cancellation())
                            .thereBefore())
                    .isEqualTo(thereBefore);
        }
    }
}
