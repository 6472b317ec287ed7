package org.ladderworks.app.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.ladder.PresetItem;
import org.ladderworks.app.ladder.PresetItem.Standing;
import org.ladderworks.app.ladder.Prices;
import org.ladderworks.app.ladder.RungField;
import org.ladderworks.app.ladder.RungLine;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.encoding.TitleEncoding;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** The ladder room's view model over a real data folder, without a toolkit. */
class LadderViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();
    private final ReadOnlyObjectWrapper<List<Title>> titles = new ReadOnlyObjectWrapper<>(List.of());

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private LadderViewModel model;

    private void encode(List<String> ladder) {
        new TitleEncoding(tests.bench(), station.encodings())
                .encode(titles.get().stream().map(Title::id).toList(), ladder);
    }

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
        model = tests.onUi(
                () -> new LadderViewModel(tests.bench(), station, titles.getReadOnlyProperty(), this::encode));
        untilChosen("web-h264", Standing.BUILT_IN);
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    private void untilChosen(String name, Standing standing) {
        tests.until(
                name + " " + standing,
                () -> model.chosen()
                        .get()
                        .filter(open -> open.name().equals(name) && open.item().standing() == standing)
                        .isPresent());
    }

    private void untilTold(String text) {
        tests.until(
                text,
                () -> tests.bench().notices().shown().stream()
                        .anyMatch(notice -> notice.what().contains(text)));
    }

    private List<Integer> kilobits() {
        return tests.onUi(() -> model.chosen().get().orElseThrow().rungs().stream()
                .map(RungLine::kilobits)
                .toList());
    }

    private List<String> names() {
        return tests.onUi(() -> model.all().get().stream().map(PresetItem::name).toList());
    }

    private Path file(String name) {
        return folder.resolve("home/presets").resolve(name + ".json");
    }

    @Test
    @DisplayName("what is changed of a built-in preset is a copy, which undo takes away and redo brings back")
    void copyOnWrite() {
        List<Integer> before = kilobits();
        tests.doOnUi(() -> model.write(0, RungField.KILOBITS, "4321"));
        untilChosen("web-h264-copy", Standing.UNSAVED);
        assertThat(kilobits().getFirst()).isEqualTo(4321);
        assertThat(file("web-h264-copy")).doesNotExist();
        assertThat(tests.onUi(() -> model.cannotEncode().get())).isTrue();
        tests.until("an edit", () -> tests.bench().edits().undoable().get().equals("Change a bit rate"));
        tests.doOnUi(() -> tests.bench().undo());
        untilChosen("web-h264", Standing.BUILT_IN);
        assertThat(kilobits()).isEqualTo(before);
        assertThat(names()).doesNotContain("web-h264-copy");
        tests.doOnUi(() -> tests.bench().edits().redo());
        untilChosen("web-h264-copy", Standing.UNSAVED);
        tests.doOnUi(() -> model.saveAs("house"));
        untilChosen("house", Standing.SAVED);
        assertThat(file("house")).content().contains("4321");
        assertThat(names()).contains("house").doesNotContain("web-h264-copy");
        tests.until("the edit", () -> tests.bench().edits().undoable().get().equals("Save house"));
        tests.doOnUi(() -> tests.bench().undo());
        untilChosen("web-h264-copy", Standing.UNSAVED);
        assertThat(file("house")).doesNotExist();
    }

    @Test
    @DisplayName("a copy is kept, changed, saved and deleted; each is taken back")
    void saved() {
        tests.doOnUi(model::duplicate);
        untilChosen("web-h264-copy", Standing.SAVED);
        assertThat(file("web-h264-copy")).exists();
        int first = kilobits().getFirst();
        tests.doOnUi(() -> model.write(0, RungField.KILOBITS, "6000"));
        untilChosen("web-h264-copy", Standing.CHANGED);
        assertThat(file("web-h264-copy")).content().doesNotContain("6000");
        tests.doOnUi(() -> model.write(0, RungField.KILOBITS, Integer.toString(first)));
        untilChosen("web-h264-copy", Standing.SAVED);
        tests.doOnUi(() -> model.write(0, RungField.KILOBITS, "6000"));
        untilChosen("web-h264-copy", Standing.CHANGED);
        tests.doOnUi(model::save);
        untilChosen("web-h264-copy", Standing.SAVED);
        assertThat(file("web-h264-copy")).content().contains("6000");
        tests.doOnUi(model::delete);
        tests.until(
                "gone",
                () -> model.all().get().stream().noneMatch(item -> item.name().equals("web-h264-copy")));
        assertThat(file("web-h264-copy")).doesNotExist();
        untilTold("was deleted");
        tests.doOnUi(() -> tests.bench().undo());
        untilChosen("web-h264-copy", Standing.SAVED);
        assertThat(kilobits().getFirst()).isEqualTo(6000);
    }

    @Test
    @DisplayName("nothing wrong can be saved or used, and its reason is there")
    void wrong() {
        tests.doOnUi(model::duplicate);
        untilChosen("web-h264-copy", Standing.SAVED);
        tests.doOnUi(() -> model.write(1, RungField.HEIGHT, "7"));
        untilChosen("web-h264-copy", Standing.CHANGED);
        OpenPreset open = tests.onUi(() -> model.chosen().get().orElseThrow());
        assertThat(open.problems()).hasSize(1);
        assertThat(tests.onUi(() -> model.forecast().get())).isEmpty();
        tests.doOnUi(model::save);
        untilTold("no preset that can be used");
        assertThat(file("web-h264-copy")).content().doesNotContain(": 7,");
        tests.doOnUi(() -> model.saveAs("other"));
        tests.doOnUi(() -> model.write(1, RungField.HEIGHT, "700"));
        tests.until("mended", () -> model.forecast().get().isPresent());
        assertThat(file("other")).doesNotExist();
        tests.doOnUi(() -> model.saveAs("web-hevc"));
        untilTold("called web-hevc already");
        tests.doOnUi(() -> model.saveAs("Not A Name"));
        untilTold("cannot be called Not A Name");
    }

    @Test
    @DisplayName("presets come from files and go into files; what is no preset is refused with all that is wrong")
    void files() throws IOException {
        Path yaml = Files.writeString(
                folder.resolve("House Style.yaml"), "description: Ours\nladder: {presets: [web-h264]}\n");
        tests.doOnUi(() -> model.take(yaml));
        untilChosen("house-style", Standing.SAVED);
        Path out = folder.resolve("out.json");
        tests.doOnUi(() -> model.export(out));
        untilTold("was written");
        assertThat(out).content().contains("Ours");
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"ladder\": {\"rungs\": [{\"width\": 1}]}}");
        tests.doOnUi(() -> model.take(bad));
        untilTold("is no preset that can be used");
        assertThat(names()).doesNotContain("bad");
        tests.doOnUi(() -> model.search().set("house"));
        assertThat(tests.onUi(() -> List.copyOf(model.presets())))
                .extracting(PresetItem::name)
                .containsExactly("house-style");
    }

    @Test
    @DisplayName("without a title an hour of 1080p is planned for, and it says so; with one, the title")
    void plannedFor() {
        assertThat(tests.onUi(() -> model.basis().get().title())).isEmpty();
        assertThat(tests.onUi(
                        () -> model.forecast().get().orElseThrow().ladder().rungs()))
                .hasSize(4);
        Title title = station.library()
                .add(List.of(new NewTitle(
                        new TitleDetails("Small", "", List.of()),
                        "/media/small.mov",
                        Optional.of(new SourceFacts(
                                "MP4",
                                Optional.of(Duration.ofMinutes(10)),
                                Optional.of("1280×720 H.264 25 fps"),
                                List.of("en AAC stereo"),
                                List.of(),
                                List.of())))))
                .getFirst();
        tests.doOnUi(() -> titles.set(List.of(title)));
        tests.until(
                "three rungs",
                () -> model.forecast().get().orElseThrow().ladder().rungs().size() == 3);
        assertThat(tests.onUi(() -> model.cannotEncode().get())).isFalse();
        tests.doOnUi(model::showJobFile);
        tests.until("a job file", () -> model.reading().get().isPresent());
        assertThat(tests.onUi(() -> model.reading().get().orElseThrow().text()))
                .contains("/media/small.mov")
                .contains("\"web-h264\"");
        assertThat(station.queue().list()).isEmpty();
        tests.doOnUi(() -> model.compared().set(Optional.of("web-hevc")));
        tests.until("another", () -> model.other().get().isPresent());
        assertThat(tests.onUi(() -> model.rows().size())).isEqualTo(6);
        tests.doOnUi(model::rehearse);
        tests.until(
                "it cannot be tried: there is no such file",
                () -> !tests.bench().notices().shown().isEmpty());
        assertThat(tests.onUi(() -> model.rehearsal().running().get())).isFalse();
        assertThat(tests.onUi(() -> model.rehearsal().told().get())).isEmpty();
        tests.doOnUi(model::encode);
        tests.until("a job", () -> !station.queue().list().isEmpty());
    }

    @Test
    @DisplayName(
            "what was changed and not saved is there again at the next start, wrong as it may be; undone, it leaves no file")
    void drafts() {
        tests.doOnUi(() -> model.write(0, RungField.KILOBITS, "4321"));
        untilChosen("web-h264-copy", Standing.UNSAVED);
        tests.doOnUi(() -> model.write(1, RungField.KILOBITS, "much"));
        tests.until(
                "a problem",
                () -> !model.chosen().get().orElseThrow().problems().isEmpty());
        tests.doOnUi(model::close);
        station.close();
        open();
        tests.doOnUi(() -> model.choose("web-h264-copy"));
        untilChosen("web-h264-copy", Standing.UNSAVED);
        assertThat(kilobits().getFirst()).isEqualTo(4321);
        assertThat(tests.onUi(() -> model.chosen().get().orElseThrow().problems()))
                .isNotEmpty();

        Path kept = folder.resolve("home/drafts/web-h264-copy.json");
        assertThat(kept).exists();
        tests.doOnUi(model::delete);
        untilTold("web-h264-copy");
        tests.until(
                "it is gone",
                () -> model.all().get().stream().map(PresetItem::name).noneMatch("web-h264-copy"::equals));
        assertThat(kept).doesNotExist();
    }

    @Test
    @DisplayName("prices are assumed until they are set, and remembered from then on")
    void prices() {
        assertThat(tests.onUi(() -> model.prices().assumed().get())).isTrue();
        assertThat(tests.onUi(() -> model.prices().set("much", "1"))).isFalse();
        assertThat(tests.onUi(() -> model.prices().now().get())).isEqualTo(Prices.ASSUMED);
        assertThat(tests.onUi(() -> model.prices().set("0,03", "0.05"))).isTrue();
        tests.until("kept", () -> station.prices().read().isPresent());
        LadderViewModel next = tests.onUi(
                () -> new LadderViewModel(tests.bench(), station, titles.getReadOnlyProperty(), this::encode));
        tests.until("remembered", () -> !next.prices().assumed().get());
        assertThat(tests.onUi(() -> next.prices().now().get())).isEqualTo(new Prices(0.03, 0.05));
        tests.doOnUi(next::close);
    }
}
