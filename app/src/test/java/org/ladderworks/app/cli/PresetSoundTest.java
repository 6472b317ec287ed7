package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.jobfile.KeptJob;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.Tones;
import tools.jackson.databind.JsonNode;

/** What a preset says of sound: eight mono streams become 5.1 and stereo wherever it is named. */
class PresetSoundTest {
    private static final String HOUSE = """
            description: eight mono streams
            ladder:
              rungs:
                - {width: 320, height: 180, kilobits: 300}
            audio:
              kilobits: 96
              surround: true
              tracks:
                - {streams: [1, 2, 3, 4, 5, 6], layout: "5.1", language: en}
                - {streams: [7, 8], layout: stereo, language: en, title: Stereo mix}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("the sound of a saved preset is that of an encode with it, and what the job says goes before it")
    void thePresetSaysWhatSoundBecomes() throws IOException {
        save("house", HOUSE).succeeds();
        assertThat(Cli.at(home(), "presets", "show", "house").out()).contains("sound: ", "Stereo mix");
        Path source = Tones.besidePictures(folder.resolve("eight.mov"), 8, "-c:v", "prores_ks", "-profile:v", "0");
        JsonNode done = encode(source, "by-preset");
        assertThat(done.path("audio").valueStream().map(JsonNode::asString))
                .containsExactly("audio/en-main-aac-2", "audio/en-main-aac-2-2", "audio/en-main-aac-6");
        assertThat(Files.readString(folder.resolve("by-preset/master.m3u8")))
                .contains("NAME=\"en\"", "NAME=\"Stereo mix\"", "CHANNELS=\"6\"");

        JsonNode own = encode(source, "own", "--audio", "3:mono:de");
        assertThat(own.path("audio").valueStream().map(JsonNode::asString)).containsExactly("audio/de-main-aac-1");
    }

    @Test
    @DisplayName("field by field the job goes before the preset, in the queue with the preset as it was")
    void fieldByField() throws IOException {
        save("house", HOUSE).succeeds();
        String job = """
                {"version": 1, "source": {"file": "a.mov"}, "output": {"folder": "out"},
                 "ladder": {"presets": ["house"]}, "audio": {"codecs": ["ac3"], "surround": false}}
                """;
        NewJob queued =
                new NewJob("a", "out", job, Map.of("house", home().presets().export("house")));
        Cli.at(home(), "presets", "delete", "house").out();
        try (KeyChain secrets = new KeyChain(folder.resolve("vault"), Unlocking.byFile(_ -> {}))) {
            AudioSettings sound = KeptJob.spec(queued, home().work(), home().presets(), secrets)
                    .encode()
                    .audio();
            assertThat(sound.codecs()).isEqualTo(Set.of(AudioCodec.AC3));
            assertThat(sound.surround()).isFalse();
            assertThat(sound.mappings())
                    .extracting(mapping -> mapping.streams())
                    .containsExactly(List.of(1, 2, 3, 4, 5, 6), List.of(7, 8));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "layout: stereo; layout: '5.2'; /audio/tracks/1/layout",
                "language: en, title; language: english!, title; /audio/tracks/1/language",
                "streams: [7, 8]; streams: [7, 7]; /audio/tracks/1/streams",
                "surround: true; loudness: -5; /audio/loudness",
                "kilobits: 96; kilobit: 96; /audio/kilobit"
            })
    @DisplayName("a preset whose sound is wrong is refused by the path of what is wrong")
    void wrongSoundIsRefused(String right, String wrong, String path) throws IOException {
        save("house", HOUSE.replace(right, wrong)).failsWith(ErrorCode.JOB_INVALID, path + ": ");
        assertThat(folder.resolve("home/presets")).doesNotExist();
    }

    @Test
    @DisplayName("two presets that disagree about sound are told, unless the job decides")
    void presetsThatDisagree() throws IOException {
        save("house", HOUSE).succeeds();
        save("other", "ladder: {presets: [web-hevc]}\naudio: {surround: true, tracks: [{streams: [1]}]}")
                .succeeds();
        String job = "source: {file: a.mov}\noutput: {folder: out}\nversion: 1\nladder: {presets: [house, other]}\n";
        Path file = Files.writeString(folder.resolve("job.yaml"), job);
        Cli.at(home(), "job", "check", "--json", file)
                .failsWith(ErrorCode.JOB_INVALID, "/ladder/presets/1: another preset says otherwise of /audio/tracks");
        Files.writeString(file, job + "audio: {tracks: [{streams: [2]}]}\n");
        Cli.at(home(), "job", "check", "--json", file).succeeds();
    }

    private Cli save(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), text);
        return Cli.at(home(), "presets", "save", "--json", name, file);
    }

    private JsonNode encode(Path source, String output, Object... more) {
        Object[] line = {
            "encode", "--json", "--preset", "house", "--speed", "ultrafast", "--out", folder.resolve(output)
        };
        return Cli.at(
                        home(),
                        java.util.stream.Stream.of(List.of(line), List.of(more), List.of(source))
                                .flatMap(List::stream)
                                .toArray())
                .succeeds();
    }

    private DataHome home() {
        return new DataHome(folder.resolve("home"));
    }
}
