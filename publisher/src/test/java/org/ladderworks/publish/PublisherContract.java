package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetTrial;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.store.Abilities;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.title.Versions;
import org.ladderworks.publish.upload.PlannedFile.Way;
import org.ladderworks.publish.upload.Trying;
import org.ladderworks.publish.upload.UploadPlan;

/** What publishing does in every kind of store. */
public abstract class PublisherContract {
    protected static final TitleName TITLE = new TitleName("film-7");
    private static final int SEGMENTS = 8;

    @TempDir
    protected Path folder;

    protected ObjectStore store;
    protected Publisher publisher;

    /** A store with nothing in it. */
    protected abstract ObjectStore openEmpty() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = openEmpty();
        publisher = publisher(store, "ann");
    }

    @AfterEach
    void close() {
        store.close();
    }

    protected Publisher publisher(ObjectStore in, String user) {
        return new Publisher(
                in,
                new PublishSettings(16, Duration.ofSeconds(20), user, "desk-1"),
                folder.resolve("journals-" + user),
                Clock.systemUTC());
    }

    protected Release release(String name, long seed) {
        return Release.of(TestPackage.make(folder.resolve(name), seed, SEGMENTS, 40_000));
    }

    private PublishReceipt publish(Release release) {
        return publisher.publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
    }

    @Test
    void aReleaseIsThereAndShown() throws IOException {
        Release release = release("one", 1);
        List<Progress> told = new ArrayList<>();
        PublishReceipt receipt = publisher.publish(
                release,
                TITLE,
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
        for (var file : release.files()) {
            byte[] stored = bytes("film-7/v/" + release.id() + "/" + file.path());
            byte[] plain = Gzip.isPacked(stored) ? Gzip.unpack(stored, 1 << 20) : stored;
            assertThat(plain)
                    .as(file.path())
                    .isEqualTo(Files.readAllBytes(release.folder().resolve(file.path())));
        }
        assertThat(text("film-7/master.m3u8"))
                .contains("URI=\"v/" + release.id() + "/audio/en-main-aac-2/playlist.m3u8\"")
                .contains("\nv/" + release.id() + "/video/avc-360p/playlist.m3u8")
                .contains("NAME=\"English, URI=none\"")
                .contains("URI=\"skd://key\"");
        assertThat(text("film-7/manifest.mpd")).contains("<BaseURL>v/" + release.id() + "/</BaseURL>");
        assertThat(text("film-7/current.json")).contains("\"release\" : \"" + release.id() + '"', "\"by\" : \"ann\"");
        assertThat(keys()).as("what is for tools stays at home").noneMatch(key -> key.contains("review/"));
        assertThat(publisher.history(TITLE, new Cancellation())).singleElement().satisfies(commit -> {
            assertThat(commit.action()).isEqualTo(Commit.Action.PUBLISH);
            assertThat(commit.author().by()).isEqualTo("ann");
            assertThat(commit.note()).contains("first");
        });
    }

    @Test
    void theSameAgainSendsNothing() throws IOException {
        Release release = release("one", 1);
        publish(release);
        Map<String, StoredObject> before = objects();

        UploadPlan plan = publisher.plan(release, TITLE, new Cancellation());
        assertThat(plan.bytes()).isZero();
        assertThat(plan.count(Way.Present.class)).isEqualTo(release.files().size());
        assertThat(publish(release).shownBefore()).isTrue();

        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void whatStaysTheSameIsCopiedInTheStore() throws IOException {
        publish(release("one", 1));
        Release changed = release("two", 1);
        TestPackage.change(changed.folder(), "video/avc-360p/00003.m4s", new byte[] {1, 2, 3});
        Release second = Release.of(changed.folder());

        PublishReceipt receipt = publish(second);
        assertThat(receipt.plan().bytes()).isEqualTo(3);
        assertThat(receipt.plan().count(Way.Copy.class))
                .isEqualTo(second.files().size() - 1);
        assertThat(bytes("film-7/v/" + second.id() + "/video/avc-360p/00003.m4s"))
                .containsExactly(1, 2, 3);
        assertThat(bytes("film-7/v/" + second.id() + "/video/avc-360p/00004.m4s"))
                .isEqualTo(Files.readAllBytes(second.folder().resolve("video/avc-360p/00004.m4s")));
    }

    @Test
    void aReleaseIsTakenBackAndOldOnesAreDeleted() throws IOException {
        Release first = release("one", 1);
        Release second = release("two", 2);
        publish(first);
        publish(second);
        assertThat(text("film-7/master.m3u8")).contains(second.id().text());

        Commit back = publisher.rollback(TITLE, Optional.empty(), Optional.of("wrong sound"), new Cancellation());
        assertThat(back.release()).isEqualTo(first.id());
        assertThat(text("film-7/master.m3u8"))
                .contains(first.id().text())
                .doesNotContain(second.id().text());
        assertThat(text("film-7/manifest.mpd")).contains(first.id().text());

        assertThat(publisher.versions(TITLE, new Cancellation()))
                .extracting(Versions.Version::id, Versions.Version::shown, Versions.Version::whole)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(first.id(), true, true),
                        org.assertj.core.groups.Tuple.tuple(second.id(), false, true));
        refuses(ErrorCode.VERSION_IN_USE, () -> delete(first.id(), Duration.ZERO));
        refuses(ErrorCode.VERSION_IN_USE, () -> delete(second.id(), Duration.ofHours(12)));
        delete(second.id(), Duration.ZERO);
        assertThat(keys()).noneMatch(key -> key.contains("/v/" + second.id()) || key.contains("deletions"));
        assertThat(publisher.history(TITLE, new Cancellation()))
                .extracting(Commit::action)
                .containsExactly(
                        Commit.Action.PUBLISH, Commit.Action.PUBLISH, Commit.Action.ROLLBACK, Commit.Action.DELETE);
        refuses(
                ErrorCode.VERSION_UNKNOWN,
                () -> publisher.rollback(TITLE, Optional.of(second.id()), Optional.empty(), new Cancellation()));
    }

    @Test
    @DisplayName(
            "a version that is being deleted is neither shown nor published, and the deletion can be taken up again")
    void deletionAndPublication() throws IOException {
        Release first = release("one", 1);
        publish(first);
        publish(release("two", 2));
        // As a kill in the middle of it would leave it.
        Around dying = new Around(store) {
            @Override
            public void delete(String key) throws IOException {
                if (key.endsWith("00004.m4s")) {
                    throw new PublishException(ErrorCode.TARGET_UNUSABLE, "gone", "This is a test.");
                }
                super.delete(key);
            }
        };
        refuses(
                ErrorCode.TARGET_UNUSABLE,
                () -> publisher(dying, "ann").delete(TITLE, first.id(), Duration.ZERO, new Cancellation()));
        refuses(ErrorCode.VERSION_IN_USE, () -> publish(first));
        refuses(
                ErrorCode.VERSION_IN_USE,
                () -> publisher.rollback(TITLE, Optional.of(first.id()), Optional.empty(), new Cancellation()));
        delete(first.id(), Duration.ZERO);
        refuses(
                ErrorCode.VERSION_UNKNOWN,
                () -> publisher.rollback(TITLE, Optional.empty(), Optional.empty(), new Cancellation()));
        publish(first);
        assertThat(ViewerProbe.look(store, TITLE.text())).isEmpty();
        assertThat(text("film-7/master.m3u8")).contains(first.id().text());
    }

    @Test
    void whoIsSlowerIsToldByWhom() {
        Release mine = release("mine", 1);
        Release theirs = release("theirs", 2);
        Publisher slow = publisher(
                new Interrupted(
                        store,
                        "film-7/current.json",
                        () -> publisher(store, "bob")
                                .publish(theirs, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation())),
                "ann");

        assertThatThrownBy(
                        () -> slow.publish(mine, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation()))
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TITLE_CHANGED_MEANWHILE))
                .hasMessageContaining("bob from desk-1");
        assertThat(text("film-7/master.m3u8")).contains(theirs.id().text());
    }

    @Test
    void aFileThatHasChangedIsNotPublished() throws IOException {
        Release release = release("one", 1);
        Path segment = release.folder().resolve("audio/en-main-aac-2/00002.m4s");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[5] ^= 1;
        Files.write(segment, bytes);

        refuses(ErrorCode.RELEASE_FILE_CHANGED, () -> publish(release));
        assertThat(keys()).noneMatch(key -> key.endsWith("00002.m4s") && key.contains("audio"));
        assertThat(publisher.shown(TITLE, new Cancellation())).isEmpty();
    }

    @Test
    void aDamagedObjectIsSentAgain() throws Exception {
        Release release = release("one", 1);
        publish(release);
        String key = "film-7/v/" + release.id() + "/video/avc-360p/00001.m4s";
        store.delete(key);

        publish(release);
        assertThat(bytes(key)).isEqualTo(Files.readAllBytes(release.folder().resolve("video/avc-360p/00001.m4s")));
    }

    @Test
    void whatIsWrittenFromTheCommitIsMendedByTheNextCommand() throws Exception {
        Release first = release("one", 1);
        Release second = release("two", 2);
        publish(first);
        publish(second);
        // As a crash behind the commit would leave it.
        byte[] old = bytes("film-7/master.m3u8");
        store.delete("film-7/master.m3u8");
        store.delete("film-7/log/00000002.json");

        publish(second);
        assertThat(bytes("film-7/master.m3u8")).isEqualTo(old);
        assertThat(publisher.history(TITLE, new Cancellation())).hasSize(2);
    }

    @Test
    void aLargeFileGoesInPartsAndGoesOn() throws Exception {
        int size = 2 * store.abilities().partSize() + 1234;
        Path made = TestPackage.make(folder.resolve("large"), 3, 1, 1000);
        byte[] bytes = new byte[size];
        new java.util.Random(9).nextBytes(bytes);
        TestPackage.change(made, "video/avc-360p/00001.m4s", bytes);
        Release release = Release.of(made);
        Counting cut = new Counting(store, 2);
        refuses(
                ErrorCode.TARGET_UNUSABLE,
                () -> publisher(cut, "ann")
                        .publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation()));
        assertThat(publisher.shown(TITLE, new Cancellation())).isEmpty();

        Counting counting = new Counting(store, Integer.MAX_VALUE);
        publisher(counting, "ann")
                .publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
        assertThat(cut.sent() + counting.sent()).as("parts that were sent").isBetween(3, 4);
        assertThat(cut.sent()).isPositive();
        assertThat(bytesOf("film-7/v/" + release.id() + "/video/avc-360p/00001.m4s", size + 1))
                .isEqualTo(bytes);
    }

    @Test
    @DisplayName("viewers see no manifest that names what is not there, through 10 publications and ways back")
    void viewersSeeNoHole() throws Exception {
        switches(10);
    }

    @Test
    @Tag("soak")
    @DisplayName("viewers see no manifest that names what is not there, through 100 publications and ways back")
    void viewersSeeNoHoleForLong() throws Exception {
        switches(100);
    }

    private void switches(int count) throws Exception {
        publish(release("first", 1));
        try (ViewerProbe viewer = new ViewerProbe(store, TITLE.text())) {
            for (int i = 0; i < count; i++) {
                if (i % 3 == 2) {
                    var _ = publisher.rollback(TITLE, Optional.empty(), Optional.empty(), new Cancellation());
                } else {
                    publish(release("release " + i, 100 + i));
                }
            }
            assertThat(viewer.views()).as("it looked").isGreaterThan(count / 4);
            assertThat(viewer.holes()).isEmpty();
        }
        assertThat(publisher.history(TITLE, new Cancellation())).hasSize(count + 1);
    }

    @Test
    void twoAtOnceMixNothing() throws Exception {
        List<Release> releases = List.of(release("one", 1), release("two", 2), release("three", 3));
        List<String> ends = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < releases.size(); i++) {
            Release release = releases.get(i);
            Publisher each = publisher(store, "user" + i);
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    each.publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
                    ends.add("published");
                } catch (PublishException e) {
                    ends.add(e.code().name());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ends).hasSize(3).contains("published").isSubsetOf("published", "TITLE_CHANGED_MEANWHILE");
        ReleaseId shown =
                publisher.shown(TITLE, new Cancellation()).orElseThrow().release();
        assertThat(text("film-7/master.m3u8")).contains(shown.text());
        assertThat(text("film-7/manifest.mpd")).contains(shown.text());
        assertThat(publisher.history(TITLE, new Cancellation()))
                .hasSize((int) ends.stream().filter("published"::equals).count());
    }

    @Test
    void aStoreWithoutConditionsIsFoundOutAndLocked() throws Exception {
        Around without = new Around(store) {
            @Override
            public Abilities abilities() {
                return new Abilities(
                        store.abilities().headers(), false, store.abilities().partSize());
            }

            @Override
            public StoredObject put(String key, byte[] bytes, ObjectHeaders headers, Condition condition)
                    throws IOException, ConditionFailed {
                return super.put(key, bytes, headers, new Condition.Any());
            }
        };
        Trying trying = new Trying(store.name(), 1, Duration.ofSeconds(5), new Cancellation());
        assertThat(new TargetTrial(without, trying).conditions()).isEqualTo(Target.Conditions.NONE);
        assertThat(new TargetTrial(store, trying).run()).satisfies(found -> {
            assertThat(found.conditions()).isEqualTo(Target.Conditions.HELD);
            assertThat(found.steps()).hasSize(7).allMatch(step -> step.problem().isEmpty());
        });
        assertThat(keys()).as("the trials took all of theirs away").isEmpty();

        publisher(without, "ann")
                .publish(release("one", 1), TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
        assertThat(keys()).doesNotContain("film-7/lock.json");
        byte[] theirs =
                "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"author\":{\"by\":\"bob\",\"from\":\"desk-2\",\"at\":\"2026-01-01T00:00:00Z\"},\"until\":\"2999-01-01T00:00:00Z\"}"
                        .getBytes(StandardCharsets.UTF_8);
        store.put(
                "film-7/lock.json",
                theirs,
                new ObjectHeaders("application/json", CacheTime.RECORD, "", Sha256.hex(theirs)),
                new Condition.Any());
        assertThatThrownBy(() -> publisher(without, "ann")
                        .publish(
                                release("two", 2), TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation()))
                .hasMessageContaining("bob from desk-2");
    }

    @Test
    void aSourceIsKeptOnceAndGoesOn() throws Exception {
        byte[] bytes = new byte[2 * store.abilities().partSize() + 77];
        new java.util.Random(5).nextBytes(bytes);
        Path source = Files.write(folder.resolve("My film #1.mov"), bytes);
        Counting cut = new Counting(store, 1);
        refuses(
                ErrorCode.TARGET_UNUSABLE,
                () -> publisher(cut, "ann").keepSource(source, Progress.Listener.NONE, new Cancellation()));
        Counting counting = new Counting(store, Integer.MAX_VALUE);
        var kept = publisher(counting, "ann").keepSource(source, Progress.Listener.NONE, new Cancellation());
        assertThat(kept.thereBefore()).isFalse();
        assertThat(kept.key()).isEqualTo("raw/" + Sha256.hex(bytes).substring(0, 20) + "/My_film_1.mov");
        assertThat(cut.sent() + counting.sent()).isEqualTo(3);
        assertThat(bytesOf(kept.key(), bytes.length + 1)).isEqualTo(bytes);

        var again = publisher(counting, "bob").keepSource(source, Progress.Listener.NONE, new Cancellation());
        assertThat(again.thereBefore()).isTrue();
        assertThat(cut.sent() + counting.sent()).isEqualTo(3);
        Path small = Files.write(folder.resolve("small.mov"), new byte[] {1, 2, 3});
        assertThat(publisher
                        .keepSource(small, Progress.Listener.NONE, new Cancellation())
                        .thereBefore())
                .isFalse();
        assertThat(publisher
                        .keepSource(small, Progress.Listener.NONE, new Cancellation())
                        .thereBefore())
                .isTrue();
    }

    private void delete(ReleaseId id, Duration session) {
        publisher.delete(TITLE, id, session, new Cancellation());
    }

    private static void refuses(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    protected byte[] bytes(String key) throws IOException {
        return bytesOf(key, 1 << 20);
    }

    private byte[] bytesOf(String key, int limit) throws IOException {
        return store.read(key, limit)
                .orElseThrow(() -> new AssertionError("no " + key))
                .bytes();
    }

    protected String text(String key) {
        try {
            byte[] stored = bytes(key);
            return new String(Gzip.isPacked(stored) ? Gzip.unpack(stored, 1 << 20) : stored, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> keys() throws IOException {
        return List.copyOf(objects().keySet());
    }

    private Map<String, StoredObject> objects() throws IOException {
        Map<String, StoredObject> found = new TreeMap<>();
        store.list("", object -> found.put(object.key(), object));
        return found;
    }
}
