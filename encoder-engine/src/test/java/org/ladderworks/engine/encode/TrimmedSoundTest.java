package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.Prober;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** Sound that goes to an encoder is cut to the sample, however far into a source. */
class TrimmedSoundTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("the samples of a piece are those that another FFmpeg cuts out")
    void cutToTheSample() throws IOException {
        Path file = MadeSource.of(
                folder.resolve("noise.mkv"),
                "anoisesrc=d=6:r=48000:seed=7,aformat=channel_layouts=stereo",
                "-c:a",
                "pcm_s16le");
        for (int start : new int[] {0, 100, 48_001, 200_003}) {
            assertThat(ours(file, start, 40_000)).as("from sample " + start).isEqualTo(theirs(file, start, 40_000));
        }
    }

    private byte[] ours(Path file, int start, int length) throws IOException {
        try (ToolRunner runner = new ToolRunner()) {
            Source source = Source.of(file);
            ProbeResult probed = new Prober(runner, ToolInventory.bundled()).probe(source, new Cancellation());
            AudioPlan plan = new AudioPlan(
                    new AudioProgramme(
                            AudioInput.of(probed.audio().getFirst()), ChannelLayout.STEREO, "und", AudioRole.MAIN, ""),
                    AudioCodec.AAC,
                    ChannelLayout.STEREO,
                    Bitrate.ofKilobits(128),
                    MediaTime.of(start, 48_000),
                    MediaTime.of(length, 48_000),
                    Optional.empty());
            List<String> line = AudioCommand.arguments(List.of(source), plan, folder.resolve("unused"));
            List<String> raw = new ArrayList<>(line.subList(0, line.indexOf("-c:a")));
            Path out = folder.resolve("ours.raw");
            raw.addAll(List.of("-frames:a", "1000000", "-c:a", "pcm_s16le", "-f", "s16le", out.toString()));
            RealTools.run(RealTools.bundledFfmpeg(), raw);
            byte[] bytes = Files.readAllBytes(out);
            // What the encoder would keep to itself stands behind.
            return java.util.Arrays.copyOf(bytes, length * 4);
        }
    }

    private byte[] theirs(Path file, int start, int length) throws IOException {
        Path out = folder.resolve("theirs.raw");
        RealTools.run(
                RealTools.ffmpeg(),
                List.of(
                        "-v",
                        "error",
                        "-y",
                        "-i",
                        file.toString(),
                        "-af",
                        "atrim=start_sample=%d:end_sample=%d".formatted(start, start + length),
                        "-f",
                        "s16le",
                        out.toString()));
        return Files.readAllBytes(out);
    }
}
