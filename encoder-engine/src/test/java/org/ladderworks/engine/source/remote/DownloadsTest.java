package org.ladderworks.engine.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.testing.ObjectServer;

/** What comes from a server is whole and of one version, or the job ends with a reason. */
class DownloadsTest {
    private static final byte[] CONTENT = bytes(1, 300_000);
    private static final byte[] OTHER = bytes(2, 250_000);
    private static final String SECRET = "DoNotTellThis";

    @TempDir
    Path folder;

    private final HttpOrigin http = new HttpOrigin();
    private final ObjectServer server = new ObjectServer(CONTENT, "\"one\"");
    private final List<Long> progress = new ArrayList<>();

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    @DisplayName("an object comes whole, with progress, and is not fetched again while it is the same")
    void fetchedOnce() throws IOException {
        Path file = fetch("/films/a%20film.mov");
        assertThat(Files.readAllBytes(file)).isEqualTo(CONTENT);
        assertThat(file.getFileName()).hasToString("a_film.mov");
        assertThat(progress).isSorted().endsWith((long) CONTENT.length);
        progress.clear();
        assertThat(fetch("/films/a%20film.mov")).isEqualTo(file);
        assertThat(progress).isEmpty();
        server.holds(OTHER, Optional.of("\"two\""));
        assertThat(Files.readAllBytes(fetch("/films/a%20film.mov"))).isEqualTo(OTHER);
    }

    @Test
    @DisplayName("a connection that is cut goes on where it ended")
    void cutConnection() throws IOException {
        server.answers(2, ObjectServer.cutAfter(100_000));
        assertThat(Files.readAllBytes(fetch("/a.mov"))).isEqualTo(CONTENT);
        assertThat(server.requests()).hasSize(3).first().isEqualTo("/a.mov all");
        assertThat(server.requests().getLast()).matches("/a.mov bytes=[1-9]\\d{4,5}-");
    }

    @Test
    @DisplayName("what has come before a job fails is kept for the next")
    void resumedLater() throws IOException {
        server.answers(1, ObjectServer.cutAfter(100_000));
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> downloads()
                        .fetch(
                                location("/a.mov"),
                                (done, _) -> {
                                    if (done >= 60_000) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(Files.readAllBytes(fetch("/a.mov"))).isEqualTo(CONTENT);
        assertThat(server.requests().getLast()).matches("/a.mov bytes=[1-9]\\d+-");
    }

    @Test
    @DisplayName("a paused download takes nothing more, is not taken for one that stands still, and goes on")
    void pausedInTheMiddle() throws Exception {
        Pause pause = new Pause();
        FutureTask<Path> fetch = new FutureTask<>(() -> downloads()
                .fetch(
                        location("/a.mov"),
                        (done, _) -> {
                            progress.add(done);
                            if (done < CONTENT.length / 2) {
                                pause.pause(Pause.Cause.OPERATOR, Saying.inWords("lunch"));
                            }
                        },
                        new Cancellation().with(pause)));
        Thread.ofPlatform().daemon().start(fetch);
        // Twice as long as a connection may stand still.
        Thread.sleep(2000);
        assertThat(progress).hasSize(1);
        while (!fetch.isDone()) {
            pause.resume(Pause.Cause.OPERATOR);
            Thread.sleep(20);
        }
        assertThat(Files.readAllBytes(fetch.get())).isEqualTo(CONTENT);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("an object that becomes another one in the middle is fetched anew, whole")
    void changedInTheMiddle() throws IOException {
        server.answers(1, (self, exchange) -> {
            ObjectServer.cutAfter(100_000).answer(self, exchange);
            self.holds(OTHER, Optional.of("\"two\""));
        });
        assertThat(Files.readAllBytes(fetch("/a.mov"))).isEqualTo(OTHER);
    }

    @Test
    @DisplayName("a server that sends the rest of another object is not believed")
    void mixedVersions() throws IOException {
        server.heedsNoConditions();
        int[] asked = {0};
        server.answers((self, exchange) -> {
            if (asked[0]++ == 0) {
                ObjectServer.cutAfter(100_000).answer(self, exchange);
                self.holds(OTHER, Optional.of("\"two\""));
                return;
            }
            self.plainly(exchange);
        });
        assertThat(Files.readAllBytes(fetch("/a.mov"))).isEqualTo(OTHER);
    }

    @ParameterizedTest(name = "ranges {0}, versions {1}")
    @CsvSource({"false, true", "true, false", "false, false"})
    @DisplayName("without ranges, or without versions, a cut download begins anew")
    void noRanges(boolean ranges, boolean versions) throws IOException {
        if (!ranges) {
            server.knowsNoRanges();
        }
        server.holds(CONTENT, versions ? Optional.of("\"one\"") : Optional.empty());
        server.answers(2, ObjectServer.cutAfter(100_000));
        assertThat(Files.readAllBytes(fetch("/a.mov"))).isEqualTo(CONTENT);
    }

    @Test
    @DisplayName("an object that is shorter than its server says never counts as whole")
    void wrongLength() {
        server.answers(ObjectServer.promising(CONTENT.length + 5L));
        server.knowsNoRanges();
        fails("/a.mov", ErrorCode.SOURCE_NOT_FETCHED);
        assertThat(files()).noneMatch(name -> name.endsWith(".mov"));
    }

    @Test
    @DisplayName("a server that sends a byte now and then is left, and asked again")
    void slowTrickle() throws IOException {
        server.answers(1, ObjectServer.trickle());
        assertThat(Files.readAllBytes(fetch("/a.mov"))).isEqualTo(CONTENT);
        server.answers(ObjectServer.trickle());
        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancellation.cancel();
        });
        assertThatThrownBy(() -> downloads().fetch(location("/b.mov"), (_, _) -> {}, cancellation))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    @Timeout(10)
    @DisplayName("nobody who cancels waits for a server that takes its time to answer")
    void silentServer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RemoteLocation nowhere = RemoteLocation.parse(
                            "http://127.0.0.1:" + silent.getLocalPort() + "/a.mov", Set.of("http"))
                    .orElseThrow();
            Cancellation cancellation = new Cancellation();
            Thread.ofVirtual().start(() -> {
                try (Socket _ = silent.accept()) {
                    cancellation.cancel();
                    Thread.sleep(20_000);
                } catch (IOException | InterruptedException e) {
                    // The test is over.
                }
            });
            assertThatThrownBy(() -> downloads().fetch(nowhere, (_, _) -> {}, cancellation))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "404, SOURCE_NOT_FOUND",
        "410, SOURCE_NOT_FOUND",
        "401, SOURCE_UNREADABLE",
        "403, SOURCE_UNREADABLE",
        "400, SOURCE_NOT_FETCHED",
        "503, SOURCE_NOT_FETCHED"
    })
    @DisplayName("what a server refuses is told")
    void refusals(int status, ErrorCode code) {
        server.answers(ObjectServer.status(status));
        fails("/a.mov", code);
        assertThat(server.requests()).hasSize(status == 503 ? 6 : 1);
    }

    @Test
    @DisplayName("a server in trouble is asked again")
    void troubled() throws IOException {
        server.answers(3, ObjectServer.status(503));
        assertThat(Files.readAllBytes(fetch("/a.mov"))).isEqualTo(CONTENT);
    }

    @Test
    @DisplayName("a redirect is followed, but not in circles")
    void redirects() throws IOException {
        server.answers(1, ObjectServer.redirect("/b.mov?" + SECRET));
        assertThat(Files.readAllBytes(fetch("/a.mov"))).isEqualTo(CONTENT);
        assertThat(server.requests()).containsExactly("/a.mov all", "/b.mov?" + SECRET + " all");
        int[] count = {0};
        server.answers(
                (self, exchange) -> ObjectServer.redirect("/again" + count[0]++).answer(self, exchange));
        fails("/c.mov", ErrorCode.SOURCE_NOT_FETCHED);
        assertThat(count[0]).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://127.0.0.1/a", "http:", "http://u:p@127.0.0.1/", "s3://b/k", ""})
    @DisplayName("a redirect to anything but http and https is not followed")
    void badRedirects(String to) {
        server.answers(ObjectServer.redirect(to));
        fails("/a.mov", ErrorCode.SOURCE_NOT_FETCHED);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9/a.mov, nothing answers at that server and port",
        "http://no-such-server.invalid/a.mov, no server of that name is known"
    })
    @DisplayName("a server that is not there is told in words")
    void noServer(String address, String words) {
        RemoteLocation nowhere = RemoteLocation.parse(address, Set.of("http")).orElseThrow();
        assertThatThrownBy(() -> downloads().fetch(nowhere, (_, _) -> {}, new Cancellation()))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_NOT_FETCHED))
                .hasMessageContaining(words);
    }

    @Test
    @DisplayName("an object that the disk has no room for is not begun")
    void noRoom() {
        server.answers(ObjectServer.promising(Long.MAX_VALUE / 2));
        fails("/a.mov", ErrorCode.SOURCE_NO_ROOM);
    }

    @Test
    @DisplayName("a signature is told to the server alone, and another one finds the same copy")
    void secrets() throws IOException {
        String signed = "/a.mov?version=7&X-Amz-Signature=" + SECRET + "&X-Amz-Expires=60";
        Path file = fetch(signed);
        assertThat(server.requests()).containsExactly(signed + " all");
        assertThat(fetch("/a.mov?version=7&X-Amz-Signature=another")).isEqualTo(file);
        assertThat(fetch("/a.mov?version=8&X-Amz-Signature=another")).isNotEqualTo(file);
        assertThat(location(signed)).hasToString(server.at("/a.mov"));
        try (Stream<Path> kept = Files.walk(folder)) {
            for (Path path : kept.filter(Files::isRegularFile).toList()) {
                assertThat(path.toString()).doesNotContain(SECRET);
                assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                        .doesNotContain(SECRET);
            }
        }
        server.close();
        assertThatThrownBy(() -> downloads().fetch(location(signed), (_, _) -> {}, new Cancellation()))
                .isInstanceOf(SourceException.class)
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining("?");
    }

    @Test
    @DisplayName("copies shrink to a limit: those unused for longest go, but none that is needed or being fetched")
    void shrunk() throws IOException {
        Path oldest = fetch("/1.mov");
        Path middle = fetch("/2.mov");
        Path latest = fetch("/3.mov");
        setUsed(middle, 2000);
        setUsed(latest, 3000);
        setUsed(oldest, 1000);
        downloads().shrink(CONTENT.length * 4L, Optional.empty());
        assertThat(List.of(oldest, middle, latest)).allMatch(Files::exists);
        downloads().shrink(0, Optional.of(FileTime.fromMillis(1000)));
        assertThat(List.of(oldest, middle, latest)).allMatch(Files::exists);
        try (FileChannel channel = FileChannel.open(oldest.resolveSibling(Downloads.LOCK), StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            downloads().shrink(CONTENT.length * 3L / 2, Optional.of(FileTime.fromMillis(2500)));
        }
        assertThat(oldest).exists();
        assertThat(middle).doesNotExist();
        assertThat(latest).exists();
        // Used again, it is no longer the one unused for longest.
        assertThat(fetch("/1.mov")).isEqualTo(oldest);
        downloads().shrink(CONTENT.length * 3L / 2, Optional.empty());
        assertThat(oldest).exists();
        assertThat(latest).doesNotExist();
        assertThat(Files.readAllBytes(fetch("/3.mov"))).isEqualTo(CONTENT);
    }

    private static void setUsed(Path copy, long millis) throws IOException {
        Files.setLastModifiedTime(copy.resolveSibling(Downloads.VERSION), FileTime.fromMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:DoNotTellThis@example.org/a.mov",
                "s3://bucket/key",
                "http:///a.mov",
                "http://a b/c?DoNotTellThis"
            })
    @DisplayName("addresses that cannot be used are refused, without what may be secret")
    void badAddresses(String text) {
        assertThatThrownBy(() -> RemoteLocation.parse(text, Set.of("http", "https")))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @DisplayName("files' names are no addresses")
    void names() {
        for (String name : List.of("a.mov", "/in/a.mov", "C:\\in\\a.mov", "a:b.mov", "100%.mov", "http.mov")) {
            assertThat(RemoteLocation.parse(name, Set.of("http"))).isEmpty();
        }
    }

    private Downloads downloads() {
        return new Downloads(folder, List.of(http), FetchRoom.REFUSING, Duration.ofSeconds(1), Duration.ofMillis(5));
    }

    private RemoteLocation location(String path) {
        return RemoteLocation.parse(server.at(path), Set.of("http")).orElseThrow();
    }

    private Path fetch(String path) {
        return downloads()
                .fetch(
                        location(path),
                        (done, _) -> {
                            progress.add(done);
                        },
                        new Cancellation());
    }

    private void fails(String path, ErrorCode code) {
        assertThatThrownBy(() -> fetch(path))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private List<String> files() {
        try (Stream<Path> kept = Files.walk(folder)) {
            return kept.map(Path::toString).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(long seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return Arrays.copyOf(bytes, count);
    }
}
