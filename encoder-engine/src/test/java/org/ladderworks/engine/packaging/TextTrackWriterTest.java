package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.text.Cue;
import org.ladderworks.engine.text.CueSettings;
import org.ladderworks.engine.text.CueText;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.text.TextTrack;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** Cues in the segments of a grid. */
class TextTrackWriterTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "PR-26 a cue stands in every segment during which it is shown; at a boundary it ends before, begins after")
    void pr26CuesAtBoundaries() {
        PackagedTrack.Text text =
                write(2, List.of(cue("until", 0, 2), cue("across", 1, 4), cue("from", 2, 3), cue("late", 4, 5)));
        assertThat(text.cues()).isEqualTo(3);
        assertThat(text.late()).isEqualTo(1);
        assertThat(folder.resolve("text/a/00001.vtt"))
                .content()
                .endsWith("000\n\n00:00:00.000 --> 00:00:02.000\nuntil\n\n00:00:01.000 --> 00:00:04.000\nacross\n\n");
        assertThat(folder.resolve("text/a/00002.vtt"))
                .content()
                .endsWith("000\n\n00:00:01.000 --> 00:00:04.000\nacross\n\n00:00:02.000 --> 00:00:03.000\nfrom\n\n");
    }

    @Test
    @DisplayName("a segment during which nothing is shown is a WebVTT file too")
    void emptySegments() {
        write(3, List.of(cue("middle", 2, 3)));
        assertThat(folder.resolve("text/a/00003.vtt"))
                .content()
                .isEqualTo("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n");
    }

    @Test
    @DisplayName("cues that are all shown for hours are refused before they fill a disk")
    void hoursOfEverything() {
        assertThatThrownBy(() -> write(5_000, Collections.nCopies(50_000, cue("a", 0, 10_000))))
                .isInstanceOfSatisfying(
                        SourceException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.TEXT_UNUSABLE));
        assertThat(folder).isEmptyDirectory();
    }

    /** In segments of two seconds. */
    private PackagedTrack.Text write(int segments, List<Cue> cues) {
        TextGrid grid = new TextGrid(
                new Timescale(1),
                LongStream.rangeClosed(0, segments).map(i -> 2 * i).boxed().toList());
        try (PackageFiles files = new PackageFiles(folder)) {
            return new TextTrackWriter(grid, files)
                    .write("text/a", new TextTrack("en", "English", TextRole.SUBTITLE, false, cues));
        }
    }

    private static Cue cue(String text, int start, int end) {
        return new Cue(MediaTime.of(start, 1), MediaTime.of(end, 1), new CueText(text), CueSettings.NONE);
    }
}
