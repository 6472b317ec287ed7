package org.ladderworks.app.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** Text tracks inside of files are shown with the frames to which they belong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextInFilesTest {
    private static final View VIEW = View.whole(new Resolution(320, 180));

    private static final String ENGLISH = """
            1
            00:00:01,000 --> 00:00:02,000
            <i>Hello</i> & more
            of it

            2
            00:01:40,000 --> 00:01:41,000
            much later
            """;

    private static final String GERMAN = "1\n00:00:01,500 --> 00:00:02,500\nGrüße\n";

    @TempDir
    private Path folder;

    private PreviewWorker worker;

    @BeforeAll
    void start() {
        worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
    }

    @AfterAll
    void end() {
        worker.close();
    }

    @Test
    @DisplayName(
            "tracks are told with title and language; lines come and go with their frames; images are told as such")
    void tracksOfMatroska() throws Exception {
        Path clip = SubtitledClip.matroska(folder, 3000, ENGLISH, GERMAN);
        Audience audience = new Audience();
        try (Screening screening = open(clip, MediaTime.ZERO, audience)) {
            assertThat(audience.await(Facts.class).footage().getFirst().texts())
                    .containsExactly(
                            new Facts.Text("SubRip", "eng", Facts.Form.LINES),
                            new Facts.Text("Untertitel", "ger", Facts.Form.LINES),
                            new Facts.Text("PGS", "eng", Facts.Form.IMAGES));
            assertThat(audience.seen().text()).isEmpty();
            screening.seek(MediaTime.of(1600, 1000));
            assertThat(audience.await(Audience.Seen.class, seen -> seen.number() == 40)
                            .text())
                    .as("off until it is chosen")
                    .isEmpty();
            screening.choose(0, 0);
            assertThat(said(audience)).isEqualTo("Hello & more\nof it");
            screening.choose(0, 1);
            assertThat(said(audience)).isEqualTo("Grüße");
            screening.choose(0, 2);
            assertThat(audience.await(Audience.Seen.class).text())
                    .as("of images")
                    .isEmpty();
            screening.choose(0, 0);
            said(audience);
            expect(screening, audience, 49, "Hello & more\nof it");
            expect(screening, audience, 50, "");
            expect(screening, audience, 25, "Hello & more\nof it");
            expect(screening, audience, 24, "");
            screening.seek(MediaTime.of(100_500, 1000));
            assertThat(said(audience)).as("far from what was read").isEqualTo("much later");
            screening.seek(MediaTime.of(1000, 1000));
            assertThat(said(audience)).as("and back").isEqualTo("Hello & more\nof it");
            screening.choose(0, -1);
            assertThat(audience.await(Audience.Seen.class).text()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"clip.mp4, mov_text, MP4 text", "clip.webm, webvtt, WebVTT"})
    void otherContainers(String name, String codec, String label) throws Exception {
        String[] more =
                name.endsWith("webm") ? new String[] {"-c:v", "libvpx", "-deadline", "realtime"} : new String[0];
        Path clip = SubtitledClip.single(folder.resolve(name), codec, 100, GERMAN, more);
        Audience audience = new Audience();
        try (Screening screening = open(clip, MediaTime.ZERO, audience)) {
            assertThat(audience.await(Facts.class).footage().getFirst().texts())
                    .extracting(Facts.Text::label, Facts.Text::form)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(label, Facts.Form.LINES));
            audience.seen();
            screening.choose(0, 0);
            screening.seek(MediaTime.of(1600, 1000));
            assertThat(said(audience)).isEqualTo("Grüße");
            expect(screening, audience, 62, "Grüße");
            expect(screening, audience, 63, "");
        }
    }

    @Test
    @DisplayName("in a trimmed source the lines stay with their frames")
    void trimmed() throws Exception {
        Path clip = SubtitledClip.single(folder.resolve("trimmed.mkv"), "srt", 100, GERMAN);
        Audience audience = new Audience();
        try (Screening screening = open(clip, MediaTime.of(1, 1), audience)) {
            audience.seen();
            screening.choose(0, 0);
            screening.seek(MediaTime.of(520, 1000));
            Audience.Seen seen =
                    audience.await(Audience.Seen.class, each -> !each.text().isEmpty());
            assertThat(seen.number()).isEqualTo(38);
        }
    }

    /** A line that is known stays known, so the very shot of a frame has it. */
    private static void expect(Screening screening, Audience audience, int frame, String text) {
        screening.seek(MediaTime.of(frame * 40L, 1000));
        assertThat(audience.await(Audience.Seen.class, seen -> seen.number() == frame)
                        .text())
                .as("frame %d", frame)
                .isEqualTo(text);
    }

    /** The next text that is told; a frame whose text is not read yet comes without it first. */
    private static String said(Audience audience) {
        return audience.await(Audience.Seen.class, seen -> !seen.text().isEmpty())
                .text();
    }

    private Screening open(Path clip, MediaTime start, Audience audience) {
        return worker.open(List.of(Footage.source("clip", clip, start)), VIEW, MediaTime.ZERO, audience);
    }
}
