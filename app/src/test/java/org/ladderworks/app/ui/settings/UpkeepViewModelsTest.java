package org.ladderworks.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.backup.Backup;
import org.ladderworks.app.home.CacheKind;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.support.SupportBundle.Page;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** Caches, backup and support bundle as the settings have them, on a real data folder, without a toolkit. */
class UpkeepViewModelsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();

    @SuppressWarnings("NullAway.Init")
    private DataHome home;

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @BeforeEach
    void open() {
        home = new DataHome(folder.resolve("home"));
        station = StudioWiring.station(home);
        station.library()
                .add(List.of(new NewTitle(
                        new TitleDetails("Night market", "", List.of()), "/media/night.mov", Optional.empty())));
    }

    @AfterEach
    void close() {
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

    private static Path file(Path file, int bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[bytes]);
    }

    @Test
    @DisplayName("a cache is measured, asked about, and goes alone; what is declined stays")
    void cleared() throws IOException {
        Path picture = file(home.pictures().resolve("1.jpg"), 5000);
        Path note = file(home.pictures().resolve("note.txt"), 10);
        CachesViewModel model = tests.onUi(
                () -> new CachesViewModel(tests.bench(), station.upkeep().caches()));
        assertThat(tests.onUi(() -> model.sizes().get())).isEqualTo(Map.of());
        tests.doOnUi(model::measure);
        tests.until("measured", () -> model.sizes().get().size() == CacheKind.values().length);
        assertThat(tests.onUi(() -> model.sizes().get()))
                .containsEntry(CacheKind.PICTURES, 5000L)
                .containsEntry(CacheKind.DOWNLOADS, 0L);

        tests.doOnUi(() -> model.ask(CacheKind.PICTURES));
        tests.until("asked", () -> model.asked().get().equals(Optional.of(CacheKind.PICTURES)));
        tests.doOnUi(model::decline);
        tests.doOnUi(model::clear);
        assertThat(tests.onUi(() -> model.clearing().get())).isEmpty();
        assertThat(picture).exists();

        tests.doOnUi(() -> model.ask(CacheKind.PICTURES));
        tests.until("asked", () -> model.asked().get().isPresent());
        tests.doOnUi(model::clear);
        awaitTold(Notice.Kind.DONE, "5.0 kB freed");
        tests.until("measured again", () -> Objects.equals(model.sizes().get().get(CacheKind.PICTURES), 0L));
        assertThat(tests.onUi(() -> model.clearing().get())).isEmpty();
        assertThat(picture).doesNotExist();
        assertThat(note).as("what is none of ours").exists();
        tests.doOnUi(model::close);
    }

    @Test
    @DisplayName("a cache that cannot be cleared is told with its code, and asks no more")
    void notCleared() throws IOException {
        // A folder of that name, with a file in it, is not deleted as a file.
        file(home.pictures().resolve("1.jpg").resolve("in-it"), 1);
        CachesViewModel model = tests.onUi(
                () -> new CachesViewModel(tests.bench(), station.upkeep().caches()));
        tests.doOnUi(() -> model.ask(CacheKind.PICTURES));
        tests.until("asked", () -> model.asked().get().isPresent());
        tests.doOnUi(model::clear);
        awaitTold(Notice.Kind.ERROR, "LW-2016");
        tests.until("over", () -> model.clearing().get().isEmpty());
        assertThat(tests.onUi(() -> model.asked().get())).isEmpty();
        tests.doOnUi(model::close);
    }

    @Test
    @DisplayName("a backup is written once, checked when it is brought in, and taken back; what is none is refused")
    void backedUp() throws IOException {
        station.queue().add(new NewJob("Night market", "/out/night", "{\"version\": 1}", Map.of()));
        BackupViewModel model = tests.onUi(() -> new BackupViewModel(
                tests.bench(), station.upkeep().backup(), station.upkeep().arrival()));
        tests.doOnUi(model::look);
        tests.until("the vault", () -> model.vault().get().isPresent());
        assertThat(tests.onUi(() -> model.vault().get())).contains(Backup.VaultTravel.NONE);
        assertThat(tests.onUi(() -> model.staged().get())).isEmpty();

        tests.doOnUi(() -> model.backUp("  ", false));
        awaitTold(Notice.Kind.WARNING, "Name a file first");
        Path zip = folder.resolve("backup.zip");
        assertThat(tests.onUi(() -> {
                    model.backUp(zip.toString(), false);
                    return model.busy().get();
                }))
                .isTrue();
        awaitTold(Notice.Kind.DONE, "One title");
        tests.until("over", () -> !model.busy().get());
        byte[] written = Files.readAllBytes(zip);
        tests.doOnUi(() -> model.backUp(zip.toString(), false));
        awaitTold(Notice.Kind.ERROR, "LW-");
        tests.until("over", () -> !model.busy().get());
        assertThat(zip).as("nothing is written over").hasBinaryContent(written);

        tests.doOnUi(() -> model.bringIn(zip.toString()));
        tests.until("checked", () -> model.staged().get().isPresent());
        assertThat(tests.onUi(() -> model.staged().get().orElseThrow().titles()))
                .isEqualTo(1);
        assertThat(tests.onUi(() -> model.staged().get().orElseThrow().jobs())).isEqualTo(1);
        tests.doOnUi(model::takeBack);
        tests.until("taken back", () -> model.staged().get().isEmpty());
        assertThat(station.upkeep().arrival().staged()).isEmpty();

        Path none = Files.writeString(folder.resolve("none.zip"), "no zip");
        tests.until("free", () -> !model.busy().get());
        tests.doOnUi(() -> model.bringIn(none.toString()));
        awaitTold(Notice.Kind.ERROR, "it is no whole zip");
        assertThat(tests.onUi(() -> model.staged().get())).isEmpty();
        tests.doOnUi(model::close);
    }

    @Test
    @DisplayName(
            "what helpers see is gathered and shown before it is written; what is dropped is not, and nothing twice")
    void gathered() throws IOException {
        SupportViewModel model = tests.onUi(
                () -> new SupportViewModel(tests.bench(), station.upkeep().support()));
        Path zip = folder.resolve("support.zip");
        tests.doOnUi(() -> model.write(zip.toString()));
        assertThat(tests.onUi(() -> model.busy().get())).as("nothing was seen").isFalse();
        tests.doOnUi(() -> model.gather(false));
        tests.until(
                "gathered",
                () -> !model.pages().get().isEmpty() && !model.busy().get());
        tests.doOnUi(model::drop);
        tests.doOnUi(() -> model.write(zip.toString()));
        assertThat(zip).doesNotExist();

        tests.doOnUi(() -> model.gather(false));
        tests.until(
                "gathered",
                () -> !model.pages().get().isEmpty() && !model.busy().get());
        List<Page> seen = tests.onUi(() -> model.pages().get());
        assertThat(seen).allSatisfy(page -> assertThat(page.text()).isNotBlank());
        tests.doOnUi(() -> model.write(zip.toString()));
        awaitTold(Notice.Kind.DONE, zip.toString());
        assertThat(tests.onUi(() -> model.pages().get())).isEmpty();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(each -> each.getName().replaceFirst(".*/", "")))
                    .containsAll(seen.stream().map(Page::name).toList());
        }
        byte[] written = Files.readAllBytes(zip);
        tests.doOnUi(() -> model.gather(true));
        tests.until(
                "gathered",
                () -> !model.pages().get().isEmpty() && !model.busy().get());
        tests.doOnUi(() -> model.write(zip.toString()));
        awaitTold(Notice.Kind.ERROR, "LW-");
        tests.until("over", () -> !model.busy().get());
        assertThat(zip).hasBinaryContent(written);
        assertThat(tests.onUi(() -> model.pages().get()))
                .as("it can be written elsewhere")
                .isNotEmpty();
    }
}
