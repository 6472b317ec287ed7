package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.ladder.Presets;
import tools.jackson.databind.JsonNode;

/** Presets that a user saves, uses, passes on and forgets. */
class PresetShelfTest {
    private static final String HOUSE = """
            description: small rungs of the house
            ladder:
              rungs:
                - {width: 160, height: 90, kilobits: 200, tune: animation}
                - {codec: av1, width: 160, height: 90, kilobits: 100}
              families: {av1: {crf: 40}}
            audio: {kilobits: 96}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Cli presets(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "presets";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = "--json";
        return Cli.at(home(), all);
    }

    private DataHome home() {
        return new DataHome(folder.resolve("home"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("preset.yaml"), text);
    }

    @Test
    @DisplayName("what a killed process left of a preset goes with the next one that is saved")
    void leftOversGo() throws IOException {
        presets("save", "house", file(HOUSE)).succeeds();
        Path saved = folder.resolve("home/presets");
        Path left = Files.writeString(saved.resolve(UUID.randomUUID() + "-999999999.part"), "half of a pres");
        presets("save", "house", file(HOUSE)).succeeds();
        assertThat(left).doesNotExist();
        assertThat(saved).isDirectoryContaining(path -> path.endsWith("house.json"));
    }

    @Test
    @DisplayName("a saved preset is listed, shown, used by commands and job files, exported, imported and deleted")
    void theLifeOfAPreset() throws IOException {
        presets("save", "house", file(HOUSE)).succeeds();
        assertThat(presets("list").succeeds().path("presets").toString())
                .contains("\"house\"", "small rungs of the house", "web-av1");
        assertThat(Cli.at(home(), "presets", "show", "house").out()).contains("H.264, CRF 22", "AV1, CRF 40", "160x90");

        Path clip = Media.clip(folder.resolve("clip.mp4"), 1);
        JsonNode ladder =
                Cli.at(home(), "ladder", "--json", "--preset", "house", clip).succeeds();
        assertThat(ladder.path("rungs").size()).isEqualTo(2);
        JsonNode job = Cli.at(
                        home(),
                        "encode",
                        "--json",
                        "--print-job",
                        "--preset",
                        "house,web-hevc",
                        "--out",
                        folder.resolve("out"),
                        clip)
                .succeeds();
        assertThat(job.at("/job/ladder/presets").toString()).isEqualTo("[\"house\",\"web-hevc\"]");
        JsonNode done = Cli.at(
                        home(),
                        "encode",
                        "--json",
                        "--preset",
                        "house",
                        "--speed",
                        "ultrafast",
                        "--out",
                        folder.resolve("out"),
                        clip)
                .succeeds();
        assertThat(done.path("video").size()).isEqualTo(2);

        String exported = Cli.at(home(), "presets", "export", "house").out();
        presets("delete", "house").succeeds();
        presets("show", "house").failsWith(ErrorCode.PRESET_UNKNOWN, "house");
        presets("save", "house", Files.writeString(folder.resolve("exported.json"), exported))
                .succeeds();
        assertThat(Cli.at(home(), "presets", "export", "house").out()).isEqualTo(exported);
    }

    @Test
    @DisplayName("what is exported of a built-in preset is that preset when it is saved")
    void builtInOnesAsTemplates() throws IOException {
        for (String name : Presets.NAMES) {
            String exported = Cli.at(home(), "presets", "export", name).out();
            presets("save", "copy", Files.writeString(folder.resolve("exported.json"), exported))
                    .succeeds();
            assertThat(home().presets().named("copy").getFirst().named(name, ""))
                    .isEqualTo(Presets.named(name).named(name, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-h264", "Web", "../house", "a b", "-a", "", "con.json", "ä"})
    void namesThatCannotBe(String name) throws IOException {
        Cli.at(home(), "presets", "save", "--json", "--", name, file(HOUSE)).failsWith(ErrorCode.BAD_USAGE);
        assertThat(folder.resolve("home/presets")).doesNotExist();
    }

    @Test
    void builtInOnesStay() {
        presets("delete", "web-h264").failsWith(ErrorCode.BAD_USAGE, "built in");
        presets("delete", "none").failsWith(ErrorCode.PRESET_UNKNOWN, "none");
        presets("show", "web-h246").failsWith(ErrorCode.PRESET_UNKNOWN, "did you mean web-h264?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "description: nothing else",
                "ladder: {presets: [house]}",
                "ladder: {presets: [web-h264]}\nsource: {file: a.mov}",
                "ladder: {presets: [web-h264]}\naudio: {surround: yes please}",
                "ladder: {presets: [web-h264]}\naudio: {sound: true}",
                "ladder: {rungs: [{width: 160, height: 90, kilobits: 200, x264-params: keyint=5}]}",
                "ladder: {rungz: []}"
            })
    void whatIsNoPresetIsNotSaved(String text) throws IOException {
        Path file = file(text);
        Cli failed = Cli.at(home(), "presets", "save", "--json", "house", file);
        failed.failsWith(ErrorCode.JOB_INVALID);
        assertThat(folder.resolve("home/presets")).doesNotExist();
    }

    @Test
    @DisplayName("a preset that was damaged in its place is told, not used")
    void damagedInItsPlace() throws IOException {
        presets("save", "house", file(HOUSE)).succeeds();
        Files.writeString(folder.resolve("home/presets/house.json"), "{\"ladder\": 5}");
        presets("show", "house").failsWith(ErrorCode.JOB_INVALID, "cannot be used any more");
        assertThat(presets("list").succeeds().toString()).contains("cannot be used any more");
    }
}
