package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.RealTools;
import tools.jackson.databind.JsonNode;

/** All that a job makes for players is published, under addresses that stay. */
class PublishEntrancesTest {
    private static final Pattern KID = Pattern.compile("default_KID=\"([0-9a-f-]{36})\"");

    @TempDir
    Path folder;

    private DataHome home = new DataHome(Path.of("unset"));
    private Path target = Path.of("unset");
    private Path source = Path.of("unset");

    @BeforeEach
    void prepare() throws IOException {
        home = new DataHome(folder.resolve("home"));
        target = Files.createDirectory(folder.resolve("target"));
        source = Media.clip(folder.resolve("source.mp4"), 4);
    }

    @Test
    @DisplayName("MPEG-TS has an address of the title that another program plays, and loses it with a warning")
    void transportStreams() throws IOException {
        encode("film", "--hls-ts");
        Cli published = Cli.at(home, "publish", "--to", target, folder.resolve("film"));
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(published.out()).contains("HLS with MPEG-TS: " + target.resolve("film/master-ts.m3u8"));
        for (String entrance : List.of("master.m3u8", "manifest.mpd", "master-ts.m3u8")) {
            assertThat(packets(target.resolve("film").resolve(entrance)))
                    .as(entrance)
                    .isEqualTo("100");
        }

        encode("film");
        Cli without = Cli.at(home, "publish", "--dry-run", "--to", target, folder.resolve("film"));
        assertThat(without.out()).contains("note: HLS with MPEG-TS goes: this version has none");
        Cli.at(home, "publish", "--json", "--to", target, folder.resolve("film"))
                .succeeds();
        assertThat(target.resolve("film/master-ts.m3u8")).doesNotExist();
        JsonNode links = Cli.at(
                        home, "links", "--json", "--url", "https://cdn.example.com/vod", "--also", "hls_ts", "film")
                .succeeds();
        assertThat(links.path("hlsTs").asString("")).isEqualTo("https://cdn.example.com/vod/film/master-ts.m3u8");
    }

    @Test
    @DisplayName(
            "the two packages of both schemes are published as one version, with their own keys, and never one alone")
    void bothSchemes() throws IOException {
        Path drm = Files.writeString(
                folder.resolve("drm.json"),
                "{\"content\": \"film\", \"systems\": [\"widevine\", \"playready\"], \"scheme\": \"both\"}");
        encode("film", "--drm", drm);
        Cli.at(home, "publish", "--json", "--to", target, folder.resolve("film-cenc"))
                .failsWith(
                        ErrorCode.RELEASE_NOT_WHOLE, "is the second package of", "Publish " + folder.resolve("film"));
        assertThat(target).isEmptyDirectory();

        JsonNode done = Cli.at(home, "publish", "--json", "--to", target, folder.resolve("film"))
                .succeeds();
        assertThat(done.path("entrances").path("dashCenc").asString("")).isEqualTo("film/manifest-cenc.mpd");
        assertThat(done.path("commit").path("number").asInt(0)).isEqualTo(1);
        String version = done.path("version").asString("");
        String cbcs = Files.readString(target.resolve("film/manifest.mpd"));
        String cenc = Files.readString(target.resolve("film/manifest-cenc.mpd"));
        assertThat(cbcs).contains("value=\"cbcs\"", "<BaseURL>v/" + version + "/</BaseURL>");
        assertThat(cenc).contains("value=\"cenc\"", "<BaseURL>v/" + version + "/cenc/</BaseURL>");
        assertThat(kids(cbcs)).isNotEmpty().doesNotContainAnyElementsOf(kids(cenc));
        assertThat(kids(cenc)).isNotEmpty();
        for (String entrance : List.of("manifest.mpd", "manifest-cenc.mpd")) {
            // Encrypted samples are samples all the same.
            assertThat(packets(target.resolve("film").resolve(entrance)))
                    .as(entrance)
                    .isEqualTo("100");
        }
        Files.delete(folder.resolve("film-cenc/package.json"));
        Cli.at(home, "publish", "--json", "--to", target, folder.resolve("film"))
                .failsWith(ErrorCode.RELEASE_NOT_WHOLE, "no whole package in cenc", "move the second elsewhere");
    }

    private static List<String> kids(String mpd) {
        Matcher kid = KID.matcher(mpd);
        List<String> found = new ArrayList<>();
        while (kid.find()) {
            found.add(kid.group(1));
        }
        return found;
    }

    private static String packets(Path manifest) {
        return RealTools.run(
                        RealTools.ffprobe(),
                        List.of(
                                "-v",
                                "quiet",
                                "-allowed_extensions",
                                "ALL",
                                "-select_streams",
                                "v:0",
                                "-count_packets",
                                "-show_entries",
                                "stream=nb_read_packets",
                                "-of",
                                "csv=p=0",
                                manifest.toString()))
                .lines()
                .findFirst()
                .orElse("nothing")
                .replace(",", "")
                .strip();
    }

    private void encode(String out, Object... more) {
        List<Object> line = new ArrayList<>(
                List.of("encode", "--json", "--speed", "ultrafast", "--segment", "2", "--out", folder.resolve(out)));
        line.addAll(List.of(more));
        line.add(source);
        Cli made = Cli.at(home, line.toArray());
        assertThat(made.exitCode()).as(made.err()).isZero();
    }
}
