package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;

/** Command lines that cannot be carried out. */
class UsageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private DynamicTest refused(String name, ErrorCode code, List<String> words, Object... arguments) {
        return dynamicTest(name, () -> {
            FolderState before = FolderState.of(folder);
            Cli.run(arguments).failsWith(code, words.toArray());
            before.isStillThatOf(folder);
        });
    }

    @TestFactory
    List<DynamicTest> usageErrorsHaveTheirCodes() {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 1);
        Path out = folder.resolve("out");
        return List.of(
                refused("no command", ErrorCode.BAD_USAGE, List.of("--help"), "--json"),
                refused("unknown command", ErrorCode.BAD_USAGE, List.of("encod", "Did you mean"), "encod", "--json"),
                refused(
                        "unknown option",
                        ErrorCode.BAD_USAGE,
                        List.of("--speeed", "`ladderworks encode --help`"),
                        "encode",
                        "--json",
                        "--speeed",
                        "fast",
                        "--out",
                        out,
                        clip),
                refused("no output", ErrorCode.BAD_USAGE, List.of("--out"), "encode", "--json", clip),
                refused("no source", ErrorCode.BAD_USAGE, List.of("SOURCE"), "encode", "--json", "--out", out),
                refused("no rendition", ErrorCode.BAD_USAGE, List.of("RENDITION"), "package", "--json", "--out", out),
                refused(
                        "unknown speed",
                        ErrorCode.BAD_USAGE,
                        List.of("warp", "ultrafast"),
                        "encode",
                        "--json",
                        "--speed",
                        "warp",
                        "--out",
                        out,
                        clip),
                refused(
                        "unknown preset",
                        ErrorCode.PRESET_UNKNOWN,
                        List.of("nope", "web-h264"),
                        "encode",
                        "--json",
                        "--preset",
                        "nope",
                        "--out",
                        out,
                        clip),
                sound("--audio-codecs=mp3", "choose from aac, ac3, eac3, opus", out, clip),
                sound("--audio-codecs=he-aac", "HE-AAC cannot be made", out, clip),
                refused(
                        "styled subtitles",
                        ErrorCode.JOB_INVALID,
                        List.of("/overlays/subtitles", "no libass", "--text"),
                        "encode",
                        "--json",
                        "--burn-subtitles",
                        "film.ass",
                        "--out",
                        out,
                        clip),
                refused(
                        "the place of no logo",
                        ErrorCode.BAD_USAGE,
                        List.of("name it with --logo"),
                        "encode",
                        "--json",
                        "--logo-place=top",
                        "--out",
                        out,
                        clip),
                sound("--loudness=-40", "between -31 and -9", out, clip),
                sound("--loudness=loud", "give LUFS", out, clip),
                sound("--audio=left+right", "stream numbers come first", out, clip),
                sound("--audio=7:stereo:en", "no audio stream 7", out, clip),
                sound("--audio=1:5.1", "cannot become 5.1", out, clip),
                segment("0.5", ErrorCode.SEGMENT_LENGTH_OUT_OF_RANGE, "between 1 and 15", out, clip),
                segment("15.001", ErrorCode.SEGMENT_LENGTH_OUT_OF_RANGE, "between 1 and 15", out, clip),
                segment("six", ErrorCode.BAD_USAGE, "give seconds", out, clip),
                segment("-6", ErrorCode.BAD_USAGE, "give seconds", out, clip),
                refused(
                        "work folder in the output folder",
                        ErrorCode.BAD_USAGE,
                        List.of("work", "outside"),
                        "encode",
                        "--json",
                        "--work",
                        out.resolve("work"),
                        "--out",
                        out,
                        clip));
    }

    private DynamicTest sound(String option, String words, Path out, Path clip) {
        return refused(option, ErrorCode.BAD_USAGE, List.of(words), "encode", "--json", option, "--out", out, clip);
    }

    private DynamicTest segment(String seconds, ErrorCode code, String words, Path out, Path clip) {
        return refused(
                "segment " + seconds,
                code,
                List.of(words),
                "encode",
                "--json",
                "--segment=" + seconds,
                "--out",
                out,
                clip);
    }

    @Test
    void aFileWithADashIsToldHowToBeNamed() throws Exception {
        // Relative to where the tests run: a name with a folder in front does not begin with a dash.
        Path dashed = Path.of("-dashed.mp4");
        Files.writeString(dashed, "x");
        try {
            Cli.run("probe", "--json", dashed).failsWith(ErrorCode.BAD_USAGE, "./");
        } finally {
            Files.delete(dashed);
        }
    }

    @Test
    @DisplayName("inspect says of an address that it reads files, and does not tell the address again")
    void inspectOfAnAddress() {
        Cli told = Cli.run("drm", "inspect", "--json", "https://example.com/manifest.mpd?signature=abc");
        told.failsWith(ErrorCode.BAD_USAGE, "reads files only");
        assertFalse((told.out() + told.err()).contains("signature"));
    }
}
