package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.RealTools;
import tools.jackson.databind.JsonNode;

/** Texts on the command line. */
class TextOptionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path clip = Path.of("unset");

    @BeforeEach
    void makeClip() {
        clip = Media.clip(folder.resolve("clip.mp4"), 2, "-sc_threshold", "0");
    }

    private static String subRip(String words) {
        return "1\n00:00:00,500 --> 00:00:01,500\n" + words + "\n";
    }

    @Test
    @DisplayName("probe tells the texts of a source, and the subtitles that are no text")
    void probeTellsTexts() throws IOException {
        Path srt = Files.writeString(folder.resolve("a.srt"), subRip("eins"));
        Path source = folder.resolve("texts.mkv");
        RealTools.ffmpeg(List.of(
                "-i",
                clip.toString(),
                "-i",
                srt.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c",
                "copy",
                "-metadata:s:s:0",
                "language=ger",
                "-metadata:s:s:0",
                "title=Mit Geräuschen",
                "-disposition:s:0",
                "hearing_impaired",
                source.toString()));
        JsonNode told = Cli.run("probe", "--json", source).succeeds();
        assertThat(told.path("text").toString())
                .isEqualTo("[{\"stream\":2,\"codec\":\"subrip\",\"language\":\"ger\",\"title\":\"Mit Geräuschen\","
                        + "\"default\":false,\"forced\":false,\"sdh\":true}]");
        assertThat(told.path("closedCaptions").asBoolean(true)).isFalse();
        assertThat(Cli.run("probe", source).out())
                .contains("stream 2: subrip text, language ger, \"Mit Geräuschen\", for the deaf and hard of hearing");
    }

    @Test
    @DisplayName("what is no text, or malformed, ends the job before anything is written")
    void refused() throws IOException {
        Path out = folder.resolve("out");
        Path words = Files.writeString(folder.resolve("words.srt"), "Dear diary\n");
        FolderState before = FolderState.of(folder);
        Cli.encode(clip, out, "--text", words).failsWith(ErrorCode.TEXT_UNUSABLE, words, "is not SubRip");
        Cli.encode(clip, out, "--text", clip).failsWith(ErrorCode.TEXT_UNUSABLE, "is no text, by its name");
        Cli.encode(clip, out, "--text", folder.resolve("none.vtt")).failsWith(ErrorCode.SOURCE_NOT_FOUND, "none.vtt");
        Cli.encode(clip, out, "--text", words + ":sdh,forced").failsWith(ErrorCode.BAD_USAGE, "either forced or sdh");
        Cli.encode(clip, out, "--text", words + ":lang=no language").failsWith(ErrorCode.BAD_USAGE, "no language tag");
        before.isStillThatOf(folder);
    }

    @Test
    @DisplayName("texts in other encodings than UTF-8 are packaged as UTF-8; a guess is told")
    void encodings() throws IOException {
        Path greek = Files.write(
                folder.resolve("el.srt"), ("\uFEFF" + subRip("Καλημέρα")).getBytes(StandardCharsets.UTF_16LE));
        Path german = Files.write(folder.resolve("de.srt"), subRip("Grüße").getBytes(Charset.forName("windows-1252")));
        Path out = folder.resolve("out");
        JsonNode done = Cli.run(
                        "package",
                        "--json",
                        "--out",
                        out,
                        "--text",
                        greek + ":lang=el,default",
                        "--text",
                        german + ":lang=de",
                        clip)
                .succeeds();
        assertThat(done.path("text").toString()).isEqualTo("[\"text/el-subtitle\",\"text/de-subtitle\"]");
        assertThat(done.path("notes").toString())
                .contains("text of de.srt: it is not UTF-8 and was taken for Windows-1252")
                .doesNotContain("el.srt");
        assertThat(out.resolve("text/el-subtitle/00001.vtt")).content().contains("Καλημέρα");
        assertThat(out.resolve("text/de-subtitle/text.vtt")).content().contains("Grüße");
        assertThat(Files.readString(out.resolve("master.m3u8"))).contains("NAME=\"el\",LANGUAGE=\"el\",DEFAULT=YES");
    }
}
