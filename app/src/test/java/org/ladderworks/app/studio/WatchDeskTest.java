package org.ladderworks.app.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.watch.WatchedFolder;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;

/** What comes of files in watched folders, with the real engine and disk. */
class WatchDeskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path media;

    private static Path film;

    @TempDir
    Path folder;

    private final List<WatchNews> news = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private Path drop;

    @BeforeAll
    static void makeFilm() {
        film = media.resolve("film.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(film, 2, new Cancellation());
        }
    }

    @BeforeEach
    void open() throws Exception {
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
        drop = Files.createDirectories(folder.resolve("drop"));
        station.watched().watch(news::add);
    }

    @AfterEach
    void close() {
        station.close();
    }

    private void until(String what, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("never came: " + what + "; " + station.watched().list())
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    private List<Title> titles() {
        return station.library().titles(station.library().ids(TitleQuery.ALL));
    }

    private static WatchedFolder quick(Path path) {
        return WatchedFolder.usual(path).settlingIn(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName(
            "of a file whose copy pauses for longer than anything settles the first half is no package: the whole one is,"
                    + " of one title, wherever the file was moved meanwhile")
    void paused() throws Exception {
        station.watched()
                .put(quick(drop)
                        .movingTo(Optional.of("done"))
                        .encoding(Optional.of(new WatchedFolder.AtOnce(Optional.empty(), Optional.empty()))));
        byte[] bytes = Files.readAllBytes(film);
        Path file = drop.resolve("slow.mp4");
        try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            out.write(Arrays.copyOf(bytes, bytes.length / 2));
            out.flush();
            until(
                    "its first job's end",
                    () -> titles().size() == 1 && titles().getFirst().status() == TitleStatus.FAILED);
            assertThat(drop.resolve("done/slow.mp4")).hasSize(bytes.length / 2);
            out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
        until("its package", () -> titles().getFirst().status() == TitleStatus.TO_REVIEW);
        until("its facts", () -> titles().getFirst().facts().isPresent());
        assertThat(titles()).hasSize(1);
        assertThat(station.queue().list()).hasSize(2);
        assertThat(news.stream().flatMap(each -> each.changed().stream())).hasSize(1);
        assertThat(titles().getFirst().source())
                .isEqualTo(drop.resolve("done/slow.mp4").toString());
    }

    @Test
    @DisplayName(
            "nothing that is there already is overwritten where taken files are moved to; a name that comes again is a"
                    + " new title")
    void moved() throws Exception {
        Files.writeString(Files.createDirectories(drop.resolve("done")).resolve("a.mov"), "another's");
        station.watched().put(quick(drop).movingTo(Optional.of("done")));
        Files.writeString(drop.resolve("a.mov"), "first");
        until("one", () -> titles().size() == 1);
        Files.writeString(drop.resolve("a.mov"), "the second");
        until("two", () -> titles().size() == 2);
        assertThat(drop.resolve("done/a.mov")).hasContent("another's");
        assertThat(drop.resolve("done/a-2.mov")).hasContent("first");
        assertThat(drop.resolve("done/a-3.mov")).hasContent("the second");
        assertThat(titles().getFirst().details().tags()).containsExactly("drop");
    }

    @Test
    @DisplayName("a folder that is gone is told once, and what was taken of it is not taken again when it is back")
    void gone() throws Exception {
        Files.writeString(drop.resolve("a.mov"), "first");
        station.watched().put(quick(drop));
        until("one", () -> titles().size() == 1);
        Path away = folder.resolve("away");
        Files.move(drop, away);
        until("told", () -> station.watched().list().getFirst().trouble().isPresent());
        Thread.sleep(1500);
        Files.move(away, drop);
        until("back", () -> station.watched().list().getFirst().trouble().isEmpty());
        Files.writeString(drop.resolve("b.mov"), "other");
        until("two", () -> titles().size() == 2);
        assertThat(news.stream().flatMap(each -> each.trouble().stream())).hasSize(1);
    }

    @Test
    @DisplayName(
            "what was taken of a folder stays known when it is watched again; what the operator took in is not taken again")
    void again() throws Exception {
        Files.writeString(drop.resolve("a.mov"), "first");
        Files.writeString(drop.resolve("own.mov"), "by hand");
        station.intake().take(List.of(drop.resolve("own.mov")));
        station.watched().put(quick(drop));
        until("two", () -> station.watched().list().getFirst().taken() == 2);
        assertThat(titles()).hasSize(2);
        station.library().remove(station.library().ids(TitleQuery.ALL));
        assertThat(station.watched().remove(drop)).isPresent();
        station.watched().put(quick(drop));
        Files.writeString(drop.resolve("b.mov"), "new");
        until("the new one", () -> !titles().isEmpty());
        Thread.sleep(2500);
        assertThat(titles())
                .singleElement()
                .satisfies(title -> assertThat(title.source()).endsWith("b.mov"));
    }

    @Test
    @DisplayName("without what was taken before nothing is taken: a damaged record is told, and left as it is")
    void damaged() throws Exception {
        WatchedFolder watched = quick(drop);
        Path record = folder.resolve("home/watched/" + watched.id() + ".json");
        Files.createDirectories(record.getParent());
        Files.writeString(record, "{\"version\":1,\"ta");
        Files.writeString(drop.resolve("a.mov"), "first");
        station.watched().put(watched);
        until("told", () -> station.watched().list().getFirst().trouble().isPresent());
        Thread.sleep(2500);
        assertThat(titles()).isEmpty();
        assertThat(record).hasContent("{\"version\":1,\"ta");
    }
}
