package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.remote.BucketLocation;
import org.ladderworks.engine.source.remote.Downloads;
import org.ladderworks.engine.source.remote.FetchRoom;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What holds of sources in every store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3OriginContract {
    private static final List<String> KEYS =
            List.of("a b+c.mov", "a%20b.mov", "reel #2 (what?).mov", "Länge 映画 🎬.mov", "a&b=c;d@e,f'g!~.mov");

    static final byte[] FILM = bytes(1, 3_000_000);
    static final byte[] OTHER = bytes(2, 2_500_000);

    @TempDir
    Path folder;

    private final List<S3Origin> origins = new ArrayList<>();
    private final String prefix = "ladderworks-test-" + HexFormat.of().toHexDigits(new Random().nextLong()) + "/";

    abstract S3Store store();

    @AfterEach
    void closeOrigins() {
        origins.forEach(S3Origin::close);
        origins.clear();
    }

    @Test
    @DisplayName("an object comes whole, and is not fetched again while it is the same")
    void whole() throws Exception {
        String key = put("whole/film.mov", FILM);
        List<Long> progress = new ArrayList<>();
        Path file = fetch(key, progress, Long.MAX_VALUE);
        assertThat(sha256(Files.readAllBytes(file))).isEqualTo(sha256(FILM));
        assertThat(file).hasFileName("film.mov");
        assertThat(progress).isSorted().endsWith((long) FILM.length);
        progress.clear();
        assertThat(fetch(key, progress, Long.MAX_VALUE)).isEqualTo(file);
        assertThat(progress).isEmpty();
        put("whole/film.mov", OTHER);
        assertThat(fetch(key, progress, Long.MAX_VALUE)).hasBinaryContent(OTHER);
    }

    @Test
    @DisplayName("what has come before a job ends is kept, and the next one asks for the rest alone")
    void resumed() throws Exception {
        String key = put("resumed.mov", FILM);
        assertThatThrownBy(() -> fetch(key, new ArrayList<>(), 1_000_000)).isInstanceOf(CancellationException.class);
        List<Long> progress = new ArrayList<>();
        assertThat(sha256(Files.readAllBytes(fetch(key, progress, Long.MAX_VALUE))))
                .isEqualTo(sha256(FILM));
        assertThat(progress.getFirst()).isGreaterThan(1_000_000);
    }

    @Test
    @DisplayName("an object that is another by then is fetched anew, whole")
    void changed() throws Exception {
        String key = put("changed.mov", FILM);
        assertThatThrownBy(() -> fetch(key, new ArrayList<>(), 1_000_000)).isInstanceOf(CancellationException.class);
        put("changed.mov", OTHER);
        assertThat(fetch(key, new ArrayList<>(), Long.MAX_VALUE)).hasBinaryContent(OTHER);
    }

    @Test
    @DisplayName("an object that is shorter than what has come is fetched anew")
    void shrunk() throws Exception {
        String key = put("shrunk.mov", FILM);
        assertThatThrownBy(() -> fetch(key, new ArrayList<>(), 1_000_000)).isInstanceOf(CancellationException.class);
        put("shrunk.mov", new byte[] {1, 2, 3});
        assertThat(fetch(key, new ArrayList<>(), Long.MAX_VALUE)).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    @DisplayName("keys are found as they are written")
    void literalKeys() throws Exception {
        Downloads downloads = downloads(store().credentials());
        for (String name : KEYS) {
            byte[] bytes = bytes(name.hashCode(), 1000);
            BucketLocation location = new BucketLocation(store().bucket(), put(name, bytes));
            assertThat(downloads.fetch(location, (_, _) -> {}, new Cancellation()))
                    .as(name)
                    .hasBinaryContent(bytes);
        }
    }

    @Test
    @DisplayName("a key and a bucket that are not there are told apart")
    void nothingThere() {
        assertThatThrownBy(() -> fetch(prefix + "nothing.mov", new ArrayList<>(), Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_NOT_FOUND))
                .hasMessageStartingWith("there is no s3://" + store().bucket() + "/" + prefix + "nothing.mov");
        BucketLocation nowhere = new BucketLocation(prefix.replace("/", ""), "film.mov");
        assertThatThrownBy(() -> downloads(store().credentials()).fetch(nowhere, (_, _) -> {}, new Cancellation()))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_NOT_FOUND))
                .hasMessageContaining("no bucket " + nowhere.bucket());
    }

    @Test
    @DisplayName("credentials that the store does not know are told as such, and not shown")
    void wrongCredentials() throws Exception {
        assumeTrue(store().checksSignatures(), "this store believes everybody");
        BucketLocation film = new BucketLocation(store().bucket(), put("secret.mov", new byte[10]));
        String known = store().credentials().resolveCredentials().accessKeyId();
        for (String key : List.of(known, "AKIDNOBODYKNOWS")) {
            AwsCredentialsProvider wrong =
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "DoNotTellThisWrongKey"));
            assertThatThrownBy(() -> downloads(wrong).fetch(film, (_, _) -> {}, new Cancellation()))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CREDENTIALS))
                    .hasMessageNotContaining("DoNotTell")
                    .hasMessageNotContaining(key);
        }
    }

    String put(String name, byte[] bytes) {
        store().put(prefix + name, bytes);
        return prefix + name;
    }

    /** Cancels itself when so many bytes have come. */
    private Path fetch(String key, List<Long> progress, long most) {
        Cancellation cancellation = new Cancellation();
        return downloads(store().credentials())
                .fetch(
                        new BucketLocation(store().bucket(), key),
                        (done, _) -> {
                            progress.add(done);
                            if (done > most) {
                                cancellation.cancel();
                            }
                        },
                        cancellation);
    }

    private Downloads downloads(AwsCredentialsProvider credentials) {
        return downloads(store().settings(), credentials);
    }

    Downloads downloads(S3Settings settings, AwsCredentialsProvider credentials) {
        S3Origin origin = S3Origin.of(new S3Objects(S3Connection.open(settings, credentials), settings));
        origins.add(origin);
        return new Downloads(folder, List.of(origin), FetchRoom.REFUSING);
    }

    private static byte[] bytes(long seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
