package org.ladderworks.app.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** The library's view model over a real data folder, without a toolkit. */
class LibraryViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private LibraryViewModel model;

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
        model = tests.onUi(() -> new LibraryViewModel(tests.bench(), station));
        tests.until("the first look", () -> model.loaded().get());
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    private List<Title> add(int count) {
        List<Title> added = station.library()
                .add(IntStream.range(0, count)
                        .mapToObj(i -> new NewTitle(
                                new TitleDetails(
                                        "Film %05d".formatted(i), "", i % 2 == 0 ? List.of("even") : List.of()),
                                "/media/film-" + i + ".mov",
                                Optional.empty()))
                        .toList());
        tests.until(count + " lines", () -> model.found().get() == count);
        return added;
    }

    private List<String> names() {
        tests.until(
                "all names",
                () -> model.rows().stream().allMatch(row -> row.title().get() != null));
        return tests.onUi(() -> model.rows().stream()
                .map(row -> java.util.Objects.requireNonNull(row.title().get())
                        .details()
                        .name())
                .toList());
    }

    private void find(Runnable how, int expected) {
        tests.doOnUi(how);
        tests.until(expected + " found", () -> model.found().get() == expected);
    }

    @Test
    @DisplayName("words, a status and a tag narrow the list; its order is the catalog's")
    void narrowed() {
        List<Title> all = add(4);
        find(() -> model.search().set("00003"), 1);
        assertThat(names()).containsExactly("Film 00003");
        find(() -> model.search().set(""), 4);
        find(() -> model.tag().set(Optional.of("even")), 2);
        station.library().edit(List.of(all.getFirst().id()), (title, at) -> title.with(TitleStatus.APPROVED, at));
        find(() -> model.status().set(Optional.of(TitleStatus.APPROVED)), 1);
        assertThat(tests.onUi(model::isNarrowed)).isTrue();
        find(model::widen, 4);
        tests.doOnUi(() -> {
            model.order().set(TitleQuery.Order.NAME);
            model.descending().set(false);
        });
        tests.until("by name", () -> model.place(all.getFirst().id()) == 0);
        assertThat(names()).isSorted();
    }

    @Test
    @DisplayName("of a long list the titles are fetched that are seen, and no others")
    void manyTitles() {
        add(5_000);
        assertThat(tests.onUi(() -> model.rows().get(4_999).title().get())).isNull();
        tests.until("the last page", () -> model.rows().get(4_999).title().get() != null);
        assertThat(tests.onUi(() -> model.rows().get(2_500).title().get())).isNull();
        station.library()
                .edit(
                        List.of(tests.onUi(() -> model.rows().get(4_999).id())),
                        (title, at) -> title.with(new TitleDetails("Another", "", List.of()), at));
        tests.until(
                "its new name",
                () -> Optional.ofNullable(model.rows().get(4_999).title().get())
                        .filter(title -> title.details().name().equals("Another"))
                        .isPresent());
    }

    @Test
    @DisplayName("what is said of titles is kept, and can be taken back and said again")
    void edited() {
        List<Title> all = add(3);
        long id = all.getFirst().id();
        tests.doOnUi(() -> model.describe(id, new TitleDetails("Élan", "A film", List.of("x"))));
        tests.until("an edit", () -> !tests.bench().edits().undoable().get().isEmpty());
        assertThat(station.library().find(id).orElseThrow().details().name()).isEqualTo("Élan");

        tests.doOnUi(() -> model.selection().setAll(all.stream().map(Title::id).toList()));
        tests.until("three chosen", () -> model.selected().get().size() == 3);
        tests.doOnUi(() -> model.tagSelected(java.util.Set.of("new")));
        tests.until("the tag", () -> model.tags().get().getOrDefault("new", 0L) == 3);
        tests.doOnUi(() -> tests.bench().undo());
        tests.until("no tag", () -> !model.tags().get().containsKey("new"));
        tests.doOnUi(() -> tests.bench().edits().redo());
        tests.until("the tag again", () -> model.tags().get().getOrDefault("new", 0L) == 3);

        find(model::removeSelected, 0);
        Notice told = tests.onUi(() -> tests.bench().notices().shown().getFirst());
        assertThat(told.what()).contains("3 titles were removed");
        find(() -> told.offer().orElseThrow().action().run(), 3);
        assertThat(station.library().find(id).orElseThrow().details().tags()).containsExactly("new", "x");
    }

    @Test
    @DisplayName("a folder gives its media, each once; what cannot be read has its reason with it")
    void taken() throws IOException {
        Path media = Files.createDirectories(folder.resolve("media/season 1"));
        Files.writeString(media.resolve("one.mp4"), "no film");
        Files.writeString(media.resolve("notes.txt"), "words");
        Path packaged = Files.createDirectories(folder.resolve("media/made"));
        Files.writeString(packaged.resolve("package.json"), "{}");
        Files.createDirectories(packaged.resolve("video"));
        Files.writeString(packaged.resolve("video/init.mp4"), "x");
        find(() -> model.take(List.of(folder.resolve("media"))), 1);
        tests.until("chosen", () -> model.selected().get().size() == 1);
        tests.until(
                "its trouble", () -> model.selected().get().getFirst().trouble().isPresent());
        Title title = tests.onUi(() -> model.selected().get().getFirst());
        assertThat(title.details().name()).isEqualTo("one");
        assertThat(title.status()).isEqualTo(TitleStatus.FAILED);
        assertThat(title.trouble().map(Trouble::code).orElseThrow()).startsWith("LW-3");

        tests.doOnUi(() -> model.paste("\"" + media.resolve("one.mp4") + "\""));
        tests.until("told", () -> !tests.bench().notices().shown().isEmpty());
        assertThat(tests.onUi(() -> tests.bench().notices().shown().getFirst().what()))
                .isEqualTo("One file is in the library already.");
        tests.doOnUi(() -> model.paste("not a path"));
        tests.until("told", () -> tests.bench().notices().shown().size() == 2);
    }

    @Test
    @DisplayName("a title that cannot be encoded says why, and stays as it was")
    void refused() {
        Title title = add(1).getFirst();
        tests.doOnUi(() -> {
            model.selection().setAll(List.of(title.id()));
            model.encodeSelected(List.of());
        });
        tests.until(
                "failed", () -> station.library().find(title.id()).orElseThrow().status() == TitleStatus.FAILED);
        assertThat(station.queue().list().getFirst().said()).contains("film-0.mov");
    }
}
