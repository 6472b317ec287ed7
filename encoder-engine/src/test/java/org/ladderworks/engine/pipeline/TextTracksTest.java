package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.text.TextSettings;

/** Texts in a source and beside it, on their whole way to a package, judged by another FFmpeg. */
class TextTracksTest {
    @TempDir
    private static Path folder;

    private static Path source;
    private static Path srt;

    @BeforeAll
    static void make() throws IOException {
        TextedFilm film = TextedFilm.make(folder);
        source = film.source();
        srt = film.srt();
    }

    @Test
    @DisplayName("of a piece the texts are cut with the pictures; those of joined sources are left out, and it is said")
    void textsOfPieces() throws IOException {
        Trim middle = new Trim(Optional.of(CutPoint.parse("3")), Optional.of(CutPoint.parse("6")), Optional.empty());
        JobOutcome.Succeeded piece = Encodes.run(source, folder.resolve("piece"), middle);
        assertThat(Files.readString(piece.folder().resolve("text/de-caption/text.vtt")))
                .contains("00:00:00.200 --> 00:00:01.400\nacross the border\n")
                .contains("00:00:01.000 --> 00:00:03.000\nto the end\n")
                .doesNotContain("Hello");
        JobOutcome.Succeeded joined = Encodes.run(
                List.of(new ClipSpec(source, middle), ClipSpec.whole(source)),
                folder.resolve("joined"),
                PictureChoice.standard());
        assertThat(joined.presentation().text()).isEmpty();
        assertThat(joined.notes())
                .filteredOn(note -> note.contains("texts are not packaged"))
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "PR-26 texts of a source are cut at the video's segments, each a file of its own that repeats what lasts")
    void pr26SegmentsOfText() throws IOException {
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("embedded"), TextSettings.standard());
        List<PackagedTrack.Text> texts = done.presentation().text();
        assertThat(texts).extracting(PackagedTrack.Text::language).containsExactly("de", "en");
        assertThat(texts).extracting(PackagedTrack.Text::label).containsExactly("Untertitel", "en (forced)");
        assertThat(texts).extracting(PackagedTrack.Text::role).containsExactly(TextRole.CAPTION, TextRole.FORCED);
        assertThat(texts).extracting(PackagedTrack.Text::isDefault).containsExactly(true, false);
        assertThat(done.notes()).contains("text/de-caption: 1 cues after the end of the title are left out");

        Path text = done.folder().resolve("text/de-caption");
        assertThat(text.resolve("text.vtt")).content().isEqualTo("""
                WEBVTT

                00:00:00.500 --> 00:00:01.500
                <i>Hello</i> &amp; welcome

                00:00:03.200 --> 00:00:04.400
                across the border

                00:00:04.000 --> 00:00:08.000
                to the end

                """);
        String header = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n";
        String across = "00:00:03.200 --> 00:00:04.400\nacross the border\n\n";
        assertThat(text.resolve("00001.vtt"))
                .content()
                .isEqualTo(header + "00:00:00.500 --> 00:00:01.500\n<i>Hello</i> &amp; welcome\n\n" + across);
        assertThat(text.resolve("00002.vtt"))
                .content()
                .isEqualTo(header + across + "00:00:04.000 --> 00:00:08.000\nto the end\n\n");
        assertThat(done.folder().resolve("text/en-forced-subtitle/text.vtt"))
                .content()
                .isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:0\nEXIT\n\n");

        String playlist = Files.readString(text.resolve("playlist.m3u8"));
        String video = Files.readString(done.folder()
                .resolve(done.presentation().video().getFirst().path())
                .resolve("playlist.m3u8"));
        assertThat(PlaylistText.extinf(playlist)).hasSize(2).isEqualTo(PlaylistText.extinf(video));

        PackageIndex index = PackageIndex.read(done.folder().resolve(PackageIndex.FILE_NAME));
        assertThat(index.files())
                .filteredOn(file -> file.path().startsWith("text/de"))
                .extracting(PackagedFile::role)
                .containsExactly(
                        PackagedFile.Role.SEGMENT,
                        PackagedFile.Role.SEGMENT,
                        PackagedFile.Role.MEDIA_PLAYLIST,
                        PackagedFile.Role.TEXT);
    }

    @Test
    @DisplayName("another FFmpeg reads the texts of the HLS playlist, and the file of DASH, at their times")
    void judgedByFfmpeg() {
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("judged"), TextSettings.standard());
        for (String input : List.of("master.m3u8", "text/de-caption/playlist.m3u8", "text/de-caption/text.vtt")) {
            // Texts of a multivariant playlist are an experiment of FFmpeg's.
            String read = RealTools.run(
                    RealTools.ffmpeg(),
                    List.of(
                            "-v",
                            "error",
                            "-strict",
                            "experimental",
                            "-i",
                            done.folder().resolve(input).toString(),
                            "-map",
                            "0:s:0",
                            "-f",
                            "srt",
                            "-"));
            assertThat(read).as(input).isEqualTo("""
                    1
                    00:00:00,500 --> 00:00:01,500
                    <i>Hello</i> & welcome

                    2
                    00:00:03,200 --> 00:00:04,400
                    across the border

                    3
                    00:00:04,000 --> 00:00:08,000
                    to the end

                    """);
        }
    }

    @Test
    @DisplayName("another text encodes nothing again, and yet is another job")
    void textIsNotPartOfChunks() throws IOException {
        Path out = folder.resolve("again");
        TextSettings first = settings(srt + ":lang=fr");
        Encodes.run(source, out, first);
        List<String> chunks = chunks(out);
        assertThat(chunks).isNotEmpty();
        assertThat(Encodes.outcome(source, out, first)).isInstanceOf(JobOutcome.UpToDate.class);

        Encodes.run(source, out, settings(srt + ":lang=es"));
        assertThat(out.resolve("text/es-subtitle/text.vtt")).exists();
        Path changed = Files.writeString(folder.resolve("other.srt"), TextedFilm.SUBRIP.replace("welcome", "goodbye"));
        Encodes.run(source, out, settings(changed + ":lang=es"));
        assertThat(out.resolve("text/es-subtitle/text.vtt")).content().contains("goodbye");
        assertThat(chunks(out)).isEqualTo(chunks);
    }

    @Test
    @DisplayName("files that were encoded elsewhere are packaged with texts beside them; a bad text costs seconds")
    void repackaged() {
        List<Path> files = new ArrayList<>();
        Path mp4 = folder.resolve("rung.mp4");
        RealTools.run(
                RealTools.bundledFfmpeg(),
                List.of("-v", "error", "-i", source.toString(), "-map", "0:v", "-c", "copy", mp4.toString()));
        files.add(mp4);
        JobOutcome outcome = EncodingEngine.repackage(
                new RepackageSpec(
                        files,
                        folder.resolve("packaged"),
                        List.of(TextFile.parse(srt + ":lang=de,sdh,default")),
                        PackageSpec.standard()),
                _ -> {},
                new Cancellation());
        assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
        assertThat(folder.resolve("packaged/text/de-caption/00001.vtt")).exists();

        assertThat(Encodes.outcome(source, folder.resolve("refused"), settings(mp4.toString())))
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.error().code()).isEqualTo(ErrorCode.TEXT_UNUSABLE));
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    @DisplayName("a title of sound alone has texts too, for as long as it is heard")
    void soundAlone() throws IOException {
        Path sound = folder.resolve("sound.m4a");
        RealTools.run(
                RealTools.bundledFfmpeg(),
                List.of("-v", "error", "-f", "lavfi", "-i", "sine=duration=8", "-c:a", "aac", sound.toString()));
        JobOutcome.Succeeded done = Encodes.run(sound, folder.resolve("sound"), settings(srt + ":lang=de"));
        assertThat(done.presentation().video()).isEmpty();
        Path text = done.folder().resolve("text/de-subtitle");
        BigDecimal length = PlaylistText.extinf(Files.readString(text.resolve("playlist.m3u8"))).stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        // Sound ends with a whole frame.
        assertThat(length).isBetween(new BigDecimal("8.0"), new BigDecimal("8.03"));
        assertThat(text.resolve("text.vtt")).content().contains("00:00:04.000 --> 00:00:08.0");
        assertThat(Files.readString(done.folder().resolve("master.m3u8"))).contains(",SUBTITLES=\"text\"");
    }

    @Test
    @DisplayName("of more texts than a title is given the first 64 are kept, each under a name of its own")
    void manyTexts() {
        Path many = folder.resolve("many.mkv");
        List<String> line =
                new ArrayList<>(List.of("-v", "error", "-i", source.toString(), "-i", srt.toString(), "-map", "0:v"));
        for (int i = 0; i < 66; i++) {
            line.addAll(List.of("-map", "1"));
        }
        line.addAll(List.of("-c:v", "copy", "-c:s", "srt", many.toString()));
        RealTools.run(RealTools.bundledFfmpeg(), line);
        JobOutcome.Succeeded done = Encodes.run(many, folder.resolve("out-many"), TextSettings.standard());
        assertThat(done.presentation().text()).hasSize(64);
        assertThat(done.presentation().text())
                .extracting(PackagedTrack.Text::label)
                .doesNotHaveDuplicates();
        assertThat(done.notes()).contains("not packaged: 2 texts of the source after the first 64");
        assertThat(done.folder().resolve("text/und-subtitle-64/text.vtt"))
                .content()
                .contains("across the border");
    }

    private static TextSettings settings(String file) {
        return new TextSettings(List.of(TextFile.parse(file)), false);
    }

    private static List<String> chunks(Path out) {
        Path work = out.resolveSibling(out.getFileName() + ".work").resolve("chunks");
        try (Stream<Path> walk = Files.walk(work)) {
            return walk.filter(file -> file.toString().endsWith(".mp4"))
                    .map(file -> file + " " + file.toFile().lastModified())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
