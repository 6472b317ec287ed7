package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.jobfile.JobSchema;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Job files on the command line: encoded, printed, checked. */
class JobFileCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private DataHome home() {
        return new DataHome(folder.resolve("home"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("job.yaml"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--preset web-h264,web-av1 --rate bitrate --speed slow",
                "--hardware auto",
                "--hardware VideoToolbox",
                "--audio 1+2:stereo:pt-br:commentary:A:title --audio 3:5.1 --audio-codecs opus,ac3 --surround --loudness -23.5",
                "--text a.srt:lang=pt-br,label=Texto,default --text b.vtt:sdh --text c.ttml:lang=de,forced --cea608",
                "--segment 5.760 --work chunks --cores 1 --low-priority",
                "--fields --scan BFF --crop 640:360:0:8",
                "--from 00:00:01:12 --to 2.5 --frame-rate 24 --audio-file sound.wav",
                "--duration 00:00:10.5",
                "--logo acme.png --logo-place bottom-left --logo-height 7.5 --logo-opacity 0.5 --burn-text REVIEW",
                "--burn-timecode --burn-font mono.ttf",
                "--timecode-start 10:00:00;00",
                "--crop auto --rate crf"
            })
    @DisplayName("a command line and the job file that it prints mean the same, and print the same")
    void printedAndReadAgain(String options) throws IOException {
        List<Object> line = new ArrayList<>(List.of("encode", "--print-job", "--out", folder.resolve("out")));
        if (!options.isEmpty()) {
            line.addAll(List.of(options.split(" ", -1)));
        }
        line.add(folder.resolve("a film.mov"));
        Cli printed = Cli.at(home(), line.toArray());
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        Path job = Files.writeString(folder.resolve("printed.json"), printed.out());

        Cli again = Cli.at(home(), "encode", "--print-job", "--job", job);
        assertThat(again.out()).isEqualTo(printed.out());
        try (KeyChain secrets = new KeyChain(home().vault(), Unlocking.byFile(_ -> {}))) {
            assertThat(JobChecks.of(home(), secrets).check(JobDraft.of(job)).spec())
                    .isPresent();
        }
        for (String option : options.split(" ", -1)) {
            if (option.startsWith("--")) {
                assertThat(printed.out()).isNotEqualTo(printedWithout(line, option));
            }
        }
    }

    /** What would be printed if that option and its value were not there: no option does nothing. */
    private String printedWithout(List<Object> line, String option) {
        List<Object> less = new ArrayList<>(line);
        int at = less.indexOf(option);
        less.remove(at);
        boolean hasValue =
                !List.of("--surround", "--low-priority", "--fields", "--cea608").contains(option);
        if (hasValue) {
            less.remove(at);
        }
        return Cli.at(home(), less.toArray()).out();
    }

    @Test
    @DisplayName("a job file is encoded as the command line that printed it, whose package is then up to date")
    void aJobFileIsEncoded() throws IOException {
        Media.clip(folder.resolve("clip.mp4"), 1);
        Files.writeString(folder.resolve("de.srt"), "00:00:00,2 --> 00:00:00,8\nGrüße\n");
        Path job = file("""
                version: 1
                source: {file: clip.mp4}
                output: {folder: out}
                video: {speed: ultrafast}
                ladder:
                  rungs: [{width: 160, height: 90, kilobits: 200}]
                audio: {codecs: [opus]}
                text: {files: [{file: de.srt, language: ger, role: sdh}]}
                """);
        JsonNode done = Cli.at(home(), "encode", "--json", "--job", job).succeeds();
        assertThat(done.path("video").toString()).isEqualTo("[\"video/avc-90p\"]");
        assertThat(done.path("audio").size()).isEqualTo(2);
        assertThat(done.path("text").toString()).isEqualTo("[\"text/de-caption\"]");
        assertThat(folder.resolve("out/text/de-caption/text.vtt")).content().contains("Grüße");

        String printed = Cli.at(home(), "encode", "--print-job", "--job", job).out();
        Path elsewhere =
                Files.writeString(Files.createDirectory(folder.resolve("else")).resolve("j.json"), printed);
        assertThat(Cli.at(home(), "encode", "--json", "--job", elsewhere)
                        .succeeds()
                        .has("upToDate"))
                .isTrue();
    }

    @Test
    @DisplayName("options go before the file, field by field; a file may leave source and output to them")
    void optionsGoFirst() throws IOException {
        Path job = file("""
                version: 1
                ladder: {presets: [web-hevc], families: {hevc: {crf: 30}}}
                video: {speed: slow, rate: bitrate}
                audio: {surround: true, loudness: -23}
                """);
        JsonNode tree = Cli.at(
                        home(),
                        "encode",
                        "--json",
                        "--print-job",
                        "--job",
                        job,
                        "--out",
                        "o",
                        "--speed",
                        "fast",
                        "--preset",
                        "web-av1",
                        "--loudness",
                        "-16",
                        "a.mov")
                .succeeds()
                .path("job");
        assertThat(tree.path("ladder").toString()).isEqualTo("{\"presets\":[\"web-av1\"]}");
        assertThat(tree.path("video").toString()).isEqualTo("{\"speed\":\"fast\",\"rate\":\"bitrate\"}");
        assertThat(tree.path("audio").toString()).isEqualTo("{\"surround\":true,\"loudness\":-16}");
        assertThat(tree.at("/source/file").asString(""))
                .isEqualTo(Path.of("a.mov").toAbsolutePath().toString());

        Cli.at(home(), "encode", "--json", "--job", job, "--out", "o")
                .failsWith(ErrorCode.JOB_INVALID, "/source: missing");
    }

    @Test
    @DisplayName("sources of the command line go before those of the file, and an end before a duration")
    void sourcesGoFirst() throws IOException {
        Path job = file("""
                version: 1
                source: {file: a.mov, from: "1", duration: "2"}
                output: {folder: o}
                """);
        Cli to = Cli.at(home(), "encode", "--json", "--print-job", "--job", job, "--to", "5", "b.mov");
        Path here = Path.of("").toAbsolutePath();
        assertThat(to.succeeds().at("/job/source").toString())
                .isEqualTo("{\"from\":\"1\",\"file\":\"" + here.resolve("b.mov") + "\",\"to\":\"5\"}");
        Cli several = Cli.at(home(), "encode", "--json", "--print-job", "--out", "o", "b.mov", "https://h/c.mov");
        assertThat(several.succeeds().at("/job/source").toString())
                .isEqualTo("{\"parts\":[{\"file\":\"" + here.resolve("b.mov") + "\"},{\"file\":\"https://h/c.mov\"}]}");
        Cli.at(home(), "encode", "--json", "--job", job, "b.mov", "c.mov")
                .failsWith(ErrorCode.JOB_INVALID, "/source/from: not together with parts");
        Cli signed = Cli.at(home(), "encode", "--json", "--print-job", "--job", job, "https://h/c.mov?Signature=Hide");
        signed.failsWith(ErrorCode.BAD_USAGE, "https://h/c.mov is signed, and no job file holds a key");
        assertThat(signed.out() + signed.err()).doesNotContain("Hide");
    }

    @Test
    @DisplayName("every problem is an object with path, line and message, and all stand in the error")
    void problemsAsObjects() throws IOException {
        Path job = file("version: 1\nsource: {file: a.mov}\nvideo:\n  sped: fast\nwork: {cores: 0}\n");
        Cli failed = Cli.at(home(), "job", "check", "--json", job);
        failed.failsWith(
                ErrorCode.JOB_INVALID,
                "line 4: /video/sped: not known; did you mean \"speed\"?",
                "line 5: /work/cores: is 0; choose 1 to 4096",
                "/output: missing");
        List<JsonNode> problems = failed.out()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> line.path("type").asString("").equals("problem"))
                .toList();
        assertThat(problems).hasSize(3);
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path("path").asString("")).isEqualTo("/video/sped");
            assertThat(problem.path("line").asInt(0)).isEqualTo(4);
        });
        Cli.at(home(), "job", "check", "--json", folder.resolve("none.yaml")).failsWith(ErrorCode.JOB_FILE_UNREADABLE);
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void theSchemaIsPrinted() {
        Cli printed = Cli.at(home(), "job", "schema");
        assertThat(printed.exitCode()).isZero();
        assertThat(JsonMapper.shared().readTree(printed.out()))
                .isEqualTo(JobSchema.load().root());
    }
}
