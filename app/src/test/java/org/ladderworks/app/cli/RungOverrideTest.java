package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.testing.RealTools;
import tools.jackson.databind.JsonNode;

/** A rung that does something unlike its family: only it is encoded again, and its chunks still make one stream. */
class RungOverrideTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private JsonNode encode(String... more) throws IOException {
        String job = """
                version: 1
                source: {file: clip.mp4}
                output: {folder: out}
                video: {speed: ultrafast}
                trickPlay: {thumbnails: false, poster: none, review: false}
                ladder:
                  rungs:
                    - {codec: h264, width: 320, height: 180, kilobits: 4000%s}
                    - {codec: h264, width: 160, height: 90, kilobits: 3000%s}
                    - {codec: hevc, width: 160, height: 90, kilobits: 3000%s}
                    - {codec: av1, width: 160, height: 90, kilobits: 3000%s}
                """.formatted((Object[]) more);
        Files.writeString(folder.resolve("job.yaml"), job);
        return Cli.at(new DataHome(folder.resolve("home")), "encode", "--json", "--job", folder.resolve("job.yaml"))
                .succeeds();
    }

    @Test
    void theAverageStandsBesideWhatWasAsked() {
        Path clip = Media.pictures(folder.resolve("clip.mp4"), "640x360", 2);
        String said = Cli.run("encode", "--speed", "ultrafast", "--out", folder.resolve("asked"), clip)
                .out();
        assertThat(said.lines().filter(line -> line.contains("video/avc-360p")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .matches(
                        " +video/avc-360p +640x360 +25.000 fps  average +\\d+ of +800 kb/s  peak +\\d+ kb/s  avc1\\..*");
    }

    private Set<String> chunks() throws IOException {
        Set<String> chunks = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder.resolve("home/work/chunks"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mp4"))
                    .forEach(chunks::add);
        }
        return chunks;
    }

    private String probed(String rung, String what) {
        return RealTools.run(
                        RealTools.ffprobe(),
                        List.of(
                                "-v",
                                "error",
                                "-allowed_extensions",
                                "ALL",
                                "-select_streams",
                                "v",
                                "-show_entries",
                                "stream=" + what,
                                "-of",
                                "csv=p=0",
                                folder.resolve("out/video/" + rung + "/playlist.m3u8")
                                        .toString()))
                .strip();
    }

    /** What x264 writes into its first picture of the settings that it used. */
    private String settingsIn(String chunk) throws IOException {
        return Files.readString(folder.resolve("home/work/chunks").resolve(chunk), StandardCharsets.ISO_8859_1);
    }

    /** Every field of every header and what it is, as another FFmpeg reads them, each once. */
    private Set<String> headers(String rung) {
        String fields = RealTools.run(
                RealTools.ffmpeg(),
                List.of(
                        "-hide_banner",
                        "-nostdin",
                        "-allowed_extensions",
                        "ALL",
                        "-i",
                        folder.resolve("out/video/" + rung + "/playlist.m3u8").toString(),
                        "-c",
                        "copy",
                        "-bsf:v",
                        "trace_headers",
                        "-f",
                        "null",
                        "-"));
        return Pattern.compile("\\] \\d+ +(\\S+) +[01]+ = (-?\\d+)")
                .matcher(fields)
                .results()
                .map(field -> field.group(1) + " = " + field.group(2))
                .collect(Collectors.toSet());
    }

    private void decodesWhole(String rung) {
        String frames = RealTools.run(
                RealTools.ffprobe(),
                List.of(
                        "-v",
                        "error",
                        "-allowed_extensions",
                        "ALL",
                        "-count_frames",
                        "-show_entries",
                        "stream=nb_read_frames",
                        "-of",
                        "csv=p=0",
                        folder.resolve("out/video/" + rung + "/playlist.m3u8").toString()));
        assertThat(frames.lines().findFirst()).as(rung).contains("300");
    }

    @Test
    @DisplayName("only the rung that was changed is encoded again, in every codec")
    void onlyThatRungIsEncodedAgain() throws IOException {
        Media.pictures(folder.resolve("clip.mp4"), "320x180", 12);
        assertThat(encode("", "", "", "").path("video").size()).isEqualTo(4);
        Set<String> before = chunks();
        int perRung = before.size() / 4;
        assertThat(perRung).as("several chunks, or equal headers prove nothing").isGreaterThan(1);

        encode(
                "",
                ", speed: veryfast, profile: main, bFrames: 0, references: 2, tune: animation, crf: 30,"
                        + " x264-params: \"aq-mode=2:me=dia\"",
                "",
                "");
        assertThat(chunks()).hasSize(before.size() + perRung).containsAll(before);
        assertThat(probed("avc-90p", "profile").lines().findFirst()).contains("Main");
        assertThat(probed("avc-180p", "profile").lines().findFirst()).contains("Constrained Baseline");
        for (String added : chunks()) {
            if (!before.contains(added)) {
                assertThat(settingsIn(added))
                        .contains(" ref=2 ", " bframes=0 ", " me=dia ", " aq=2:", " crf=30.0 ")
                        .as("what makes veryfast, and animation")
                        .contains(" rc_lookahead=10 ", " deblock=1:1:1 ", " psy_rd=0.40:");
            }
        }
        decodesWhole("avc-90p");

        Set<String> second = chunks();
        assertThat(headers("hevc-90p"))
                .contains("slice_type = 0", "constrained_intra_pred_flag = 0")
                .contains("deblocking_filter_control_present_flag = 0", "log2_min_luma_coding_block_size_minus3 = 1")
                .doesNotContain("delta_poc_s0_minus1[3] = 0");
        encode(
                "",
                "",
                ", speed: fast, tune: fastdecode, bFrames: 0, references: 4, maxKilobits: 3500,"
                        + " x265-params: \"constrained-intra=1\"",
                "");
        assertThat(chunks()).hasSize(second.size() + perRung).containsAll(second);
        decodesWhole("hevc-90p");
        assertThat(headers("hevc-90p"))
                .as("without B pictures, with four references, as the parameter says")
                .contains("slice_type = 1", "delta_poc_s0_minus1[3] = 0", "constrained_intra_pred_flag = 1")
                .doesNotContain("slice_type = 0", "delta_poc_s0_minus1[4] = 0")
                .as("what makes fastdecode, and fast")
                .contains("deblocking_filter_control_present_flag = 1", "log2_min_luma_coding_block_size_minus3 = 0");

        Set<String> third = chunks();
        assertThat(headers("av1-90p")).contains("film_grain_params_present = 0", "using_qmatrix = 0");
        encode("", "", "", ", filmGrain: 8, tune: ssim, speed: superfast, crf: 40, svtav1-params: \"enable-qm=1\"");
        assertThat(chunks()).hasSize(third.size() + perRung).containsAll(third);
        decodesWhole("av1-90p");
        assertThat(headers("av1-90p")).contains("film_grain_params_present = 1", "using_qmatrix = 1");
    }

    @Test
    @DisplayName("overrides of a preset's rungs reach them; what a codec does not have is refused")
    void overridesOfPresets() throws IOException {
        String job = """
                version: 1
                source: {file: clip.mp4}
                output: {folder: out}
                ladder:
                  presets: [web-h264, web-av1]
                  overrides:
                    - {height: 700, crf: 20}
                    - {codec: hevc, height: 720, crf: 20}
                    - {codec: av1, height: 720, bFrames: 2, x264-params: "aq-mode=1"}
                    - {height: 720, filmGrain: 5, tune: vq, maxKilobits: 2000}
                    - {height: 360, x264-params: "scenecut=0:aq-mod=1", crf: 52}
                """;
        Path file = Files.writeString(folder.resolve("job.yaml"), job);
        String said = Cli.run("job", "check", file).err();
        assertThat(said)
                .contains(
                        "line 7: /ladder/overrides/0: the presets have no rung of h264 with the height 700",
                        "line 8: /ladder/overrides/1: the presets have no rung of hevc",
                        "line 9: /ladder/overrides/2/bFrames: is of H.264 and HEVC alone",
                        "line 9: /ladder/overrides/2/x264-params: is not the encoder of this rung",
                        "line 10: /ladder/overrides/3/filmGrain: is of AV1 alone",
                        "line 10: /ladder/overrides/3/tune: vq is no tune of x264",
                        "line 10: /ladder/overrides/3/maxKilobits: is below the 2800 kb/s",
                        "line 11: /ladder/overrides/4/x264-params: scenecut cannot be set",
                        "line 11: /ladder/overrides/4/x264-params: aq-mod is no parameter of x264",
                        "line 11: /ladder/overrides/4/crf: is 52; choose 0 to 51");
    }
}
