package org.ladderworks.app.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;

/** Titles and their jobs: what becomes of the one is known of the other. */
class EncodingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path media;

    @TempDir
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @BeforeAll
    static void makeFilms() {
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(media.resolve("short.mp4"), 2, new Cancellation());
            engine.generateSample(media.resolve("long.mp4"), 120, new Cancellation());
        }
    }

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(home));
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Title take(String name) {
        return station.intake().take(List.of(media.resolve(name))).added().getFirst();
    }

    private JobView encode(Title title) {
        Encodings.Begun begun = station.encodings().encode(List.of(title.id()), List.of(), Optional.empty());
        assertThat(begun.refused()).isEmpty();
        return begun.jobs().getFirst();
    }

    private Title now(Title title) {
        return station.library().find(title.id()).orElseThrow();
    }

    private void until(String what, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("never came: " + what).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void untilIs(Title title, TitleStatus status) throws InterruptedException {
        until(status.toString(), () -> now(title).status() == status);
    }

    @Test
    @DisplayName("a job that is cancelled and begun again brings its title along")
    void resumed() throws InterruptedException {
        JobView busy = encode(take("long.mp4"));
        Title title = take("short.mp4");
        JobView job = encode(title);
        assertThat(now(title).status()).isEqualTo(TitleStatus.ENCODING);
        station.queue().cancel(job.id());
        station.encodings().follow();
        assertThat(now(title).status()).isEqualTo(TitleStatus.NEW);
        station.queue().resume(job.id());
        station.encodings().follow();
        assertThat(now(title).status()).isEqualTo(TitleStatus.ENCODING);
        station.queue().cancel(busy.id());
        untilIs(title, TitleStatus.TO_REVIEW);
    }

    @Test
    @DisplayName("an older job of a title that is begun again makes a package that nobody has judged")
    void olderAgain() throws InterruptedException {
        Title film = take("long.mp4");
        JobView busy = encode(film);
        Title title = take("short.mp4");
        JobView older = encode(title);
        station.queue().cancel(older.id());
        station.encodings().follow();
        encode(title);
        station.queue().cancel(busy.id());
        untilIs(title, TitleStatus.TO_REVIEW);
        station.library().judge(title.id(), true, "Ada", "");
        encode(film);
        station.queue().resume(older.id());
        station.encodings().follow();
        assertThat(now(title).status()).isEqualTo(TitleStatus.ENCODING);
        station.queue().first(older.id());
        station.queue().list().stream()
                .filter(job -> job.standing() == JobView.Standing.RUNNING)
                .forEach(job -> station.queue().cancel(job.id()));
        untilIs(title, TitleStatus.TO_REVIEW);
    }

    @Test
    @DisplayName("what viewers see stays published when an encode of it is cancelled")
    void cancelledAgain() throws InterruptedException {
        Title title = take("short.mp4");
        encode(title);
        untilIs(title, TitleStatus.TO_REVIEW);
        station.library().edit(List.of(title.id()), (each, at) -> each.publishedAs("short", at));
        encode(take("long.mp4"));
        JobView job = encode(title);
        assertThat(now(title).status()).isEqualTo(TitleStatus.ENCODING);
        station.queue().cancel(job.id());
        station.encodings().follow();
        assertThat(now(title).status()).isEqualTo(TitleStatus.PUBLISHED);
        assertThat(now(title).making().flatMap(Making::publishedAs)).contains("short");
    }

    @Test
    @DisplayName("a title that is refused keeps all that was said of it meanwhile")
    void refused() {
        encode(take("long.mp4"));
        Title title = take("short.mp4");
        encode(title);
        station.library()
                .edit(
                        List.of(title.id()),
                        (each, at) -> each.with(new TitleDetails("Another", "", List.of("new")), at));
        Title before = now(title);
        assertThat(station.encodings()
                        .encode(List.of(title.id()), List.of(), Optional.empty())
                        .refused()
                        .values())
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.what()).contains("has not ended"));
        assertThat(now(title).details()).isEqualTo(before.details());
        assertThat(now(title).making()).isEqualTo(before.making());
        assertThat(now(title).status()).isEqualTo(TitleStatus.ENCODING);
    }

    @Test
    @DisplayName("no two titles get one folder, also when nothing was made in it yet")
    void folders() throws Exception {
        encode(take("long.mp4"));
        Title first = take("short.mp4");
        JobView job = encode(first);
        station.queue().cancel(job.id());
        station.queue().forget(job.id());
        Path copy = Files.copy(media.resolve("short.mp4"), home.resolve("short.mp4"));
        Title second = station.intake().take(List.of(copy)).added().getFirst();
        assertThat(encode(second).output()).isNotEqualTo(job.output());
        assertThat(encode(first).output()).isEqualTo(job.output());
    }

    @Test
    @DisplayName("a source that is gone is told, and takes nothing from a title that has a package")
    void sourceGone() throws Exception {
        Path source = Files.copy(media.resolve("short.mp4"), home.resolve("gone.mp4"));
        Title title = station.intake().take(List.of(source)).added().getFirst();
        encode(title);
        untilIs(title, TitleStatus.TO_REVIEW);
        until("its facts", () -> now(title).facts().isPresent());
        Files.delete(source);
        station.look().at(List.of(title.id()));
        until("its trouble", () -> now(title).trouble().isPresent());
        assertThat(now(title).trouble().map(Trouble::code)).contains("LW-3001");
        assertThat(now(title).status()).isEqualTo(TitleStatus.TO_REVIEW);
        assertThat(now(title).facts()).isPresent();
    }

    @Test
    @DisplayName(
            "a protected title has a name of its own at key servers; without its profile it is refused, not made in clear")
    void protectedTitles() {
        JobView busy = encode(take("long.mp4"));
        Title title = take("short.mp4");
        String name = station.protections().create().after().chosen();
        List<JobView> jobs = station.encodings()
                .encode(List.of(title.id()), List.of(), Optional.of(name))
                .jobs();
        assertThat(station.queue().jobFile(jobs.getFirst().id()))
                .contains("\"drm\"")
                .contains("\"content\" : \"short-" + title.id() + "\"");
        station.queue().cancel(jobs.getFirst().id());
        station.queue().cancel(busy.id());
        station.encodings().follow();
        station.protections().remove(name);
        Encodings.Begun begun = station.encodings().encode(List.of(title.id()), List.of(), Optional.of(name));
        assertThat(begun.jobs()).isEmpty();
        assertThat(begun.refused().values())
                .singleElement()
                .satisfies(trouble ->
                        assertThat(trouble.what()).isEqualTo("there is no protection profile called profile any more"));
        assertThat(now(title).status()).isEqualTo(TitleStatus.NEW);
    }
}
