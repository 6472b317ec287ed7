package org.ladderworks.app.ui.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** Names of packages by a template, over a real data folder, without a toolkit. */
class NamingViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();
    private final ObservableList<Long> chosen = FXCollections.observableArrayList();

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private NamingViewModel model;

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
        station.queue().halt(true);
        model = tests.onUi(() -> new NamingViewModel(tests.bench(), station, chosen));
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    private Path packages() {
        return folder.resolve("home/packages").toAbsolutePath();
    }

    private Title add(String name, List<String> tags, int height) {
        SourceFacts facts = new SourceFacts(
                "MP4",
                Optional.of(Duration.ofMinutes(1)),
                Optional.of("1280×" + height + " H.264 25 fps"),
                List.of(),
                List.of(),
                List.of());
        return station.library()
                .add(List.of(
                        new NewTitle(new TitleDetails(name, "", tags), "/media/" + name + ".mov", Optional.of(facts))))
                .getFirst();
    }

    private void choose(List<Title> titles, String template) {
        tests.doOnUi(() -> {
            chosen.setAll(titles.stream().map(Title::id).toList());
            model.text().set(template);
            model.open().set(true);
        });
        tests.until("a preview of all", () -> model.preview().get().all() == titles.size());
    }

    private void untilLines(String... lines) {
        tests.until(
                String.join(", ", lines),
                () -> model.preview().get().lines().stream()
                        .map(line -> line.mark() + " " + line.name())
                        .toList()
                        .equals(List.of(lines)));
    }

    private List<String> jobs() {
        return station.queue().list().stream().map(JobView::title).toList();
    }

    @Test
    @DisplayName(
            "three titles are queued by a template; jobs and folders are called so, and the template is remembered")
    void queued() {
        List<Title> titles = List.of(
                add("Älpen: Teil 1", List.of("doku"), 720),
                add("b/c", List.of("doku"), 1080),
                add("C", List.of("x", "doku"), 540));
        choose(titles, "{tag}-{title}-{height}-{n:00}");
        untilLines("AS_WRITTEN doku-Älpen- Teil 1-720-01", "AS_WRITTEN doku-b-c-1080-02", "AS_WRITTEN doku-C-540-03");
        SimpleObjectProperty<List<String>> preset = new SimpleObjectProperty<>(List.of("web-h264"));
        tests.doOnUi(() -> {
            model.follow(preset);
            model.text().set("{preset} {title}");
        });
        untilLines("AS_WRITTEN web-h264 Älpen- Teil 1", "AS_WRITTEN web-h264 b-c", "AS_WRITTEN web-h264 C");
        tests.doOnUi(() -> model.encode(List.of("web-h264")));
        tests.until("three jobs", () -> station.queue().list().size() == 3);
        assertThat(jobs()).containsExactly("web-h264 Älpen- Teil 1", "web-h264 b-c", "web-h264 C");
        assertThat(station.queue().list())
                .extracting(JobView::output)
                .containsExactlyElementsOf(jobs().stream()
                        .map(name -> packages().resolve(name).toString())
                        .toList());
        assertThat(tests.onUi(() -> model.used())).containsExactly("{preset} {title}");
        tests.until(
                "it is kept",
                () -> tests.bench().preferences().now().get().names().equals(List.of("{preset} {title}")));
        untilLines("KEPT web-h264 Älpen- Teil 1", "KEPT web-h264 b-c", "KEPT web-h264 C");
        // A job that is changed keeps the name that it has.
        JobView first = station.queue().list().getFirst();
        station.editing().keep(first.id(), station.queue().jobFile(first.id()));
        assertThat(jobs().getFirst()).isEqualTo("web-h264 Älpen- Teil 1");
    }

    @Test
    @DisplayName("what is there is never written over: a number is told and given, whatever the case of letters")
    void collisions() throws Exception {
        Path there = Files.createDirectories(packages().resolve("FILM"));
        Files.writeString(there.resolve("precious"), "of another");
        List<Title> titles =
                List.of(add("Film", List.of(), 720), add("film", List.of(), 720), add("Other", List.of(), 720));
        choose(titles, "{title}");
        untilLines("NUMBERED Film-2", "NUMBERED film-3", "AS_WRITTEN Other");
        assertThat(tests.onUi(() -> model.preview().get().numbered())).isEqualTo(2);
        tests.doOnUi(() -> model.text().set("same"));
        untilLines("AS_WRITTEN same", "NUMBERED same-2", "NUMBERED same-3");
        tests.doOnUi(() -> model.encode(List.of()));
        tests.until("three jobs", () -> station.queue().list().size() == 3);
        assertThat(jobs()).containsExactly("same", "same-2", "same-3");
        assertThat(there).isDirectoryContaining(file -> file.endsWith("precious"));
    }

    @Test
    @DisplayName("where one name cannot be, it is told which and why, and nothing at all is queued")
    void refused() {
        List<Title> titles = List.of(add("Tagged", List.of("a"), 720), add("Bare", List.of(), 720));
        choose(titles, "{tag}-{title}");
        untilLines("REFUSED “Bare” has no tag. Give it one in the library, or leave {tag} out.", "AS_WRITTEN a-Tagged");
        assertThat(tests.onUi(() -> model.blocked().get())).isTrue();
        tests.doOnUi(() -> model.encode(List.of()));
        assertThat(station.encodings()
                        .encode(
                                titles.stream().map(Title::id).toList(),
                                List.of(),
                                Optional.empty(),
                                Optional.of(new org.ladderworks.app.naming.NameTemplate("{tag}")))
                        .jobs())
                .isEmpty();
        assertThat(station.queue().list()).isEmpty();
        assertThat(station.library().titles(titles.stream().map(Title::id).toList()))
                .extracting(Title::status)
                .containsOnly(TitleStatus.NEW);
        tests.doOnUi(() -> model.text().set("{titel}"));
        assertThat(tests.onUi(() -> model.wrong().get().orElseThrow().getMessage()))
                .isEqualTo("{titel} at character 1 is no field");
        assertThat(tests.onUi(() -> model.blocked().get())).isTrue();
        tests.doOnUi(() -> model.open().set(false));
        assertThat(tests.onUi(() -> model.blocked().get())).isFalse();
        tests.doOnUi(() -> model.encode(List.of()));
        tests.until("two jobs", () -> station.queue().list().size() == 2);
        assertThat(station.queue().list())
                .extracting(job -> Path.of(job.output()).getFileName().toString())
                .containsExactly("tagged", "bare");
        assertThat(tests.onUi(() -> model.used())).isEmpty();
    }

    @Test
    @DisplayName("a title that was never made of its last job may be called something else; one with a package stays")
    void again() throws Exception {
        Title title = add("Film", List.of(), 720);
        choose(List.of(title), "first");
        tests.doOnUi(() -> model.encode(List.of()));
        tests.until("a job", () -> station.queue().list().size() == 1);
        tests.doOnUi(() -> model.text().set("second"));
        untilLines("KEPT first");
        long job = station.queue().list().getFirst().id();
        station.queue().cancel(job);
        station.queue().forget(job);
        station.encodings().follow();
        untilLines("AS_WRITTEN second");
        tests.doOnUi(() -> model.text().set("First"));
        untilLines("AS_WRITTEN First");
        Files.createDirectories(packages().resolve("first"));
        tests.doOnUi(() -> model.text().set("third"));
        untilLines("KEPT first");
    }
}
