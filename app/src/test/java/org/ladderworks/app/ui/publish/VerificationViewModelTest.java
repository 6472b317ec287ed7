package org.ladderworks.app.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.studio.Publications.Address;
import org.ladderworks.app.studio.VerificationBook;
import org.ladderworks.app.studio.Verified;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.publish.VerificationText.Line;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.cdn.KeyFiles;
import org.ladderworks.publish.cdn.SignedCdn;
import org.ladderworks.publish.cdn.SignedRequest.Flaw;
import org.ladderworks.publish.cdn.SigningHash;
import org.ladderworks.publish.destination.Admission;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.verify.Finding;
import org.ladderworks.publish.verify.Finding.Kind;

/** What viewers get is looked at from the window, over HTTP and with signatures, without a toolkit. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class VerificationViewModelTest {
    private static final String ID = "K2JCJMDEHXQW5F";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();

    @SuppressWarnings("NullAway.Init")
    private Path shelf;

    @SuppressWarnings("NullAway.Init")
    private DataHome home;

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private PublishViewModel model;

    @BeforeEach
    void open() throws IOException {
        shelf = Files.createDirectory(folder.resolve("shelf"));
        home = new DataHome(folder.resolve("home"));
        station = StudioWiring.station(home);
        model = tests.onUi(() -> new PublishViewModel(tests.bench(), station));
        tests.until("the first look", () -> model.loaded().get());
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    /** Saves a target, adds a title with a package, chooses both and publishes. */
    private void publish(Optional<Delivery> delivery) {
        home.targets().save(SavedTarget.ofFolder("cdn", shelf, delivery));
        Path made = TestPackage.make(folder.resolve("film"), 1, 4, 1000);
        Title added = station.library()
                .add(List.of(
                        new NewTitle(new TitleDetails("Film", "", List.of()), "/media/film.mov", Optional.empty())))
                .getFirst();
        station.library()
                .edit(
                        List.of(added.id()),
                        (now, at) -> now.with(Making.in(made.toString()), at).with(TitleStatus.APPROVED, at));
        tests.doOnUi(model::refresh);
        tests.until(
                "title and target",
                () -> !model.titles().isEmpty()
                        && model.targets().chosen().get().isPresent());
        tests.doOnUi(() -> model.choose(Optional.of(model.titles().getFirst())));
        tests.until("ready", () -> model.ready().get());
        tests.doOnUi(model::publish);
        tests.until("published", () -> !model.receipt().get().isEmpty());
    }

    private Verified verified() {
        tests.until("can be looked at", () -> model.verification().ready().get());
        Optional<Verified> before = tests.onUi(() -> model.verification().last().get());
        tests.doOnUi(() -> model.verification().verify());
        tests.until(
                "looked at",
                () -> !model.verification().running().get()
                        && !model.verification().last().get().equals(before));
        return tests.onUi(() -> model.verification().last().get().orElseThrow());
    }

    private void awaitTold(String text) {
        tests.until(
                text,
                () -> tests.bench().notices().shown().stream()
                        .anyMatch(notice -> notice.asText().contains(text)));
    }

    private Path segment(String end) throws IOException {
        try (Stream<Path> files = Files.walk(shelf)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Delivery signed(SignedCdn cdn, Path key) {
        return Delivery.of(
                cdn.url(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Admission.CloudFront(key, ID, SigningHash.SHA256)));
    }

    @Test
    @DisplayName(
            "a title that is whole is told so; what was changed behind it is found by its kind, with why and what to do, and kept")
    void found() throws IOException {
        KeyFiles files = new KeyFiles(Files.createDirectory(folder.resolve("keys")));
        Path key = files.make(KeyFiles.Form.RSA_PKCS8);
        try (SignedCdn cdn = SignedCdn.of(shelf, files, key, Set.of())) {
            publish(Optional.of(signed(cdn, key)));
            Verified good = verified();
            assertThat(good.isGood()).isTrue();
            assertThat(good.guarded()).isTrue();
            assertThat(good.objects()).isEqualTo(14);
            assertThat(VerificationText.lines(good, Words.in(Locale.ENGLISH)))
                    .hasSize(5)
                    .allMatch(Line::good)
                    .extracting(Line::looked)
                    .contains("14 objects: sizes and headers", "Links without a right are refused");
            awaitTold("Viewers of film get all 14 objects");

            Files.delete(segment("avc-360p/00002.m4s"));
            Path other = segment("avc-360p/00003.m4s");
            byte[] bytes = Files.readAllBytes(other);
            bytes[bytes.length - 1] ^= 1;
            Files.write(other, bytes);
            tests.doOnUi(() -> model.verification().bytes().set(true));
            Verified wrong = verified();
            assertThat(wrong.findings())
                    .extracting(Finding::kind)
                    .containsExactlyInAnyOrder(Kind.NO_ANSWER, Kind.BYTES);
            assertThat(wrong.bytes()).isPositive();
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(VerificationText.lines(wrong, Words.in(language)))
                        .filteredOn(line -> !line.good())
                        .hasSize(2)
                        .allSatisfy(line -> assertThat(line.wrong()).contains("avc-360p/0000"))
                        .allSatisfy(line -> assertThat(line.why()).isNotBlank())
                        .allSatisfy(line -> assertThat(line.remedy()).isNotBlank());
            }
            awaitTold("2 things that viewers of film get are not as published");
            assertThat(new VerificationBook(home.folder().resolve("verified.json"))
                            .find(new Address(new TitleName("film"), "cdn")))
                    .contains(wrong);
            tests.doOnUi(() -> model.choose(Optional.empty()));
            assertThat(tests.onUi(() -> model.verification().last().get())).isEmpty();
            tests.doOnUi(() -> model.choose(Optional.of(model.titles().getFirst())));
            tests.until("known", () -> model.verification().last().get().equals(Optional.of(wrong)));
        }
    }

    @Test
    @DisplayName("an edge that lets in whom it must refuse is found, in the words of the window")
    void letIn() throws IOException {
        KeyFiles files = new KeyFiles(Files.createDirectory(folder.resolve("keys")));
        Path key = files.make(KeyFiles.Form.RSA_PKCS8);
        try (SignedCdn cdn = SignedCdn.of(shelf, files, key, Set.of(Flaw.NO_RIGHT_NEEDED))) {
            publish(Optional.of(signed(cdn, key)));
            Verified found = verified();
            assertThat(found.findings()).extracting(Finding::kind).containsOnly(Kind.LET_IN);
            assertThat(VerificationText.lines(found, Words.in(Locale.GERMAN)))
                    .filteredOn(line -> !line.good())
                    .allSatisfy(line -> assertThat(line.wrong()).contains("eine Anfrage"));
        }
    }

    @Test
    @DisplayName("looking is stopped at once, although the server never answers; without an address it cannot begin")
    void cancelled() throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            silent.setExecutor(threads);
            silent.createContext("/", exchange -> {
                asked.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            });
            silent.start();
            publish(Optional.of(Delivery.of(
                    "http://localhost:" + silent.getAddress().getPort() + "/vod",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
            tests.until("ready", () -> model.verification().ready().get());
            tests.doOnUi(() -> model.verification().verify());
            tests.until("asked", () -> asked.getCount() == 0);
            assertThat(tests.onUi(() -> model.verification().ready().get())).isFalse();
            tests.doOnUi(() -> model.verification().cancel());
            tests.until("over", () -> !model.verification().running().get());
            awaitTold("Looking at film was stopped");
            assertThat(tests.onUi(() -> model.verification().last().get())).isEmpty();

            home.targets().save(SavedTarget.ofFolder("cdn", shelf, Optional.empty()));
            tests.doOnUi(model::refresh);
            tests.until("no address", () -> !model.verification().seen().get());
            assertThat(tests.onUi(() -> model.verification().ready().get())).isFalse();
        } finally {
            over.countDown();
            silent.stop(0);
            threads.shutdownNow();
        }
    }
}
