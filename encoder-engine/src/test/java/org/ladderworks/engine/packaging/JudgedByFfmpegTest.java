package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;

/** Another FFmpeg than the one that we ship plays what we write: no error, every frame, the right times. */
class JudgedByFfmpegTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a joined track decodes without an error, with every frame at its exact time")
    void videoDecodesWithEveryFrameInPlace() {
        Path clip = Clips.video().encode(folder.resolve("clip.mp4"));
        PackagedPresentation presentation = Packages.pack(folder.resolve("out"), Clips.rung(clip));

        Path joined =
                Packages.joined(folder.resolve("out"), presentation.video().getFirst());

        assertThat(decodeErrors(joined)).isEmpty();
        List<Long> times = times(joined, "v");
        assertThat(times).hasSize(125);
        long frame = presentation.video().getFirst().timescale().ticksPerSecond() / 25;
        // Where composition offsets are negative FFmpeg shifts all times by the lowest of them.
        long shift = times.getFirst();
        assertThat(shift).isIn(0L, frame, 2 * frame);
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isEqualTo(shift + i * frame);
        }
        assertThat(videoHash(joined)).isEqualTo(videoHash(clip));
    }

    @Test
    @DisplayName("the first decoded sample of audio is the first one to be heard: priming is skipped once")
    void audioPrimingIsSkippedOnce() {
        Path clip = Clips.audio(folder.resolve("clip.m4a"), "5", 48_000);
        PackagedPresentation presentation = Packages.pack(folder.resolve("out"), Clips.sound("en", clip));

        Path joined =
                Packages.joined(folder.resolve("out"), presentation.audio().getFirst());

        assertThat(decodeErrors(joined)).isEmpty();
        // FFmpeg gives the priming of fragmented files negative times, which a player does not play.
        assertThat(times(joined, "a").subList(0, 2)).containsExactly(-1024L, 0L);
        byte[] ours = pcm(joined, "ours.raw", "-copyts", "-af", "atrim=start=0");
        byte[] source = pcm(clip, "source.raw");
        assertThat(Arrays.mismatch(ours, source)).isEqualTo(-1);
    }

    private static String decodeErrors(Path file) {
        return RealTools.run(RealTools.ffmpeg(), List.of("-v", "warning", "-i", file.toString(), "-f", "null", "-"));
    }

    private static List<Long> times(Path file, String stream) {
        return RealTools.run(
                        RealTools.ffprobe(),
                        List.of(
                                "-v",
                                "error",
                                "-select_streams",
                                stream,
                                "-show_entries",
                                "frame=pts",
                                "-of",
                                "csv=p=0",
                                file.toString()))
                .lines()
                .map(line -> line.replace(",", "").trim())
                .filter(line -> !line.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    private static String videoHash(Path file) {
        return RealTools.run(
                RealTools.ffmpeg(), List.of("-v", "error", "-i", file.toString(), "-map", "0:v", "-f", "md5", "-"));
    }

    private byte[] pcm(Path file, String name, String... options) {
        Path raw = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-i", file.toString()));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("-f", "s16le", raw.toString()));
        RealTools.run(RealTools.ffmpeg(), arguments);
        try {
            return Files.readAllBytes(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
