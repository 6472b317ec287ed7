package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.cmaf.Loudness;
import org.ladderworks.engine.cmaf.read.BoxDump;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.manifest.index.IndexedRendition;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.Sound;

/** Sound is brought to a loudness by one gain; another FFmpeg measures what came of it. */
class LoudnessTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("PR-43 every codec and layout is delivered at the loudness asked for, and says so truly")
    void pr43EveryTrackIsAtItsTarget() throws IOException {
        Path source = make(
                "speech.mkv",
                // Voiced sound, loud and soft: harmonics of 150 Hz.
                "aevalsrc='0.05*(sin(2*PI*150*t)+sin(2*PI*450*t)+0.7*sin(2*PI*1050*t)+0.3*sin(2*PI*2550*t))':s=48000:d=6,"
                        + "tremolo=f=0.5:d=0.9,pan=5.1(side)|FL=0.5*c0|FR=0.4*c0|FC=c0|LFE=0.1*c0|SL=0.3*c0|SR=0.3*c0");
        JobOutcome.Succeeded done = Encodes.run(
                source,
                folder.resolve("out"),
                new AudioSettings(EnumSet.allOf(AudioCodec.class), true, List.of(), Optional.of(-23.0)));
        assertThat(done.presentation().audio()).hasSize(5);
        PackageIndex index = PackageIndex.read(done.folder().resolve(PackageIndex.FILE_NAME));
        for (PackagedTrack.Audio track : done.presentation().audio()) {
            double[] measured = Sound.loudness(done.folder(), track);
            Loudness told = track.loudness().orElseThrow();
            assertThat(measured[0]).as(track.path()).isCloseTo(-23, within(0.5));
            assertThat(told.integrated()).as(track.path()).isCloseTo(measured[0], within(0.11));
            assertThat(told.truePeak()).as(track.path()).isCloseTo(measured[1], within(0.5));
            IndexedRendition indexed = index.renditions().stream()
                    .filter(rendition -> rendition.path().equals(track.path()))
                    .findFirst()
                    .orElseThrow();
            assertThat(indexed.integratedLoudness()).contains(told.integrated());
            assertThat(indexed.truePeak()).contains(told.truePeak());
            checkBox(done.folder().resolve(track.path()).resolve("init.mp4"), told);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-23, -16, -14})
    @DisplayName("PR-43 every usual target is reached, and loud and soft passages stay as far apart as they were")
    void pr43DynamicsAreUntouched(double target) throws IOException {
        Path source = make("passages.mkv", "aevalsrc='0.1*sin(2*PI*500*t)*if(lt(t,2),1,0.25)':c=stereo:s=48000:d=4");
        JobOutcome.Succeeded done = Encodes.run(
                source, folder.resolve("out"), new AudioSettings(Set.of(), false, List.of(), Optional.of(target)));
        PackagedTrack.Audio track = done.presentation().audio().getFirst();
        assertThat(Sound.loudness(done.folder(), track)[0]).isCloseTo(target, within(0.3));
        assertThat(done.notes()).noneMatch(note -> note.contains("LUFS"));
        Sound before = Sound.of(source, 2);
        Sound after = Sound.of(done.folder(), track);
        for (int channel = 0; channel < 2; channel++) {
            assertThat(difference(before, channel)).isCloseTo(12.04, within(0.01));
            assertThat(difference(after, channel)).isCloseTo(difference(before, channel), within(0.1));
        }
    }

    /** Of the loud and the soft passage, in dB. */
    private static double difference(Sound sound, int channel) {
        return 20 * Math.log10(sound.level(channel, 0.5, 1.5) / sound.level(channel, 2.5, 3.5));
    }

    @Test
    @DisplayName("a gain that would pass -1 dBTP is held back, and by how much is told")
    void gainIsHeldBack() {
        // Quiet, with one loud click: 20 dB of gain would clip it.
        Path source = make("click.mkv", "aevalsrc='0.02*sin(2*PI*500*t)+0.6*lt(abs(t-2),0.001)':c=stereo:s=48000:d=4");
        JobOutcome.Succeeded done = Encodes.run(
                source, folder.resolve("out"), new AudioSettings(Set.of(), false, List.of(), Optional.of(-16.0)));
        PackagedTrack.Audio track = done.presentation().audio().getFirst();
        double[] measured = Sound.loudness(done.folder(), track);
        assertThat(measured[0]).isBetween(-40.0, -25.0);
        // The codec changes the shape of a click.
        assertThat(measured[1]).isCloseTo(-1, within(1.0));
        assertThat(done.notes())
                .anySatisfy(note -> assertThat(note).contains("LU under -16.00", "more gain would pass -1.00 dBTP"));
    }

    @Test
    @DisplayName("without a target levels stay, nothing is measured and nothing is told; silence has no loudness")
    void levelsAreLeftAlone() {
        Path source = make("quiet.mkv", "sine=f=440:r=48000:d=2,volume=-20dB,aformat=channel_layouts=stereo");
        JobOutcome.Succeeded plain = Encodes.run(source, folder.resolve("plain"));
        assertThat(plain.presentation().audio().getFirst().loudness()).isEmpty();
        assertThat(init(plain)).doesNotContain("udta");
        Path silence = make("silence.mkv", "anullsrc=r=48000:cl=stereo,atrim=duration=2");
        JobOutcome.Succeeded silent = Encodes.run(
                silence, folder.resolve("silent"), new AudioSettings(Set.of(), false, List.of(), Optional.of(-23.0)));
        assertThat(silent.presentation().audio().getFirst().loudness()).isEmpty();
        assertThat(init(silent)).doesNotContain("udta");
        assertThat(silent.notes()).anySatisfy(note -> assertThat(note).contains("silent"));
    }

    private static String init(JobOutcome.Succeeded done) {
        return BoxDump.of(done.folder()
                .resolve(done.presentation().audio().getFirst().path())
                .resolve("init.mp4"));
    }

    /** The fields of tlou, decoded here anew from ISO/IEC 14496-12, 12.2.7 and ISO/IEC 23003-4. */
    private static void checkBox(Path init, Loudness told) throws IOException {
        byte[] bytes = Files.readAllBytes(init);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.indexOf("udta\0\0\0\36ludt\0\0\0\26tlou") + 20;
        assertThat(at).isGreaterThan(20);
        java.nio.ByteBuffer box = java.nio.ByteBuffer.wrap(bytes, at, bytes.length - at);
        assertThat(box.getInt()).as("version and flags").isZero();
        assertThat(box.getShort()).as("no downmix, no DRC set").isZero();
        int peaks = (box.get() & 0xFF) << 16 | (box.get() & 0xFF) << 8 | (box.get() & 0xFF);
        assertThat(peaks >> 12).as("sample peak is not told").isZero();
        assertThat(20 - (peaks & 0xFFF) / 32.0).isCloseTo(told.truePeak(), within(0.02));
        assertThat(box.get()).as("BS.1770, measured and accurate").isEqualTo((byte) 0x23);
        assertThat(box.get()).as("one measurement").isEqualTo((byte) 1);
        assertThat(box.get()).as("programme loudness").isEqualTo((byte) 1);
        assertThat((box.get() & 0xFF) / 4.0 - 57.75).isCloseTo(told.integrated(), within(0.126));
        assertThat(box.get()).as("EBU R 128, measured and accurate").isEqualTo((byte) 0x13);
    }

    private Path make(String name, String sound) {
        Path file = folder.resolve(name);
        RealTools.ffmpeg(List.of("-f", "lavfi", "-i", sound, "-c:a", "flac", file.toString()));
        return file;
    }
}
