package org.ladderworks.app.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.watch.WatchedFolder;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** Watched folders as the window has them, on a real disk, without a toolkit. */
class WatchViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();

    @SuppressWarnings("NullAway.Init")
    private Path drop;

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private WatchViewModel model;

    @BeforeEach
    void open() throws IOException {
        drop = Files.createDirectories(folder.resolve("drop")).toRealPath();
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
        model = tests.onUi(() -> new WatchViewModel(tests.bench(), station));
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    private void awaitTold(Notice.Kind kind, String text) {
        tests.until(
                text,
                () -> tests.bench().notices().shown().stream()
                        .anyMatch(notice ->
                                notice.kind() == kind && notice.asText().contains(text)));
    }

    private void awaitFolders(WatchedFolder... wanted) {
        tests.until(
                "folders",
                () -> model.folders().get().stream()
                        .map(each -> each.folder())
                        .toList()
                        .equals(List.of(wanted)));
    }

    @Test
    @DisplayName("a folder is watched, watched otherwise and no longer; each is taken back and done again")
    void changed() {
        WatchedFolder usual = WatchedFolder.usual(drop);
        WatchedFolder slow = usual.settlingIn(Duration.ofMinutes(2));
        tests.doOnUi(() -> model.add(List.of(drop)));
        awaitFolders(usual);
        assertThat(tests.onUi(() -> model.open().get())).as("it is shown").isTrue();
        tests.until("presets", () -> !model.choices().get().presets().isEmpty());
        tests.doOnUi(() -> model.change(slow));
        awaitFolders(slow);
        tests.doOnUi(() -> tests.bench().undo());
        awaitFolders(usual);
        tests.doOnUi(() -> tests.bench().edits().redo());
        awaitFolders(slow);

        tests.doOnUi(() -> model.remove(slow));
        awaitFolders();
        awaitTold(Notice.Kind.DONE, "is watched no longer");
        Notice.Offer offer = tests.onUi(
                () -> tests.bench().notices().shown().getFirst().offer().orElseThrow());
        tests.doOnUi(offer.action());
        awaitFolders(slow);
    }

    @Test
    @DisplayName("what is pasted is watched line by line; what is none, or lies in one that is watched, is refused")
    void pasted() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other")).toRealPath();
        Path inside = Files.createDirectories(drop.resolve("inside"));
        tests.doOnUi(() -> model.paste("no path at all"));
        awaitTold(Notice.Kind.WARNING, "There is no path");
        tests.doOnUi(() -> model.paste(drop + "\n" + other + "\n"));
        awaitFolders(WatchedFolder.usual(drop), WatchedFolder.usual(other));

        tests.doOnUi(() -> model.change(WatchedFolder.usual(drop).withSubfolders(true)));
        awaitFolders(WatchedFolder.usual(drop).withSubfolders(true), WatchedFolder.usual(other));
        tests.doOnUi(() -> model.add(List.of(inside)));
        awaitTold(Notice.Kind.ERROR, "lie in each other");
        tests.doOnUi(() -> model.add(List.of(folder.resolve("gone"))));
        awaitTold(Notice.Kind.ERROR, "is no folder");
        tests.doOnUi(() -> model.add(List.of(folder.resolve("home"))));
        awaitTold(Notice.Kind.ERROR, "Ladderworks itself writes to");
        awaitFolders(WatchedFolder.usual(drop).withSubfolders(true), WatchedFolder.usual(other));
    }

    @Test
    @DisplayName("a file that came becomes a title, which is told where it is not seen, and told only once")
    void taken() throws IOException {
        tests.doOnUi(() -> model.add(List.of(drop)));
        awaitFolders(WatchedFolder.usual(drop));
        tests.doOnUi(() -> model.change(WatchedFolder.usual(drop).settlingIn(WatchedFolder.SHORTEST)));
        awaitFolders(WatchedFolder.usual(drop).settlingIn(WatchedFolder.SHORTEST));
        Files.writeString(drop.resolve("clip.mov"), "no film");
        awaitTold(Notice.Kind.DONE, "One file was taken from drop");
        assertThat(station.library().ids(TitleQuery.ALL)).hasSize(1);
        tests.doOnUi(() -> {
            List.copyOf(tests.bench().notices().shown())
                    .forEach(notice -> tests.bench().notices().dismiss(notice));
            model.seen().set(true);
        });
        Files.writeString(drop.resolve("second.mov"), "none either");
        tests.until("the second", () -> station.library().ids(TitleQuery.ALL).size() == 2);
        assertThat(station.library().titles(station.library().ids(TitleQuery.ALL)))
                .allSatisfy(title -> assertThat(title.details().tags()).containsExactly("drop"));
        assertThat(tests.onUi(() -> tests.bench().notices().shown().stream()
                        .filter(notice -> notice.asText().contains("taken from"))
                        .findAny()))
                .isEqualTo(Optional.empty());
    }
}
