package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code images}, as an operator types it. */
class ImagesCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path clip = Path.of("unset");
    private Path output = Path.of("unset");

    @BeforeEach
    void makeClip() {
        clip = Media.clip(folder.resolve("clip.mp4"), 4);
        output = folder.resolve("new/pictures");
    }

    @Test
    @DisplayName("options say what is made, and package.json lists all of it")
    void made() {
        JsonNode result = Cli.run(
                        "images",
                        "--json",
                        "--out",
                        output,
                        "--thumbnail-interval",
                        "0.5",
                        "--thumbnail-size",
                        "160",
                        "--thumbnail-grid",
                        "2x2",
                        "--sprites",
                        "webp",
                        "--bif",
                        "--poster",
                        "1.5",
                        "--to",
                        "3",
                        clip)
                .succeeds();

        assertThat(result.path("durationSeconds").asDouble()).isEqualTo(3.0);
        assertThat(result.path("thumbnails").asString()).startsWith("images/thumbnails-160x");
        JsonNode index = JsonMapper.shared().readTree(output.resolve("package.json"));
        assertThat(index.path("renditions")).isEmpty();
        assertThat(index.path("thumbnails").path("count").asInt()).isEqualTo(6);
        assertThat(index.path("posters").get(0).path("time").asString()).isEqualTo("1.480");
        assertThat(index.path("files"))
                .extracting(file -> file.path("path").asString())
                .contains("images/thumbnails.vtt", "images/thumbnails-sd.bif", "images/thumbnails-hd.bif")
                .allSatisfy(path -> assertThat(output.resolve(path)).isNotEmptyFile());
    }

    @Test
    @DisplayName("a line for each kind of pictures is printed")
    void told() {
        Cli told = Cli.run("images", "--out", output, clip);

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).contains("4 thumbnails of 320x180, one every 1.0 s", "posters, of ");
    }

    @Test
    @DisplayName("what cannot be is refused before anything is made")
    void refused() {
        FolderState before = FolderState.of(folder);
        Cli.run("images", "--json", "--out", output, "--poster", "9", clip)
                .failsWith(ErrorCode.BAD_USAGE, "9.000", "ends at 4.000");
        Cli.run("images", "--json", "--out", output, "--thumbnail-size", "7", clip)
                .failsWith(ErrorCode.JOB_INVALID, "7");
        Cli.run("images", "--json", "--out", output, "--no-thumbnails", "--poster", "none", clip)
                .failsWith(ErrorCode.BAD_USAGE, "nothing to make");
        Cli.run("images", "--json", "--out", output, folder.resolve("missing.mp4"))
                .failsWith(ErrorCode.SOURCE_NOT_FOUND, "missing.mp4");
        before.isStillThatOf(folder);
    }
}
