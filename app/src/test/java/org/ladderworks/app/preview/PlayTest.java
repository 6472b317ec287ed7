package org.ladderworks.app.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** Playing, with libvlc and without it. */
class PlayTest {
    private static final View VIEW = View.whole(new Resolution(160, 90));

    @TempDir
    private Path folder;

    private Path clip;
    private Audience audience;

    @BeforeEach
    void make() {
        clip = folder.resolve("clip.mp4");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                CodedClip.pictures("320x180", "25", 200),
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=48000:duration=8",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-g",
                "24",
                "-c:a",
                "aac",
                "file:" + clip));
        audience = new Audience();
    }

    /** Debian's: libvlc5 and vlc-plugin-base. */
    @Test
    void libvlcPlaysAndAPauseIsExact() {
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual());
                Screening screening = open(worker, MediaTime.of(1, 1))) {
            assertThat(audience.seen().number()).isEqualTo(25);
            Player player = audience.await(Player.class);
            needsLibvlc(player);
            assertThat(player.kind()).as(player.why()).isEqualTo(Player.Kind.VLC);
            screening.play(1);
            audience.await(Told.Running.class, running -> running.rate() == 1);
            int first =
                    audience.await(Audience.Seen.class, seen -> !seen.exact()).number();
            assertThat(first).isBetween(20, 60);
            Audience.Seen later =
                    audience.await(Audience.Seen.class, seen -> !seen.exact() && seen.number() > first + 15);
            // libvlc tells its time every now and then, and counts on from there.
            assertThat(later.sides().getFirst().frame()).isBetween(later.number() - 12L, later.number() + 12L);
            screening.pause();
            Audience.Seen still = audience.await(Audience.Seen.class, Audience.Seen::exact);
            assertThat(still.sides().getFirst().frame()).isEqualTo(still.number());
            audience.await(Told.Running.class, running -> running.rate() == 0);
            screening.step(1);
            assertThat(audience.await(Audience.Seen.class, Audience.Seen::exact).number())
                    .isEqualTo(still.number() + 1);
        }
    }

    @Test
    void libvlcEndsAtTheOutPointAndLoops() {
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual());
                Screening screening = open(worker, MediaTime.of(1, 1))) {
            audience.seen();
            needsLibvlc(audience.await(Player.class));
            screening.marks(new Marks(Optional.of(MediaTime.of(1, 1)), Optional.of(MediaTime.of(2, 1)), true));
            screening.play(1);
            audience.await(Audience.Seen.class, seen -> seen.number() > 40);
            audience.await(Audience.Seen.class, seen -> seen.number() < 35);
            screening.marks(new Marks(Optional.empty(), Optional.of(MediaTime.of(2, 1)), false));
            audience.await(Told.Running.class, running -> running.rate() == 0);
            screening.seek(MediaTime.of(3, 1));
            assertThat(audience.await(Audience.Seen.class, seen -> seen.exact() && seen.number() == 75))
                    .isNotNull();
        }
    }

    private static void needsLibvlc(Player player) {
        if (player.kind() != Player.Kind.VLC && !Boolean.getBoolean("ladderworks.tools.required")) {
            Assumptions.abort(player.why());
        }
    }

    @Test
    void withLibvlcHiddenItPlaysAndSaysSo() {
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
                Screening screening = open(worker, MediaTime.ZERO)) {
            assertThat(audience.seen().number()).isZero();
            Player player = audience.await(Player.class);
            assertThat(player.kind()).isEqualTo(Player.Kind.FFMPEG);
            assertThat(player.why()).contains("LADDERWORKS_LIBVLC");
            long begun = System.nanoTime();
            screening.play(1);
            int last = 0;
            for (Audience.Seen seen = audience.seen(); last < 50; seen = audience.seen()) {
                assertThat(seen.exact()).isTrue();
                assertThat(seen.number()).isGreaterThan(last);
                assertThat(seen.sides().getFirst().frame()).isEqualTo(seen.number());
                last = seen.number();
            }
            assertThat((System.nanoTime() - begun) / 1e9)
                    .as("not faster than the clock")
                    .isGreaterThan(1.9);
            screening.pause();
            Told.Running stopped = audience.await(Told.Running.class, running -> running.rate() == 0);
            assertThat(stopped.time().compareTo(MediaTime.of(last * 40L, 1000))).isNotNegative();
        }
    }

    @Test
    void backwardsFasterAndToTheEnds() {
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
                Screening screening = open(worker, MediaTime.of(4, 1))) {
            assertThat(audience.seen().number()).isEqualTo(100);
            screening.play(-2);
            int last = 101;
            while (last > 0) {
                int number = audience.seen().number();
                assertThat(number).isLessThan(last);
                last = number;
            }
            audience.await(Told.Running.class, running -> running.rate() == 0);
            screening.play(8);
            audience.await(Audience.Seen.class, seen -> seen.number() == 199);
            assertThat(audience.await(Told.Running.class, running -> running.rate() == 0)
                            .time()
                            .sameAs(MediaTime.of(199 * 40, 1000)))
                    .isTrue();
        }
    }

    @Test
    void loopsBetweenItsPoints() {
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
                Screening screening = open(worker, MediaTime.of(2, 1))) {
            audience.seen();
            screening.marks(new Marks(Optional.of(MediaTime.of(2, 1)), Optional.of(MediaTime.of(2400, 1000)), true));
            screening.play(1);
            int rounds = 0;
            int last = 0;
            while (rounds < 2) {
                int number = audience.seen().number();
                assertThat(number).isBetween(50, 59);
                rounds += number < last ? 1 : 0;
                last = number;
            }
        }
    }

    /** Matroska's ticks are milliseconds, and a frame is shown up to one of them before its time: not that of the out point. */
    @Test
    void theOutPointIsNeverShownHoweverCoarseTheTicks() {
        Path coarse = folder.resolve("clip.mkv");
        RealTools.ffmpeg(List.of("-i", "file:" + clip, "-c", "copy", "file:" + coarse));
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
                Screening screening = worker.open(
                        List.of(Footage.source("clip", coarse, MediaTime.ZERO)), VIEW, MediaTime.of(2, 1), audience)) {
            audience.seen();
            screening.marks(new Marks(Optional.of(MediaTime.of(2, 1)), Optional.of(MediaTime.of(2200, 1000)), true));
            screening.play(1);
            int rounds = 0;
            int last = 0;
            while (rounds < 12) {
                int number = audience.seen().number();
                assertThat(number).isBetween(50, 54);
                rounds += number < last ? 1 : 0;
                last = number;
            }
        }
    }

    @Test
    void textIsToldWithTheFrame() throws Exception {
        Path text = java.nio.file.Files.writeString(
                folder.resolve("en.vtt"), "WEBVTT\n\n00:01.000 --> 00:02.000\n<i>Hello</i> &amp; more\n");
        Footage footage = new Footage(
                "clip",
                Footage.Kind.RENDITION,
                new Material.WholeFile(clip),
                MediaTime.ZERO,
                List.of(),
                List.of(new Footage.Text("English", "en", text)));
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
                Screening screening = worker.open(List.of(footage), VIEW, MediaTime.ZERO, audience)) {
            Facts.Of facts = audience.await(Facts.class).footage().getFirst();
            assertThat(facts.texts()).containsExactly(new Facts.Text("English", "en", Facts.Form.LINES));
            assertThat(facts.sounds()).hasSize(1);
            audience.seen();
            screening.choose(0, 0);
            screening.seek(MediaTime.of(1500, 1000));
            assertThat(audience.await(Audience.Seen.class, seen -> seen.number() == 37)
                            .text())
                    .isEqualTo("Hello & more");
            screening.seek(MediaTime.of(2000, 1000));
            assertThat(audience.await(Audience.Seen.class, seen -> seen.number() == 50)
                            .text())
                    .isEmpty();
        }
    }

    private Screening open(PreviewWorker worker, MediaTime at) {
        return worker.open(List.of(Footage.source("clip", clip, MediaTime.ZERO)), VIEW, at, audience);
    }
}
