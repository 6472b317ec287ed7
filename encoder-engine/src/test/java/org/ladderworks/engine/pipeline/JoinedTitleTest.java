package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.HdrSources;
import org.ladderworks.engine.testing.LipSync;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.PackageTimeline;

/** Several sources become one title: no frame lost or doubled at a joint, each part in its own sync. */
class JoinedTitleTest {
    private static final double AAC_FRAME = 1024 / 48_000.0 + 0.001;

    @TempDir
    Path folder;

    @Test
    @DisplayName("sources of one rate are joined frame by frame, over windows that span joints and such that do not")
    void frameExact() {
        Path first = numbered("first.mp4", "25", 157, "-bf", "2", "-g", "250", "-preset", "veryfast");
        Path second = numbered("second.mkv", "25", 61, "-bf", "2", "-g", "30");
        Path third = numbered("third.ts", "25", 203, "-output_ts_offset", "100");
        JobOutcome.Succeeded done = join(first, second, third);
        List<Integer> expected = new ArrayList<>();
        for (int frames : new int[] {157, 61, 203}) {
            IntStream.range(0, frames).forEach(expected::add);
        }
        assertThat(NumberedFrames.read(video(done), 0)).isEqualTo(expected);
        assertThat(done.notes()).contains("second.mkv: 61 frames from 6.280 s on");
    }

    @Test
    @DisplayName("pieces of sources are joined as well")
    void pieces() {
        Path source = numbered("source.mp4", "30000/1001", 120, "-bf", "2", "-g", "60");
        JobOutcome.Succeeded done = Encodes.run(
                List.of(piece(source, "00:00:02:00", "00:00:03:00"), piece(source, "00:00:00:10", "00:00:01:00")),
                folder.resolve("out"),
                PictureChoice.standard());
        assertThat(NumberedFrames.read(video(done), 0))
                .isEqualTo(Stream.concat(
                                IntStream.range(60, 90).boxed(),
                                IntStream.range(10, 30).boxed())
                        .toList());
    }

    @Test
    @DisplayName("another rate is brought to the first one's: every second frame of 50, each of 12.5 twice")
    void otherRates() {
        JobOutcome.Succeeded done =
                join(numbered("25.mp4", "25", 30), numbered("50.mp4", "50", 40), numbered("12.5.mp4", "25/2", 60));
        List<Integer> shown = NumberedFrames.read(video(done), 0);
        assertThat(shown.subList(0, 30))
                .isEqualTo(IntStream.range(0, 30).boxed().toList());
        List<Integer> fast = shown.subList(30, 50);
        assertThat(fast.getFirst()).isBetween(0, 1);
        for (int i = 1; i < fast.size(); i++) {
            assertThat(fast.get(i) - fast.get(i - 1)).isEqualTo(2);
        }
        assertThat(shown.subList(50, shown.size()))
                .isEqualTo(IntStream.range(0, 120).map(i -> i / 2).boxed().toList());
        assertThat(done.notes()).contains("50.mp4: 50 fps brought to 25", "12.5.mp4: 25/2 fps brought to 25");
    }

    @Test
    @DisplayName(
            "another shape is fitted into the first one's, with bars; another colour matrix becomes the first one's")
    void otherShapes() {
        Path wide = MadeSource.of(folder.resolve("wide.mp4"), "color=c=0xc04020:s=640x360:r=25:d=1,format=yuv420p");
        Path narrow = MadeSource.of(
                folder.resolve("narrow.mov"),
                "color=c=0xc04020:s=480x480:r=25:d=1,format=gbrp",
                "-vf",
                "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=3/4",
                "-color_range",
                "tv",
                "-colorspace",
                "bt709",
                "-color_primaries",
                "bt709",
                "-color_trc",
                "bt709");
        JobOutcome.Succeeded done = join(wide, narrow);
        List<Decode.Picture> pictures = Decode.video(video(done), 0, 64, 36);
        assertThat(pictures).hasSize(50);
        Decode.Picture first = pictures.get(10);
        Decode.Picture second = pictures.get(40);
        int middle = 18 * 64 + 32;
        assertThat(second.at(middle)).as("the same red in another matrix").isCloseTo(first.at(middle), within(5));
        // 360x480 shown in 640x360 is 270 wide: bars of 185 at each side, of 64 columns 18 and a half.
        for (int column = 0; column < 64; column++) {
            int luminance = second.at(18 * 64 + column);
            if (column < 18 || column >= 46) {
                assertThat(luminance).as("column " + column).isBetween(14, 18);
            } else if (column > 19 && column < 44) {
                assertThat(luminance).as("column " + column).isGreaterThan(60);
            }
        }
        assertThat(done.notes()).anyMatch(note -> note.startsWith("narrow.mov: 360x480 fitted into 640x360"));
        assertThat(done.notes()).contains("narrow.mov: colours brought from bt709 to smpte170m");
    }

    @Test
    @DisplayName("PR-38 each part keeps its own sync; sound that is missing is silence, that is over is cut")
    void syncOfEachPart() {
        FlashAndBeep made = FlashAndBeep.at("25").seconds(4);
        Path first = made.make(folder.resolve("first.mp4"));
        Path mute = MadeSource.of(folder.resolve("mute.mp4"), "color=c=black:s=160x90:r=25:d=1.48,format=yuv420p");
        Path mono = FlashAndBeep.at("30000/1001")
                .seconds(4)
                .sampleRate(44_100)
                .with("-c:a", "pcm_s16le")
                .make(folder.resolve("mono.mov"));
        Path late = made.audioFrom(1.5).make(folder.resolve("late.mkv"));
        Path longSound = made.with("-af", "apad=pad_dur=2").make(folder.resolve("long-sound.mp4"));
        JobOutcome.Succeeded done = join(first, longSound, mute, mono, late);
        Path master = done.folder().resolve("master.m3u8");
        Decode.Audio sound = Decode.audio(master, 0);
        double length = done.presentation().video().getFirst().duration().approximateSeconds();
        assertThat(sound.end()).isCloseTo(length, within(AAC_FRAME));
        List<Double> offsets = LipSync.offsets(Decode.video(video(done), 0, 16, 8), sound, made.periodSeconds());
        assertThat(offsets).hasSizeGreaterThanOrEqualTo(11);
        // A frame of 29.97 is shown on the grid of 25: up to half a frame off, which is not the sound's doing.
        assertThat(offsets.subList(0, 6))
                .allSatisfy(offset -> assertThat(offset).isCloseTo(0, within(0.002)));
        assertThat(offsets.subList(offsets.size() - 2, offsets.size()))
                .allSatisfy(offset -> assertThat(offset).isCloseTo(0, within(0.002)));
        assertThat(offsets).allSatisfy(offset -> assertThat(offset).isCloseTo(0, within(0.022)));
        assertThat(done.notes()).contains("mute.mp4 has no sound for und: silence there");
        int from = (int) ((8.2 - sound.start()) * sound.sampleRate());
        int to = (int) ((9.3 - sound.start()) * sound.sampleRate());
        for (int i = from; i < to; i++) {
            assertThat(Math.abs(sound.samples().get(i))).as("sample " + i).isLessThan((short) 30);
        }
    }

    @Test
    @DisplayName("a first source without sound gets silence, and the others' sound follows")
    void silentBeginning() {
        Path mute = MadeSource.of(folder.resolve("mute.mp4"), "color=c=black:s=160x90:r=25:d=2,format=yuv420p");
        Path loud = FlashAndBeep.at("25").seconds(3).make(folder.resolve("loud.mp4"));
        JobOutcome.Succeeded done = join(mute, loud);
        List<Double> offsets = LipSync.offsets(
                Decode.video(video(done), 0, 16, 8), Decode.audio(done.folder().resolve("master.m3u8"), 0), 1);
        assertThat(offsets).hasSizeGreaterThanOrEqualTo(2);
        assertThat(offsets).allSatisfy(offset -> assertThat(offset).isCloseTo(0, within(0.002)));
    }

    @Test
    @DisplayName("a source of sound alone does not join one with pictures")
    void soundAlone() {
        Path pictures = numbered("pictures.mp4", "25", 10);
        Path sound = MadeSource.of(folder.resolve("tone.wav"), "sine=frequency=440:duration=1");
        JobSpec job = JobSpec.of(
                        List.of(ClipSpec.whole(pictures), ClipSpec.whole(sound)),
                        folder.resolve("out"),
                        WorkFolder.unlimited(folder.resolve("work")))
                .with(new Effort(1, false));
        try (EncodingEngine engine = EncodingEngine.open()) {
            assertThat(engine.run(job, _ -> {}, new Cancellation()))
                    .isInstanceOfSatisfying(
                            JobOutcome.Failed.class,
                            failed -> assertThat(failed.error().code()).isEqualTo(ErrorCode.SOURCES_DO_NOT_JOIN));
        }
    }

    @Test
    @DisplayName("HDR that is joined becomes SDR, each source by itself; HDR presets are refused in words")
    void highDynamicRange() {
        Path bright = HdrSources.hlg(folder.resolve("hlg.mp4"), "color=c=gray:s=320x180:r=25:d=0.8");
        Path plain = MadeSource.of(folder.resolve("sdr.mp4"), "color=c=black:s=320x180:r=25:d=0.8,format=yuv420p");
        JobOutcome.Succeeded done = join(bright, plain);
        List<Decode.Picture> pictures = Decode.video(video(done), 0, 16, 9);
        assertThat(pictures).hasSize(40);
        assertThat(pictures.get(10).average()).isBetween(60.0, 235.0);
        assertThat(pictures.get(30).average()).isBetween(14.0, 18.0);
        try (EncodingEngine engine = EncodingEngine.open()) {
            Analysis found = engine.planLadder(
                    List.of(ClipSpec.whole(bright), ClipSpec.whole(plain)),
                    List.of(),
                    PictureChoice.standard(),
                    new Cancellation());
            assertThat(found.ladder().presets()).noneMatch(LadderPreset::highDynamicRange);
            assertThat(found.notesOfAll()).anyMatch(note -> note.startsWith("hlg.mp4: HDR (HLG) tone-mapped to SDR"));
            assertThatThrownBy(() -> engine.planLadder(
                            List.of(ClipSpec.whole(bright), ClipSpec.whole(bright)),
                            Presets.allNamed("web-hdr-hevc"),
                            PictureChoice.standard(),
                            new Cancellation()))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCES_DO_NOT_JOIN))
                    .hasMessageContaining("web-hdr-hevc makes HDR, but joined sources become SDR");
        }
    }

    private Path numbered(String name, String rate, int frames, String... options) {
        return NumberedFrames.make(folder.resolve(name), NumberedFrames.lavfi(rate, frames), options);
    }

    private JobOutcome.Succeeded join(Path... sources) {
        return Encodes.run(
                Arrays.stream(sources).map(ClipSpec::whole).toList(), folder.resolve("out"), PictureChoice.standard());
    }

    private static ClipSpec piece(Path source, String from, String to) {
        return new ClipSpec(
                source, new Trim(Optional.of(CutPoint.parse(from)), Optional.of(CutPoint.parse(to)), Optional.empty()));
    }

    private static Path video(JobOutcome.Succeeded done) {
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        return PackageTimeline.joined(done.folder(), rung);
    }
}
