package org.ladderworks.app.ui.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.protection.Device;
import org.ladderworks.app.protection.Finding;
import org.ladderworks.app.protection.KeyPlace;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.protection.SchemeChoice;
import org.ladderworks.app.protection.Verdict;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.drm.DrmSystem;

/** The protection room's view model over a real data folder, without a toolkit. */
class ProtectionViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private ProtectionViewModel model;

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
        model = tests.onUi(() -> new ProtectionViewModel(tests.bench(), station));
        tests.until("the list", () -> model.items().size() == 1);
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    private Path file(String name) {
        return folder.resolve("home/protection").resolve(name + ".json");
    }

    private void untilChosen(String name) {
        tests.until(name, () -> model.name().equals(name));
    }

    private void untilTold(String text) {
        tests.until(
                text,
                () -> tests.bench().notices().shown().stream()
                        .anyMatch(notice -> notice.what().contains(text)));
    }

    private List<String> problems() {
        return tests.onUi(() -> model.chosen().get().orElseThrow().problems().stream()
                .map(problem -> ProtectionWords.problem(problem, Words.in(Locale.ENGLISH)))
                .toList());
    }

    private Verdict verdict(Device device) {
        return tests.onUi(() -> model.matrix().get().stream()
                .filter(line -> line.device() == device)
                .findFirst()
                .orElseThrow()
                .verdict());
    }

    private void make() {
        tests.doOnUi(model::create);
        untilChosen("profile");
    }

    private void untilRefused(boolean refused) {
        tests.until(
                "refused " + refused,
                () -> model.chosen()
                        .get()
                        .filter(open -> open.problems().isEmpty() != refused)
                        .isPresent());
    }

    @Test
    @DisplayName("a profile is made, and each change is on the disk, can be taken back, and changes the matrix")
    void changes() throws IOException {
        assertThat(verdict(Device.IOS)).isEqualTo(Verdict.PLAYS);
        make();
        assertThat(file("profile")).content().contains("\"fairplay\"").contains("\"cbcs\"");
        assertThat(problems()).isEmpty();
        tests.doOnUi(() -> model.scheme(SchemeChoice.CENC));
        untilRefused(true);
        assertThat(problems())
                .containsExactly("systems: FairPlay cannot decrypt cenc: choose the scheme cbcs or both, or leave"
                        + " fairplay out");
        assertThat(verdict(Device.IOS)).isEqualTo(Verdict.NO);
        assertThat(tests.onUi(() -> model.findings().get())).contains(Finding.NO_PLAYLISTS);
        assertThat(Files.readString(file("profile"))).contains("\"cenc\"");
        tests.until("an edit", () -> tests.bench().edits().undoable().get().equals("Change the scheme of profile"));
        tests.doOnUi(() -> tests.bench().undo());
        untilRefused(false);
        assertThat(verdict(Device.IOS)).isEqualTo(Verdict.PLAYS);
        tests.doOnUi(() -> tests.bench().edits().redo());
        untilRefused(true);
        tests.doOnUi(() -> model.system(DrmSystem.FAIRPLAY, false));
        untilRefused(false);
        tests.doOnUi(() -> tests.bench().undo());
        untilRefused(true);
        tests.doOnUi(() -> tests.bench().undo());
        untilRefused(false);
        tests.doOnUi(() -> tests.bench().undo());
        untilChosen("clear");
        tests.until("gone", () -> Files.notExists(file("profile")));
    }

    @Test
    @DisplayName("what keys' places cannot do without is told, by its field, until it is there")
    void keyPlaces() {
        make();
        tests.doOnUi(() -> model.keys(KeyPlace.SPEKE));
        untilRefused(true);
        assertThat(problems()).singleElement().asString().startsWith("keys.speke.address: ");
        tests.doOnUi(() -> model.write(model.name(), ProfileField.SPEKE_ADDRESS, "https://keys.example.com/speke"));
        untilRefused(false);
        tests.doOnUi(() -> model.write(model.name(), ProfileField.SPEKE_USER, "us"));
        untilRefused(true);
        assertThat(problems()).singleElement().asString().contains("say where the secret is");
        tests.doOnUi(() -> model.write(model.name(), ProfileField.SPEKE_SECRET_FILE, "/keys/password"));
        untilRefused(false);
        tests.doOnUi(() -> model.keys(KeyPlace.WIDEVINE));
        untilRefused(true);
        tests.doOnUi(() -> model.scheme(SchemeChoice.BOTH));
        tests.doOnUi(() -> model.keys(KeyPlace.VAULT));
        untilRefused(false);
        tests.doOnUi(() -> model.system(DrmSystem.CLEARKEY, true));
        untilRefused(true);
        assertThat(problems()).singleElement().asString().startsWith("licences.clearkey: missing");
    }

    @Test
    @DisplayName("what new encodes are protected by follows its name, and is not removed; another is, and comes back")
    void standard() {
        make();
        tests.doOnUi(model::use);
        untilTold("New encodes are protected by profile");
        assertThat(tests.onUi(model::standard)).contains("profile");
        tests.doOnUi(() -> model.rename(model.name(), "house"));
        untilChosen("house");
        tests.until("follows", () -> model.standard().equals(Optional.of("house")));
        assertThat(file("profile")).doesNotExist();
        tests.doOnUi(() -> tests.bench().undo());
        tests.until("follows back", () -> model.standard().equals(Optional.of("profile")));
        assertThat(file("house")).doesNotExist();
        tests.doOnUi(model::remove);
        untilTold("without it they would be refused");
        assertThat(file("profile")).exists();
        tests.doOnUi(model::duplicate);
        untilChosen("profile-copy");
        tests.doOnUi(model::remove);
        untilTold("profile-copy was removed");
        assertThat(file("profile-copy")).doesNotExist();
        tests.doOnUi(() -> tests.bench().undo());
        tests.until("back", () -> Files.exists(file("profile-copy")));
        untilChosen("profile-copy");
        tests.doOnUi(() -> model.rename(model.name(), "clear"));
        untilTold("cannot be called clear");
        tests.doOnUi(() -> model.rename(model.name(), "profile"));
        untilTold("called profile already");
    }

    @Test
    @DisplayName(
            "a profile goes out and comes in as the drm of a job file; what is wrong or holds a key does not come in")
    void files() throws IOException {
        make();
        Path out = folder.resolve("House Rules.json");
        tests.doOnUi(() -> model.export(out));
        untilTold("was written to");
        tests.doOnUi(() -> model.take(out));
        untilChosen("house-rules");
        assertThat(Files.readString(file("house-rules"))).isEqualTo(Files.readString(file("profile")));
        Path relative = Files.writeString(folder.resolve("in.yaml"), "systems: [widevine]\nkeys: {file: film.keys}\n");
        tests.doOnUi(() -> model.take(relative));
        untilChosen("in");
        assertThat(file("in")).content().contains(folder.resolve("film.keys").toString());
        Path secret = Files.writeString(
                folder.resolve("secret.json"), "{\"systems\": [\"widevine\"], \"key\": \"00112233445566778899\"}");
        tests.doOnUi(() -> model.take(secret));
        untilTold("is no protection profile that can be used");
        assertThat(file("secret")).doesNotExist();
    }

    @Test
    @DisplayName("a file that is broken is told, refused, and never written over")
    void broken() throws IOException {
        Files.createDirectories(file("torn").getParent());
        Files.writeString(file("torn"), "{\"systems\": [\"wide");
        make();
        tests.until("two", () -> model.items().size() == 3);
        tests.doOnUi(() -> model.choose("torn"));
        untilRefused(true);
        tests.doOnUi(() -> model.scheme(SchemeChoice.BOTH));
        untilTold("torn cannot be read");
        assertThat(file("torn")).hasContent("{\"systems\": [\"wide");
    }

    @Test
    @DisplayName("codecs change the matrix; the last one stays")
    void codecs() {
        make();
        tests.doOnUi(() -> model.count(VideoCodec.HEVC, true));
        tests.doOnUi(() -> model.count(VideoCodec.AVC, false));
        assertThat(verdict(Device.CHROME)).isEqualTo(Verdict.NO);
        tests.doOnUi(() -> model.count(VideoCodec.HEVC, false));
        assertThat(tests.onUi(() -> model.codecs().get())).containsExactly(VideoCodec.HEVC);
    }

    @Test
    @DisplayName("a pasted pssh is read in words; what is none is told with its code")
    void pssh() {
        tests.doOnUi(
                () -> model.read("AAAAW3Bzc2gAAAAA7e+LqXnWSs6jyCfc1R0h7QAAADsIARIQ62dqu8s0Xpa7z2FmMPGj2hoNd2lkZXZ\n"
                        + " pbmVfdGVzdCIQZmtqM2xqYVNkZmFsa3IzaioCSEQyAA=="));
        tests.until("words", () -> model.inWords().get().isPresent());
        assertThat(tests.onUi(() -> ProtectionWords.lines(model.inWords().get().orElseThrow())))
                .startsWith("pssh for Widevine, version 0\n")
                .contains("\n    key id: eb676abb-cb34-5e96-bbcf-616630f1a3da\n");
        tests.doOnUi(() -> model.read("good morning"));
        untilTold("the text is no MP4 file, pssh box");
    }
}
