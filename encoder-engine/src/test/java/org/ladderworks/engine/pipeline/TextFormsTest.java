package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.text.TextSettings;

/** Every form of text that is read, inside sources and beside them. */
class TextFormsTest {
    private static final String[] FIRST_CUE = {"00:00:00.500 --> 00:00:01.500", "Hello", "&amp; welcome"};

    @TempDir
    private static Path folder;

    private static TextedFilm film;

    @BeforeAll
    static void make() throws IOException {
        film = TextedFilm.make(folder);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"mov_text, mp4, ", "ttml, mp4, ", "webvtt, mkv, -copyts"})
    @DisplayName("a text inside the source is read, on the clock of the pictures")
    void inside(String codec, String container, @Nullable String clock) {
        Path other = folder.resolve(codec + "." + container);
        RealTools.ffmpeg(List.of(
                clock == null ? "-hide_banner" : clock,
                "-i",
                film.source().toString(),
                "-map",
                "0:v",
                "-map",
                "0:s:0",
                "-c:v",
                "copy",
                "-c:s",
                codec,
                other.toString()));
        JobOutcome.Succeeded done = Encodes.run(other, folder.resolve("out-" + codec), TextSettings.standard());
        Path text = done.folder()
                .resolve(done.presentation().text().getFirst().path())
                .resolve("text.vtt");
        assertThat(text).content().contains(FIRST_CUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.vtt", "film.ttml", "film.ass"})
    @DisplayName("a file beside the source is read in each of its forms")
    void beside(String name) {
        Path beside = folder.resolve("beside-" + name);
        RealTools.ffmpeg(List.of("-i", film.srt().toString(), beside.toString()));
        TextSettings settings = new TextSettings(List.of(TextFile.parse(beside + ":lang=fr,sdh")), false);
        JobOutcome.Succeeded done = Encodes.run(film.source(), folder.resolve("out-" + name), settings);
        assertThat(done.folder().resolve("text/fr-caption/text.vtt"))
                .content()
                .contains(FIRST_CUE)
                .contains("across the border");
    }
}
