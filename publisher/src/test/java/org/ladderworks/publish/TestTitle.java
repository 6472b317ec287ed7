package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.title.Versions;

/** One title in a store, releases of it, and who publishes them. */
public final class TestTitle {
    public static final TitleName NAME = new TitleName("film-7");
    private static final int SEGMENTS = 8;
    private static final int LARGEST = 1 << 20;

    private final ObjectStore store;
    private final Path folder;

    /** @param folder for packages and journals */
    public TestTitle(ObjectStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    public ObjectStore store() {
        return store;
    }

    Path folder() {
        return folder;
    }

    Publisher publisher() {
        return publisher(store, "ann");
    }

    /** One with notes of its own. */
    Publisher publisher(ObjectStore in, String user) {
        return new Publisher(
                in,
                new PublishSettings(16, Duration.ofSeconds(20), user, "desk-1"),
                folder.resolve("journals-" + user),
                Clock.systemUTC());
    }

    Release release(String name, long seed) {
        return Release.of(TestPackage.make(folder.resolve(name), seed, SEGMENTS, 40_000));
    }

    /** One with a file that goes in three parts. */
    public Release largeRelease(String name, long seed) {
        byte[] bytes = new byte[2 * store.abilities().parts().size() + 1234];
        new Random(seed).nextBytes(bytes);
        Path made = TestPackage.make(folder.resolve(name), seed, 1, 1000);
        TestPackage.change(made, LARGE, bytes);
        return Release.of(made);
    }

    /** The file of a {@link #largeRelease} that goes in parts. */
    static final String LARGE = "video/avc-360p/00001.m4s";

    PublishReceipt publish(Release release) {
        return publish(publisher(), release);
    }

    PublishReceipt publish(Publisher by, Release release) {
        return by.publish(release, NAME, Optional.empty(), Progress.Listener.NONE, new Cancellation());
    }

    Commit rollback(Optional<ReleaseId> to) {
        return publisher().rollback(NAME, to, Optional.empty(), new Cancellation());
    }

    Versions.Version delete(ReleaseId id, Duration session) {
        return publisher().delete(NAME, id, session, new Cancellation());
    }

    Optional<ReleaseId> shown() {
        return publisher().shown(NAME, new Cancellation()).map(Commit::release);
    }

    static void refuses(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Where a file of a release lies. */
    static String key(Release release, String path) {
        return "film-7/v/" + release.id() + "/" + path;
    }

    /** All of a release is there as it is here, and the title shows it without a hole. */
    public void shows(Release release) throws IOException {
        for (var file : release.files()) {
            assertThat(plain(bytes(key(release, file.path()), Integer.MAX_VALUE - 1)))
                    .as(file.path())
                    .isEqualTo(Files.readAllBytes(release.folder().resolve(file.path())));
        }
        assertThat(text("film-7/master.m3u8")).contains(release.id().text());
        assertThat(text("film-7/manifest.mpd")).contains(release.id().text());
        assertThat(ViewerProbe.look(store, NAME.text())).isEmpty();
    }

    byte[] bytes(String key) throws IOException {
        return bytes(key, LARGEST);
    }

    private byte[] bytes(String key, int limit) throws IOException {
        return store.read(key, limit)
                .orElseThrow(() -> new AssertionError("no " + key))
                .bytes();
    }

    String text(String key) throws IOException {
        return new String(plain(bytes(key)), StandardCharsets.UTF_8);
    }

    private static byte[] plain(byte[] stored) throws IOException {
        return Gzip.isPacked(stored) ? Gzip.unpack(stored, LARGEST) : stored;
    }

    /** All of the store. */
    public Set<String> keys() throws IOException {
        return objects().keySet();
    }

    Map<String, StoredObject> objects() throws IOException {
        Map<String, StoredObject> found = new TreeMap<>();
        store.list("", object -> found.put(object.key(), object));
        return found;
    }
}
