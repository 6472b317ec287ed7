package org.ladderworks.app.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.job.JobEnd;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.encode.EncodedAgain;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.progress.Standstill;
import org.ladderworks.engine.saying.Saying;

/** Jobs as the window says them, in both of its languages. */
class JobTextTest {
    private static final Words ENGLISH = Words.in(Locale.ENGLISH);
    private static final Words GERMAN = Words.in(Locale.GERMAN);
    private static final Progress HALF = new Progress(Stage.ENCODE, Optional.of(0.5));

    private static JobView ended(Standing how, String said) {
        return new JobView(
                7,
                how,
                "a.mkv",
                "out",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                said,
                List.of(),
                Optional.empty());
    }

    @Test
    @DisplayName("why a job stands still is said in the language of the window")
    void standsStill() {
        Progress full = HALF.heldBecause(Standstill.NO_ROOM.with("/work", 3));
        assertThat(JobText.progress(full, ENGLISH))
                .isEqualTo("the disk of /work has 3 MB left; free some space to go on");
        assertThat(JobText.progress(full, GERMAN))
                .isEqualTo("Auf dem Datenträger von /work sind nur 3 MB frei. Es geht weiter, sobald Platz ist.");
        assertThat(JobText.progress(HALF.heldBecause(Saying.inWords("lunch")), GERMAN))
                .isEqualTo("lunch");
    }

    @Test
    @DisplayName("how far a job is, and why some of it is done again, has no English in a German window")
    void again() {
        Progress again = new Progress(
                Stage.ENCODE,
                Optional.of(0.5),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(EncodedAgain.OVER_CEILING.with("H.264", "640x360", 900, 800)));
        assertThat(JobText.progress(again, ENGLISH))
                .endsWith(
                        "H.264 of 640x360 averaged 900 kb/s, over its 800 kb/s: encoded once more with a tighter cap");
        assertThat(JobText.progress(again, GERMAN))
                .startsWith("Kodieren")
                .endsWith("H.264 in 640x360 kam im Mittel auf 900 kb/s, mehr als die erlaubten 800 kb/s, und wird mit"
                        + " engerer Grenze noch einmal kodiert");
    }

    @Test
    @DisplayName("how a job ended was kept in English, by earlier programs too, and is said in German")
    void ended() {
        JobView worker = ended(Standing.FAILED, JobEnd.WORKER_ENDED.with(5, 7).english());
        assertThat(worker.said())
                .isEqualTo("its worker ended 5 times while it ran; see whether the machine has enough memory, then"
                        + " `ladderworks resume 7`");
        assertThat(JobText.end(worker, ENGLISH)).isEqualTo(worker.said());
        assertThat(JobText.end(worker, GERMAN))
                .startsWith("Das Programm endete 5-mal")
                .contains("Auftrag 7");
        assertThat(JobText.said(ended(Standing.DONE, "it was up to date: the same job made it"), GERMAN))
                .isEqualTo("Das Paket war aktuell: Derselbe Auftrag hat es gemacht.");
        assertThat(JobText.said(ended(Standing.FAILED, "other words"), GERMAN)).isEqualTo("other words");
    }

    @Test
    @DisplayName("what is to be known of a package is said in German, and rarer notes as they were kept")
    void notes() {
        assertThat(JobText.note("not encoded: stream 2: data (bin_data)", GERMAN))
                .isEqualTo("Spur 2: Daten (bin_data), werden nicht übernommen");
        assertThat(JobText.note("not encoded: stream 1 of b.mkv: a second video stream", GERMAN))
                .isEqualTo("Nicht kodiert: Spur 1 von b.mkv, eine zweite Videospur");
        String parts = "2 parts at a time, each encoder on one thread: 4 cores, about 900 MB each of 8000 MB free";
        assertThat(JobText.note(parts, ENGLISH)).isEqualTo(parts);
        assertThat(JobText.note(parts, GERMAN)).startsWith("2 Teile zugleich").contains("4 Kerne", "900 MB");
        assertThat(JobText.note(
                        "HEVC 2160p at 9000 kb/s dropped: it would enlarge the source's 64x36 by 60.00", GERMAN))
                .startsWith("HEVC 2160p mit 9000 kb/s entfällt");
        assertThat(JobText.note("a rarer note", GERMAN)).isEqualTo("a rarer note");
    }
}
