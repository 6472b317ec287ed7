package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;

/** What is seen of frames that were copied. */
class CopiedFramesTest {
    private static final MediaTime LENGTH = MediaTime.of(3, 1);

    @TempDir
    Path folder;

    @Test
    @DisplayName("frames that fit need silence only where they begin late or leave room at the end")
    void fit() {
        Path source = sound("eac3", "6", "3");
        assertThat(copied(source, MediaTime.ZERO, AudioCodec.EAC3)).isEqualTo(new CopiedFrames(Optional.empty(), 0, 0));
        // Pictures that begin 100 ms before the sound, and end 69 ms behind it.
        MediaTime early = MediaTime.of(-1, 10);
        CopiedFrames late = copied(source, early, AudioCodec.EAC3);
        assertThat(late).isEqualTo(new CopiedFrames(Optional.empty(), 4, 0));
        MediaTime into = MediaTime.of(75, 1000);
        assertThat(copied(source, into, AudioCodec.EAC3)).isEqualTo(new CopiedFrames(Optional.empty(), 0, 2));
    }

    @Test
    @DisplayName("what ends early, changes its channels or is nothing to read is told")
    void unfit() throws IOException {
        Path stereo = sound("ac3", "2", "2");
        assertThat(copied(stereo, MediaTime.ZERO, AudioCodec.AC3).why())
                .contains("its frames hold other sound than the source says");
        Path surround = sound("ac3", "6", "2");
        assertThat(copied(surround, MediaTime.ZERO, AudioCodec.AC3).why().orElseThrow())
                .matches("it ends (0\\.9|1\\.0)\\d+ s early");
        Path both = folder.resolve("both.ac3");
        try (OutputStream out = Files.newOutputStream(both)) {
            Files.copy(surround, out);
            Files.copy(stereo, out);
        }
        assertThat(copied(both, MediaTime.ZERO, AudioCodec.AC3).why()).contains("its channels change in mid-stream");
        Path broken = Files.writeString(folder.resolve("broken.mp4"), "no boxes");
        assertThat(CopiedFrames.of(broken, plan(MediaTime.ZERO, AudioCodec.AC3))
                        .why()
                        .orElseThrow())
                .startsWith("its frames cannot be read: ");
    }

    private CopiedFrames copied(Path source, MediaTime start, AudioCodec codec) {
        Path copy = folder.resolve("copy.mp4");
        AudioPlan plan = plan(start, codec);
        RealTools.run(
                RealTools.bundledFfmpeg(),
                new ArrayList<>(AudioCommand.arguments(List.of(Source.of(source)), plan, copy)));
        return CopiedFrames.of(copy, plan);
    }

    private static AudioPlan plan(MediaTime start, AudioCodec codec) {
        AudioStream stream = new AudioStream(
                0, codec.id(), 48_000, 6, "5.1(side)", "eng", "", MediaTime.ZERO, Optional.of(LENGTH), true, false);
        AudioProgramme programme =
                new AudioProgramme(AudioInput.of(stream), ChannelLayout.SURROUND, "en", AudioRole.MAIN, "English");
        return new AudioPlan(
                programme,
                codec,
                ChannelLayout.SURROUND,
                Bitrate.ofKilobits(384),
                List.of(new SoundPart(0, Optional.of(programme.input()), start, AudioPlan.samples(LENGTH))),
                LENGTH,
                Optional.empty(),
                true);
    }

    private Path sound(String codec, String channels, String seconds) {
        Path file = folder.resolve(channels + "." + codec);
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "sine=f=440:r=48000:d=" + seconds,
                "-ac",
                channels,
                "-b:a",
                "384k",
                file.toString()));
        return file;
    }
}
