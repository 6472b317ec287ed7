package org.ladderworks.app.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Remark;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.preview.CodedClip;
import org.ladderworks.app.preview.Shot;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.ladderworks.engine.time.MediaTime;

/** The room's models over a real data folder, a real package and the real worker; no toolkit. */
class ReviewViewModelTest {
    @TempDir
    static Path folder;

    private static Path home;

    private final BenchOfTests bench = new BenchOfTests();
    private Workstation station;
    private ReviewViewModel model;
    private ScreenViewModel screen;

    @BeforeAll
    static void encode() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        ReviewedTitle.make(home, folder.resolve("numbered.mp4"));
    }

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(home));
        model = bench.onUi(() -> new ReviewViewModel(bench.bench(), station));
        screen = model.screen();
        bench.until("a title", () -> !model.titles().isEmpty() || model.loaded().get());
        Title title = station.reviews().titles(Optional.empty()).getFirst();
        bench.doOnUi(() -> model.choose(Optional.of(title)));
        bench.until("a picture", () -> screen.shot().get() != null);
    }

    @AfterEach
    void close() {
        bench.doOnUi(model::close);
        station.close();
        bench.close();
    }

    private int number() {
        Shot shot = screen.shot().get();
        if (shot == null) {
            return -1;
        }
        ByteBuffer pixels = shot.pixels(0);
        return CodedClip.read(pixels, shot.size().width(), shot.size().height());
    }

    private void until(int number) {
        bench.until("frame " + number, () -> number() == number);
    }

    @Test
    @DisplayName("source and rungs are there, steps and marks are frames, loop keeps within them")
    void stepsAreFrames() {
        assertThat(bench.onUi(screen.choice()::names).getFirst()).isEqualTo("Source");
        assertThat(bench.onUi(screen.choice()::names)).contains("avc-360p");
        assertThat(bench.onUi(() -> screen.length().get()).approximateSeconds()).isEqualTo(3.0);
        until(0);
        bench.doOnUi(() -> screen.step(1));
        until(1);
        bench.doOnUi(() -> screen.step(1));
        until(2);
        bench.doOnUi(() -> screen.step(-1));
        until(1);
        bench.doOnUi(() -> screen.skip(1));
        until(26);
        assertThat(bench.onUi(() -> screen.timecode(screen.position().get()))).isEqualTo("00:00:01:01");
        bench.doOnUi(screen::markIn);
        bench.doOnUi(() -> screen.step(3));
        until(29);
        bench.doOnUi(screen::markOut);
        assertThat(bench.onUi(() -> screen.piece().out().get()).orElseThrow().sameAs(MediaTime.of(30, 25)))
                .isTrue();
        bench.doOnUi(screen::toEnd);
        until(ReviewedTitle.FRAMES - 1);
        bench.doOnUi(screen::toBegin);
        until(0);
        bench.doOnUi(screen::forwards);
        bench.until("it plays", () -> screen.rate().get() == 1);
        bench.until("it came further", () -> number() > 3);
        bench.doOnUi(screen::pause);
        bench.until("it stands", () -> screen.rate().get() == 0);
    }

    @Test
    @DisplayName("two are compared frame by frame: beside each other, and what they differ by")
    void comparesFrames() {
        bench.doOnUi(() -> screen.seek(MediaTime.of(40, 25)));
        until(40);
        bench.doOnUi(() -> screen.mode().set(Mode.SIDE_BY_SIDE));
        bench.until(
                "two", () -> screen.shot().get() != null && screen.shot().get().pictures() == 2);
        assertThat(bench.onUi(this::number)).isEqualTo(40);
        assertThat(bench.onUi(() -> {
                    Shot shot = screen.shot().get();
                    return CodedClip.read(
                            shot.pixels(1), shot.size().width(), shot.size().height());
                }))
                .isEqualTo(40);
        bench.doOnUi(() -> screen.step(-1));
        until(39);
        bench.doOnUi(() -> screen.mode().set(Mode.DIFFERENCE));
        bench.until(
                "one",
                () -> screen.shot().get().pictures() == 1
                        && screen.shot().get().sides().size() == 2);
        // A good encode of flat stripes: nearly black, even amplified.
        assertThat(bench.onUi(this::brightness)).isLessThan(60);
        bench.doOnUi(() -> screen.mode().set(Mode.ONE));
        bench.until("one alone", () -> screen.shot().get().sides().size() == 1);
        assertThat(bench.onUi(this::number)).isEqualTo(39);
    }

    private int brightness() {
        Shot shot = screen.shot().get();
        ByteBuffer pixels = shot.pixels(0);
        long sum = 0;
        int count = shot.size().width() * shot.size().height();
        for (int i = 0; i < count; i++) {
            sum += pixels.get(i * 4 + 1) & 0xff;
        }
        return (int) (sum / count);
    }

    @Test
    @DisplayName("zoomed, only what is shown is drawn; values are those of the pixel that is pointed at")
    void zoomsAndTellsValues() {
        bench.doOnUi(() -> screen.look().room(400, 200));
        bench.until("smaller", () -> screen.shot().get().size().width() == 356);
        bench.doOnUi(() -> screen.look().zoomTo(Zoom.EIGHT, 320, 180));
        bench.until("zoomed", () -> screen.shot().get().size().width() == 400);
        assertThat(bench.onUi(screen.look()::view).width()).isEqualTo(50);
        bench.doOnUi(() -> screen.pointer().at(0, 0));
        bench.until("values", () -> !screen.pointer().values().get().isEmpty());
        var value = bench.onUi(() -> screen.pointer().values().get().getFirst());
        assertThat(value.x()).isEqualTo(295);
        assertThat(value.names()).containsExactly("Y", "Cb", "Cr");
        // Frame 0 bears no bit: dark.
        assertThat(value.codes().getFirst()).isBetween(16, 60);
    }

    @Test
    @DisplayName("thumbnails are those of the package, on its own sheets")
    void thumbnails() {
        Thumbnail first = bench.onUi(() -> screen.thumbnail(MediaTime.ZERO)).orElseThrow();
        Thumbnail last = bench.onUi(() -> screen.thumbnail(MediaTime.of(5, 2))).orElseThrow();
        assertThat(first.sheet()).isRegularFile();
        assertThat(first.x()).isZero();
        assertThat(last).isNotEqualTo(first);
    }

    @Test
    @DisplayName("a remark lies at the frame that is seen; it is taken back and brought back")
    void remarks() {
        QaViewModel qa = model.qa();
        bench.doOnUi(() -> screen.seek(MediaTime.of(30, 25)));
        until(30);
        bench.doOnUi(() -> {
            qa.author().set("Ada");
            qa.text().set("banding in the sky");
            qa.say(screen.position().get(), screen.choice().firstName());
        });
        bench.until("kept", () -> qa.remarks().size() == 1);
        Remark remark = bench.onUi(() -> qa.remarks().getFirst());
        assertThat(remark.words().at().sameAs(MediaTime.of(30, 25))).isTrue();
        assertThat(remark.words().author()).isEqualTo("Ada");
        assertThat(bench.onUi(() -> qa.text().get())).isEmpty();
        bench.doOnUi(() -> qa.unsay(remark));
        bench.until("gone", () -> qa.remarks().isEmpty());
        bench.doOnUi(() -> bench.bench().undo());
        bench.until("back", () -> qa.remarks().equals(List.of(remark)));
        bench.doOnUi(() -> bench.bench().undo());
        bench.until("never said", () -> qa.remarks().isEmpty());
        bench.until(
                "the name is kept",
                () -> bench.kept().stream()
                        .anyMatch(settings -> settings.reviewer().equals(Optional.of("Ada"))));
    }

    @Test
    @DisplayName("to reject takes a reason; a verdict is undone")
    void verdicts() {
        QaViewModel qa = model.qa();
        bench.doOnUi(qa::reject);
        bench.until(
                "told",
                () -> bench.bench().notices().shown().stream()
                        .anyMatch(notice -> notice.what().equals("A rejection needs a reason.")));
        bench.doOnUi(() -> qa.reason().set("the sound is late"));
        bench.doOnUi(qa::reject);
        bench.until("rejected", () -> qa.title().get().orElseThrow().status() == TitleStatus.REJECTED);
        assertThat(bench.onUi(() -> qa.verdicts().getFirst().reason())).isEqualTo("the sound is late");
        bench.doOnUi(() -> bench.bench().undo());
        bench.until(
                "as before",
                () -> qa.title().get().orElseThrow().status() == TitleStatus.TO_REVIEW
                        && qa.verdicts().isEmpty());
        bench.doOnUi(qa::approve);
        bench.until("approved", () -> qa.title().get().orElseThrow().status() == TitleStatus.APPROVED);
        bench.doOnUi(() -> bench.bench().undo());
        bench.until("as before", () -> qa.title().get().orElseThrow().status() == TitleStatus.TO_REVIEW);
    }

    @Test
    @DisplayName("a worker that dies is told, and goes on where it was")
    void crash() {
        bench.doOnUi(() -> screen.seek(MediaTime.of(20, 25)));
        until(20);
        long pid = station.reviews().worker().pid();
        assertThat(pid).isPositive();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        bench.until(
                "told",
                () -> bench.bench().notices().shown().stream()
                        .anyMatch(notice -> notice.what().equals("The preview crashed.")));
        Notice told = bench.onUi(() -> bench.bench().notices().shown().getFirst());
        Shot before = bench.onUi(() -> screen.shot().get());
        bench.doOnUi(told.offer().orElseThrow().action());
        bench.until("shown anew", () -> screen.shot().get() != before);
        assertThat(bench.onUi(this::number)).isEqualTo(20);
        assertThat(bench.onUi(() -> screen.trouble().get())).isEmpty();
        assertThat(station.reviews().worker().pid()).isNotEqualTo(pid);
    }

    @Test
    @DisplayName("the package is served to this machine's browser, and no longer when the data folder is left")
    void servesThePage() throws Exception {
        AtomicReference<String> copied = new AtomicReference<>("");
        bench.doOnUi(() -> model.copyAddress(copied::set));
        bench.until("copied", () -> !copied.get().isEmpty());
        assertThat(copied.get()).startsWith("http://127.0.0.1:");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest page = HttpRequest.newBuilder(URI.create(copied.get())).build();
            assertThat(client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
            station.reviews().pages().close();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> client.send(page, HttpResponse.BodyHandlers.discarding())))
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    @DisplayName("a frame that is picked is the poster of the next job, and lasts")
    void picksAPoster() {
        bench.doOnUi(() -> screen.seek(MediaTime.of(50, 25)));
        until(50);
        bench.doOnUi(model::pickPoster);
        bench.until("said", () -> !model.poster().get().isEmpty());
        Title title = bench.onUi(() -> model.chosen().get().orElseThrow());
        assertThat(station.encodings().jobFile(title, List.of(), Optional.empty()))
                .contains("\"poster\" : \"2.000\"");
        assertThat(new org.ladderworks.app.studio.PosterWishes(home.resolve("posters.json"))
                        .find(title.id())
                        .orElseThrow()
                        .sameAs(MediaTime.of(2, 1)))
                .isTrue();
        bench.doOnUi(() -> bench.bench().undo());
        bench.until("as before", () -> model.poster().get().isEmpty());
        assertThat(station.encodings().jobFile(title, List.of(), Optional.empty()))
                .doesNotContain("\"poster\"");
    }
}
