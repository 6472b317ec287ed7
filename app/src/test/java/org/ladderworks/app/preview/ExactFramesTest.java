package org.ladderworks.app.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** Each frame bears its number: what is asked for is what is seen, whatever the file is like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExactFramesTest {
    private static final View VIEW = View.whole(new Resolution(320, 180));

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

    @ParameterizedTest
    @CsvSource({
        "25, mp4, ''",
        "30000/1001, mp4, ''",
        "30000/1001, mkv, ''",
        "50, ts, ''",
        "25, mp4, -x264-params bframes=4:b-pyramid=normal:open-gop=1:keyint=24",
        "25, mp4, -bf 3 -g 250 -keyint_min 250",
        "24000/1001, mov, -c:v libx265 -x265-params log-level=none:keyint=24",
        "25, avi, -c:v mpeg4 -bf 0",
    })
    void stepsAndSeeksAreExact(String rate, String suffix, String options) throws Exception {
        int frames = 120;
        String[] more = options.isEmpty() ? new String[0] : options.split(" ");
        Path clip = CodedClip.encode(
                folder.resolve("clip" + options.hashCode() + "." + suffix), "320x180", rate, frames, more);
        Audience audience = new Audience();
        FrameRate exact = FrameRate.parse(rate);
        try (Screening screening = open(Footage.source("clip", clip, MediaTime.ZERO), audience)) {
            assertThat(audience.await(Facts.class).footage().getFirst().rate()).isEqualTo(exact);
            assertThat(audience.seen().number()).isEqualTo(0);
            for (int i = 1; i < 60; i++) {
                screening.step(1);
                Audience.Seen seen = audience.seen();
                assertThat(seen.number()).isEqualTo(i);
                assertThat(seen.sides().getFirst().frame()).isEqualTo(i);
                assertThat(seen.exact()).isTrue();
            }
            for (int i = 58; i >= 0; i--) {
                screening.step(-1);
                assertThat(audience.seen().number()).isEqualTo(i);
            }
            screening.step(-1);
            assertThat(audience.seen().number()).as("before the first").isEqualTo(0);
            Random random = new Random(7);
            for (int i = 0; i < 40; i++) {
                int frame = random.nextInt(frames);
                screening.seek(exact.timeOf(frame));
                Audience.Seen seen = audience.seen();
                assertThat(seen.number()).isEqualTo(frame);
                assertThat(seen.sides().getFirst().frame()).isEqualTo(frame);
                int step = random.nextInt(-30, 31);
                screening.step(step);
                assertThat(audience.seen().number()).isEqualTo(Math.clamp(frame + step, 0, frames - 1));
            }
            screening.seek(MediaTime.of(1000, 1));
            assertThat(audience.seen().number()).as("behind the end").isEqualTo(frames - 1);
        }
    }

    @Test
    void backFromTheMiddleOfALongGroup() throws Exception {
        Path clip =
                CodedClip.encode(folder.resolve("long.mp4"), "320x180", "25", 500, "-g", "250", "-keyint_min", "250");
        Audience audience = new Audience();
        try (Screening screening = open(Footage.source("long", clip, MediaTime.ZERO), audience)) {
            assertThat(audience.seen().number()).isEqualTo(0);
            screening.seek(MediaTime.of(300 * 40, 1000));
            assertThat(audience.seen().number()).isEqualTo(300);
            for (int i = 299; i > 180; i--) {
                screening.step(-1);
                assertThat(audience.seen().number()).isEqualTo(i);
            }
            for (int i = 182; i < 300; i++) {
                screening.step(1);
                assertThat(audience.seen().number()).isEqualTo(i);
            }
        }
    }

    @Test
    void timeAndTimecodeAreTheFramesOwn() throws Exception {
        Path clip = CodedClip.encode(folder.resolve("drop.mp4"), "320x180", "30000/1001", 90);
        Audience audience = new Audience();
        try (Screening screening = open(Footage.source("drop", clip, MediaTime.ZERO), audience)) {
            audience.seen();
            screening.seek(MediaTime.of(2, 1));
            Side side = audience.seen().sides().getFirst();
            assertThat(side.frame()).isEqualTo(59);
            assertThat(side.time().sameAs(MediaTime.of(59 * 1001, 30000))).isTrue();
            assertThat(side.timecode()).isEqualTo("00:00:01;29");
        }
    }

    /** Every fifth frame is missing: what is shown stays until the next one. */
    @Test
    void variableRate() throws Exception {
        Path clip = folder.resolve("variable.mkv");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                CodedClip.pictures("320x180", "25", 100) + ",select='not(eq(mod(n,5),3))'",
                "-fps_mode",
                "passthrough",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-g",
                "20",
                "-bf",
                "2",
                "file:" + clip));
        Audience audience = new Audience();
        try (Screening screening = open(Footage.source("variable", clip, MediaTime.ZERO), audience)) {
            audience.seen();
            for (int i = 1; i < 100; i++) {
                screening.seek(MediaTime.of(i * 40L, 1000));
                assertThat(audience.seen().number()).isEqualTo(i % 5 == 3 ? i - 1 : i);
            }
            screening.seek(MediaTime.of(50 * 40, 1000));
            audience.seen();
            for (int i = 51; i < 80; i++) {
                if (i % 5 != 3) {
                    screening.step(1);
                    assertThat(audience.seen().number()).isEqualTo(i);
                }
            }
            for (int i = 78; i > 20; i--) {
                if (i % 5 != 3) {
                    screening.step(-1);
                    assertThat(audience.seen().number()).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void timesCountFromTheFirstFrame() throws Exception {
        Path late = CodedClip.encode(
                folder.resolve("late.ts"), "320x180", "25", 60, "-output_ts_offset", "3600.5", "-muxdelay", "0");
        Audience audience = new Audience();
        try (Screening screening = open(Footage.source("late", late, MediaTime.ZERO), audience)) {
            Side first = audience.seen().sides().getFirst();
            assertThat(first.time().sameAs(MediaTime.ZERO)).isTrue();
            screening.seek(MediaTime.of(30 * 40, 1000));
            assertThat(audience.seen().number()).isEqualTo(30);
        }
    }

    /** An edit list that leaves out the first frames of its file. */
    @Test
    void editListsCount() throws Exception {
        Path whole = CodedClip.encode(folder.resolve("whole.mp4"), "320x180", "25", 100);
        Path cut = folder.resolve("cut.mp4");
        RealTools.ffmpeg(List.of("-ss", "1.2", "-i", "file:" + whole, "-c", "copy", "file:" + cut));
        Audience audience = new Audience();
        try (Screening screening = open(Footage.source("cut", cut, MediaTime.ZERO), audience)) {
            assertThat(audience.seen().number()).isEqualTo(30);
            screening.seek(MediaTime.of(10 * 40, 1000));
            assertThat(audience.seen().number()).isEqualTo(40);
            screening.step(-10);
            assertThat(audience.seen().number()).isEqualTo(30);
            screening.step(-1);
            assertThat(audience.seen().number()).isEqualTo(30);
        }
    }

    @Test
    void picturesOfAPhoneStandUpright() throws Exception {
        Path lying = CodedClip.encode(folder.resolve("lying.mp4"), "320x180", "25", 10);
        Path turned = folder.resolve("turned.mp4");
        RealTools.ffmpeg(List.of("-display_rotation", "180", "-i", "file:" + lying, "-c", "copy", "file:" + turned));
        Audience audience = new Audience();
        try (Screening screening = open(Footage.source("turned", turned, MediaTime.ZERO), audience)) {
            audience.seen();
            screening.step(1);
            // The lowest bit is at the right.
            assertThat(audience.seen().number()).isEqualTo(1 << (CodedClip.BITS - 1));
        }
    }

    private Screening open(Footage footage, Audience audience) {
        return worker.open(List.of(footage), VIEW, MediaTime.ZERO, audience);
    }
}
