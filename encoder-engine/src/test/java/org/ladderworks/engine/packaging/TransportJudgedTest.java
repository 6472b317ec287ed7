package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.MediaTime;

/** Two FFmpegs, ours and another, read what is written as MPEG-TS: the same pictures and sound as in CMAF, at their times. */
class TransportJudgedTest {
    private static final MediaTime SECOND = MediaTime.of(1, 1);
    private static final int FRAME = 1024;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} fps, {1} Hz")
    @CsvSource({"25, 48000", "30000/1001, 44100", "24, 48000", "50, 32000", "10, 48000"})
    @DisplayName("every picture and every sample of sound is as in CMAF, without a complaint at any seam")
    void equalsCmaf(String rate, int sampleRate) {
        Path video = Clips.video().rate(rate).frames(75).gop(15).encode(folder.resolve("v.mp4"));
        Path small = Clips.video().rate(rate).frames(75).gop(15).size("160x90").encode(folder.resolve("s.mp4"));
        Path sound = Clips.audio(folder.resolve("a.m4a"), "7.6", sampleRate);
        PackagedPresentation presentation = pack(Clips.rung(video), Clips.rung(small), Clips.sound("en", sound));
        TransportSet set = presentation.transport().orElseThrow();

        assertThat(set.video()).hasSize(2);
        assertThat(set.notes()).isEmpty();
        for (int rung = 0; rung < 2; rung++) {
            Path cmaf = Packages.joined(out(), presentation.video().get(rung));
            Path ts = TransportClip.joined(out(), set.video().get(rung));
            for (Path ffmpeg : List.of(RealTools.ffmpeg(), RealTools.bundledFfmpeg())) {
                assertThat(TransportClip.complaints(ffmpeg, ts)).isEmpty();
                List<String> pictures = TransportClip.pictures(ffmpeg, ts);
                assertThat(pictures).hasSize(75).isEqualTo(TransportClip.pictures(ffmpeg, cmaf));
                byte[] ours = TransportClip.sound(ffmpeg, ts, folder.resolve("ts.raw"));
                byte[] theirs = TransportClip.sound(
                        ffmpeg,
                        Packages.joined(out(), presentation.audio().getFirst()),
                        folder.resolve("cmaf.raw"),
                        "-copyts",
                        "-af",
                        "atrim=start=0");
                // MPEG-TS cannot hide the priming; it comes before the title, two channels of 16 bits.
                int priming = (int) presentation.audio().getFirst().priming() * 4;
                assertThat(Arrays.copyOfRange(ours, priming, ours.length)).isEqualTo(theirs);
            }
            checkTimes(presentation, rung, ts);
        }
    }

    /** PTS is ten seconds behind CMAF, DTS so much less as pictures have to wait for others. */
    private void checkTimes(PackagedPresentation presentation, int rung, Path ts) {
        PackagedTrack.Video track = presentation.video().get(rung);
        SampleTable samples = Packages.readBack(out(), track).samples();
        List<TransportClip.Times> packets = TransportClip.packets(ts, "v");
        assertThat(packets).hasSize(samples.count());
        long wait = 0;
        for (int i = 0; i < samples.count(); i++) {
            wait = Math.max(wait, samples.decodeTime(i) - samples.presentationTime(i));
        }
        for (int i = 0; i < samples.count(); i++) {
            assertThat(packets.get(i))
                    .isEqualTo(new TransportClip.Times(
                            900_000 + ticks(samples.presentationTime(i), track),
                            900_000 + ticks(samples.decodeTime(i) - wait, track)));
        }
        PackagedTrack.Audio sound = presentation.audio().getFirst();
        List<TransportClip.Times> heard = TransportClip.packets(ts, "a");
        for (int i = 0; i < heard.size(); i++) {
            // FFmpeg tells the frames of a packet by adding up their lengths, rounded.
            long expected = 900_000
                    + new MediaTime(i * 1024L - sound.priming(), sound.timescale())
                            .ticksIn(new org.ladderworks.engine.time.Timescale(90_000));
            assertThat(Math.abs(heard.get(i).pts() - expected))
                    .as("frame %d", i)
                    .isLessThanOrEqualTo(2);
        }
    }

    private static long ticks(long time, PackagedTrack.Video track) {
        return new MediaTime(time, track.timescale()).ticksIn(new org.ladderworks.engine.time.Timescale(90_000));
    }

    @Test
    @DisplayName("PR-29 each segment decodes by itself, and its pictures are those of the CMAF segment")
    void pr29EachSegmentDecodesAlone() {
        Path video = Clips.video().frames(75).gop(25).encode(folder.resolve("v.mp4"));
        Path sound = Clips.audio(folder.resolve("a.m4a"), "3", 48_000);
        PackagedPresentation presentation = pack(Clips.rung(video), Clips.sound("en", sound));
        PackagedTrack.Video ts = presentation.transport().orElseThrow().video().getFirst();

        assertThat(ts.segments()).hasSize(3);
        List<String> whole = TransportClip.pictures(
                RealTools.ffmpeg(), Packages.joined(out(), presentation.video().getFirst()));
        List<String> found = new ArrayList<>();
        for (PackagedSegment segment : ts.segments()) {
            Path file = out().resolve("ts").resolve(ts.path()).resolve(segment.fileName());
            for (Path ffmpeg : List.of(RealTools.ffmpeg(), RealTools.bundledFfmpeg())) {
                assertThat(TransportClip.complaints(ffmpeg, file)).isEmpty();
            }
            List<String> pictures = TransportClip.pictures(RealTools.ffmpeg(), file);
            assertThat(pictures).hasSize(25);
            found.addAll(pictures);
        }
        assertThat(found).isEqualTo(whole);
    }

    @Test
    @DisplayName("other sounds have streams of their own, on the same clock; a title of sound alone has nothing else")
    void soundAlone() {
        Path video = Clips.video().frames(75).gop(25).encode(folder.resolve("v.mp4"));
        Path english = Clips.audio(folder.resolve("a.m4a"), "3", 48_000);
        Path french = Clips.audio(folder.resolve("b.m4a"), "3", 44_100);
        TransportSet both = pack(Clips.rung(video), Clips.sound("en", english), Clips.sound("fr", french))
                .transport()
                .orElseThrow();
        assertThat(both.muxed().orElseThrow().language()).isEqualTo("en");
        assertThat(both.audio()).extracting(PackagedTrack.Audio::language).containsExactly("fr");
        checkSound(out(), both.audio().getFirst(), french, FRAME);

        Path alone = folder.resolve("alone");
        TransportSet set = Packages.withTransport(
                        alone, TransportSettings.CLEAR, SECOND, Clips.sound("en", english), Clips.sound("fr", french))
                .transport()
                .orElseThrow();
        assertThat(set.video()).isEmpty();
        assertThat(set.muxed()).isEmpty();
        assertThat(set.audio()).hasSize(2);
        checkSound(alone, set.audio().getFirst(), english, 0);
        checkSound(alone, set.audio().get(1), french, 0);
    }

    /** @param shorter by how many samples it may end before its source does, as it ends with the pictures */
    private void checkSound(Path directory, PackagedTrack.Audio track, Path source, int shorter) {
        Path ts = TransportClip.joined(directory, track);
        assertThat(track.segments()).hasSizeGreaterThan(2);
        for (Path ffmpeg : List.of(RealTools.ffmpeg(), RealTools.bundledFfmpeg())) {
            assertThat(TransportClip.complaints(ffmpeg, ts)).isEmpty();
            byte[] ours = TransportClip.sound(ffmpeg, ts, folder.resolve("ts.raw"));
            byte[] theirs = TransportClip.sound(ffmpeg, source, folder.resolve("source.raw"));
            int priming = (int) track.priming() * 4;
            int length = Math.min(theirs.length, ours.length - priming);
            assertThat(theirs.length - length).isBetween(0, shorter * 4);
            assertThat(Arrays.mismatch(ours, priming, priming + length, theirs, 0, length))
                    .isEqualTo(-1);
        }
        long first = TransportClip.packets(ts, "a").getFirst().pts();
        assertThat(first)
                .isEqualTo(900_000
                        + new MediaTime(-track.priming(), track.timescale())
                                .ticksIn(new org.ladderworks.engine.time.Timescale(90_000)));
    }

    @Test
    @DisplayName("pictures that last for long and short, and slices in any number, keep their times")
    void varying() {
        Path vfr = Clips.video()
                .frames(48)
                .gop(24)
                .with("-vf", "select='not(eq(mod(n,3),2))'", "-fps_mode", "vfr", "-enc_time_base", "1/12800")
                .with("-x264-params", Clips.X264 + ":slices=4")
                .encode(folder.resolve("vfr.mp4"));
        PackagedPresentation presentation = pack(Clips.rung(vfr));

        Path ts = TransportClip.joined(
                out(), presentation.transport().orElseThrow().video().getFirst());
        assertThat(TransportClip.complaints(RealTools.ffmpeg(), ts)).isEmpty();
        assertThat(TransportClip.pictures(RealTools.ffmpeg(), ts))
                .isEqualTo(TransportClip.pictures(
                        RealTools.ffmpeg(),
                        Packages.joined(out(), presentation.video().getFirst())));
    }

    @Test
    @DisplayName("chunks that follow each other make one stream")
    void chunks() {
        Path one = new SyntheticMp4("I0 P3 b1 b2").write(folder.resolve("one.mp4"));
        Path two = new SyntheticMp4("I0 P1 P2").noEdits().write(folder.resolve("two.mp4"));
        PackagedPresentation presentation = pack(Clips.rung(one, two, one));

        List<TransportClip.Times> packets = TransportClip.packets(
                TransportClip.joined(
                        out(), presentation.transport().orElseThrow().video().getFirst()),
                "v");
        assertThat(packets.stream().map(TransportClip.Times::pts).sorted().toList())
                .containsExactly(
                        900_000L, 903_600L, 907_200L, 910_800L, 914_400L, 918_000L, 921_600L, 925_200L, 928_800L,
                        932_400L, 936_000L);
        assertThat(packets).isSortedAccordingTo(java.util.Comparator.comparingLong(TransportClip.Times::dts));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private PackagedPresentation pack(Rendition... renditions) {
        return Packages.withTransport(out(), TransportSettings.CLEAR, SECOND, renditions);
    }
}
