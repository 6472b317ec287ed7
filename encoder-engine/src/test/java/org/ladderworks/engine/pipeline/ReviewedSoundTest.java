package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.ReviewedSound;
import org.ladderworks.engine.testing.Sound;
import org.ladderworks.engine.testing.Tones;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** A package tells how each of its sounds looks and how loud it is from moment to moment, as viewers hear it. */
class ReviewedSoundTest {
    /** Silence, full scale and half of it for a second each on the left; on the right the same a second later. */
    private static final String ENVELOPE = "aevalsrc='" + envelope(0) + "|" + envelope(1) + "':c=stereo:s=48000:d=4";

    private static final AudioSettings STEREO = AudioSettings.standard();

    @TempDir
    Path folder;

    @Test
    @DisplayName("silence, full scale and half of it are where they are heard, in a title of sound alone")
    void envelope() throws IOException {
        JobOutcome.Succeeded done = Encodes.run(job(sound("tone.mka", ENVELOPE), STEREO));
        ReviewedSound heard = ReviewedSound.read(done.folder(), "audio-und-main");
        assertThat(heard.channels()).isEqualTo(2);
        assertThat(heard.length()).isEqualTo(80);
        checkEnvelope(heard, 0, 0);
        checkEnvelope(heard, 1, 1);
        assertThat(PackageIndex.read(done.folder().resolve(PackageIndex.FILE_NAME)).files().stream()
                        .filter(file -> file.role() == PackagedFile.Role.DATA)
                        .map(PackagedFile::path))
                .containsExactly("review/audio-und-main.json");
        try (Stream<Path> left = Files.list(folder.resolve("it's [1], work;/chunks"))) {
            assertThat(left).noneMatch(file -> file.toString().contains(".part"));
        }
    }

    @Test
    @DisplayName("5.1 is told channel by channel, once for all codecs and for the stereo beside it")
    void surround() {
        Path source = Tones.inOneStream(folder.resolve("tones.mka"), "5.1(side)", 6);
        JobOutcome.Succeeded done =
                Encodes.run(job(source, new AudioSettings(Set.of(AudioCodec.EAC3), true, List.of(), Optional.empty())));
        assertThat(done.presentation().audio()).hasSizeGreaterThan(2);
        assertThat(review(done)).containsExactly("review/audio-und-main.json");
        ReviewedSound heard = ReviewedSound.read(done.folder(), "audio-und-main");
        assertThat(heard.channels()).isEqualTo(6);
        for (int turn = 0; turn < 6; turn++) {
            for (int channel = 0; channel < 6; channel++) {
                double from = turn * Tones.TURN + 0.1;
                double to = from + 0.3;
                int expected = channel == turn ? (int) (Tones.LEVEL * 128) : 0;
                assertThat(heard.highest(channel, from, to)).isCloseTo(expected, within(1));
                assertThat(heard.lowest(channel, from, to)).isCloseTo(-expected, within(1));
            }
        }
    }

    @Test
    @DisplayName("a fold to stereo is told as it is heard, and sounds of one language and role have files of their own")
    void foldedAndTwice() {
        Path source = folder.resolve("two.mka");
        Path tones = Tones.inOneStream(folder.resolve("tones.mka"), "5.1", 6);
        RealTools.ffmpeg(List.of(
                "-i",
                tones.toString(),
                "-f",
                "lavfi",
                "-i",
                ENVELOPE,
                "-map",
                "0",
                "-map",
                "1",
                "-c:a",
                "flac",
                "-metadata:s:a",
                "language=eng",
                source.toString()));
        JobOutcome.Succeeded done = Encodes.run(job(source, STEREO));
        assertThat(review(done)).containsExactly("review/audio-en-main.json", "review/audio-en-main-2.json");
        ReviewedSound folded = ReviewedSound.read(done.folder(), "audio-en-main");
        assertThat(folded.channels()).isEqualTo(2);
        // The front channel whole, the others at -3 dB, divided by what they come to.
        double front = 128 * Tones.LEVEL / (1 + 2 * Math.sqrt(0.5));
        assertThat(folded.highest(0, 0.1, 0.4)).isCloseTo((int) Math.round(front), within(1));
        assertThat(folded.highest(1, 0.1, 0.4)).isZero();
        assertThat(folded.highest(0, 1.1, 1.4)).isCloseTo((int) Math.round(front * Math.sqrt(0.5)), within(1));
        checkEnvelope(ReviewedSound.read(done.folder(), "audio-en-main-2"), 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"1.25, mkv", "0.7, mp4"})
    @DisplayName("sound that begins late is told where it is heard")
    void lateSound(double late, String container) {
        Path source = folder.resolve("late." + container);
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x90:r=25:d=6",
                "-itsoffset",
                Double.toString(late),
                "-f",
                "lavfi",
                "-i",
                ENVELOPE,
                "-map",
                "0",
                "-map",
                "1",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "aac",
                source.toString()));
        JobOutcome.Succeeded done = Encodes.run(job(source, STEREO));
        ReviewedSound heard = ReviewedSound.read(done.folder(), "audio-und-main");
        assertThat(heard.length()).isEqualTo(120);
        // AAC smears beginnings a little.
        assertThat(heard.begins(0)).isCloseTo(1 + late, within(0.051));
        assertThat(heard.begins(1)).isCloseTo(2 + late, within(0.051));
        assertThat(heard.highest(0, 1.2 + late, 1.9 + late)).isGreaterThan(120);
        assertThat(heard.highest(0, 2.2 + late, 2.9 + late)).isCloseTo(64, within(4));
        assertThat(heard.highest(0, 4.2 + late, 6)).isZero();
    }

    @Test
    @DisplayName("joined sources are told one behind the other, with silence where one has no sound")
    void joined() {
        Path mute = folder.resolve("mute.mp4");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x90:r=25:d=2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                mute.toString()));
        Path loud = folder.resolve("loud.mkv");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x90:r=25:d=4",
                "-f",
                "lavfi",
                "-i",
                ENVELOPE,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "pcm_s16le",
                loud.toString()));
        JobOutcome.Succeeded done = Encodes.run(job(List.of(loud, mute, loud), "out", STEREO));
        ReviewedSound heard = ReviewedSound.read(done.folder(), "audio-und-main");
        assertThat(heard.length()).isEqualTo(200);
        for (double from : new double[] {0, 6}) {
            checkEnvelope(heard, 0, from);
            checkEnvelope(heard, 1, from + 1);
        }
        assertThat(heard.highest(0, 4, 7)).isZero();
    }

    @Test
    @DisplayName("a tone of -23 LUFS is told as -23 LUFS at every moment and as a whole")
    void toneAtReferenceLevel() {
        // EBU Tech 3341, case 1.
        Path source = sound("tone.mka", "aevalsrc='0.070795*sin(2*PI*1000*t)|0.070795*sin(2*PI*1000*t)':s=48000:d=12");
        JobOutcome.Succeeded done = Encodes.run(job(source, STEREO));
        ReviewedSound heard = ReviewedSound.read(done.folder(), "audio-und-main");
        assertThat(heard.loudness().required("momentary").size()).isEqualTo(120);
        assertThat(heard.loudness().required("shortTerm").size()).isEqualTo(120);
        for (int step = 5; step <= 120; step++) {
            assertThat(heard.momentary(step / 10.0)).isCloseTo(-23, within(0.2));
        }
        for (int step = 31; step <= 120; step++) {
            assertThat(heard.shortTerm(step / 10.0)).isCloseTo(-23, within(0.2));
        }
        assertThat(heard.momentary(0.3)).isEqualTo(-120);
        assertThat(heard.shortTerm(2.9)).isEqualTo(-120);
        assertThat(heard.whole("integrated")).isCloseTo(-23, within(0.2));
        assertThat(heard.whole("truePeak")).isCloseTo(-23, within(0.2));
        assertThat(heard.whole("range")).isCloseTo(0, within(0.2));
    }

    @ParameterizedTest
    @CsvSource({"false, ''", "false, -16", "true, ''", "true, -23"})
    @DisplayName("the loudness told is that of the packaged sound, as another FFmpeg measures it, with its gain")
    void asPackaged(boolean surround, String target) {
        Path source = sound(
                "passages.mka",
                "aevalsrc='0.1*(sin(2*PI*150*t)+sin(2*PI*450*t)+0.5*sin(2*PI*1050*t))*(0.65+0.35*sin(2*PI*t/6))':s=48000:d=18,"
                        + "pan=5.1|FL=0.5*c0|FR=0.4*c0|FC=c0|LFE=0.1*c0|BL=0.3*c0|BR=0.3*c0");
        JobOutcome.Succeeded done = Encodes.run(job(
                source,
                new AudioSettings(
                        Set.of(),
                        surround,
                        List.of(),
                        target.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(target)))));
        ReviewedSound heard = ReviewedSound.read(done.folder(), "audio-und-main");
        var track = done.presentation().audio().stream()
                .filter(each -> each.channels() == heard.channels())
                .findFirst()
                .orElseThrow();
        assertThat(track.channels()).isEqualTo(surround ? 6 : 2);
        double[] measured = Sound.loudness(done.folder(), track);
        assertThat(heard.whole("integrated")).isCloseTo(measured[0], within(0.3));
        assertThat(heard.whole("truePeak")).isCloseTo(measured[1], within(0.5));
        assertThat(heard.whole("range")).isGreaterThan(5);
        // The middle of 400 ms is where it is loudest, then softest: 0.3 is 10.5 dB less.
        assertThat(heard.momentary(7.7) - heard.momentary(10.7)).isCloseTo(10.4, within(0.3));
        if (!target.isEmpty()) {
            assertThat(heard.whole("integrated")).isCloseTo(Double.parseDouble(target), within(0.2));
        }
    }

    @Test
    @DisplayName("turning it off and on again, and packaging again, encodes nothing and measures nothing twice")
    void nothingIsDoneTwice() throws IOException {
        Path source = sound("tone.mka", ENVELOPE);
        JobOutcome.Succeeded without =
                Encodes.run(job(List.of(source), "out", STEREO).with(TrickPlaySettings.NONE));
        assertThat(review(without)).isEmpty();
        assertThat(without.folder().resolve("review")).doesNotExist();
        assertThat(without.work().encoded()).isEqualTo(1);

        JobOutcome.Succeeded with = Encodes.run(job(List.of(source), "out", STEREO));
        assertThat(with.work().encoded()).as("the measures").isEqualTo(1);
        assertThat(with.work().reused()).as("the track").isEqualTo(1);
        assertThat(review(with)).hasSize(1);

        JobOutcome.Succeeded again = Encodes.run(job(List.of(source), "other", STEREO));
        assertThat(again.work().encoded()).isZero();
        assertThat(Files.readAllBytes(again.folder().resolve("review/audio-und-main.json")))
                .isEqualTo(Files.readAllBytes(with.folder().resolve("review/audio-und-main.json")));

        JobOutcome.Succeeded off =
                Encodes.run(job(List.of(source), "out", STEREO).with(TrickPlaySettings.NONE));
        assertThat(off.work().encoded()).isZero();
        assertThat(off.folder().resolve("review")).doesNotExist();
    }

    @Test
    @DisplayName("measures that a disk has spoilt are made again")
    void spoiltMeasures() throws IOException {
        Path source = sound("tone.mka", ENVELOPE);
        byte[] told =
                Files.readAllBytes(Encodes.run(job(source, STEREO)).folder().resolve("review/audio-und-main.json"));
        try (Stream<Path> kept = Files.list(folder.resolve("it's [1], work;/chunks"))) {
            Path measures = kept.filter(file -> file.toString().endsWith(".mp4"))
                    .min((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(measures);
            bytes[40] ^= 1;
            Files.write(measures, bytes);
        }
        JobOutcome.Succeeded again = Encodes.run(job(List.of(source), "other", STEREO));
        assertThat(again.work().encoded()).isEqualTo(1);
        assertThat(Files.readAllBytes(again.folder().resolve("review/audio-und-main.json")))
                .isEqualTo(told);
    }

    @Test
    @DisplayName("a source without sound has nothing for review")
    void withoutSound() {
        Path mute = folder.resolve("mute.mp4");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x90:r=25:d=1",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                mute.toString()));
        JobOutcome.Succeeded done = Encodes.run(job(mute, STEREO));
        assertThat(review(done)).isEmpty();
    }

    private static List<String> review(JobOutcome.Succeeded done) {
        return done.presentation().files().stream()
                .map(PackagedFile::path)
                .filter(path -> path.startsWith("review/audio"))
                .toList();
    }

    private static String envelope(int late) {
        return "sin(2*PI*1000*t)*if(gte(t,%1$d)*lt(t,%2$d),1,if(gte(t,%2$d)*lt(t,%3$d),0.5,0))"
                .formatted(1 + late, 2 + late, 3 + late);
    }

    private static void checkEnvelope(ReviewedSound heard, int channel, double from) {
        assertThat(heard.highest(channel, from, from + 1)).isZero();
        assertThat(heard.lowest(channel, from, from + 1)).isZero();
        for (double at = from + 1; at < from + 1.9; at += 0.05) {
            assertThat(heard.highest(channel, at, at + 0.05)).isEqualTo(127);
            assertThat(heard.lowest(channel, at, at + 0.05)).isEqualTo(-128);
            assertThat(heard.highest(channel, at + 1, at + 1.05)).isEqualTo(64);
            assertThat(heard.lowest(channel, at + 1, at + 1.05)).isEqualTo(-64);
        }
    }

    private Path sound(String name, String lavfi) {
        Path file = folder.resolve(name);
        RealTools.ffmpeg(List.of("-f", "lavfi", "-i", lavfi, "-c:a", "flac", file.toString()));
        return file;
    }

    private JobSpec job(Path source, AudioSettings audio) {
        return job(List.of(source), "out", audio);
    }

    private JobSpec job(List<Path> sources, String out, AudioSettings audio) {
        List<ClipSpec> clips = sources.stream().map(ClipSpec::whole).toList();
        return JobSpec.of(clips, folder.resolve(out), WorkFolder.unlimited(folder.resolve("it's [1], work;")))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF, audio))
                .with(new Effort(2, false));
    }
}
