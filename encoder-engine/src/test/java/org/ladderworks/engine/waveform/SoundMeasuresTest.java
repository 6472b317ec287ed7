package org.ladderworks.engine.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.RealTools;

/** What FFmpeg notes of a sound becomes a waveform and a curve of loudness, is kept, and is told. */
class SoundMeasuresTest {
    /** A second, a point and a sample. */
    private static final int SAMPLES = 48_000 + 2400 + 1;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "each point has the lowest and the highest sample of its twentieth of a second, the last one of what is left")
    void points() throws IOException {
        // Left rises from -1 to 1 in a second and stays; right is a quarter all the time.
        SoundMeasures measures = measure("min(2*t-1\\,1)|0.25");
        Waveform waveform = measures.waveform();
        assertThat(waveform.channels()).isEqualTo(2);
        assertThat(waveform.length()).isEqualTo(22);
        for (int point = 0; point < 20; point++) {
            assertThat(waveform.lowest(0, point)).isCloseTo((int) Math.round(128 * (point / 10.0 - 1)), within(1));
            assertThat(waveform.highest(0, point))
                    .isCloseTo((int) Math.min(127, Math.round(128 * ((point + 1) / 10.0 - 1))), within(1));
            assertThat(waveform.lowest(1, point)).isEqualTo(32);
            assertThat(waveform.highest(1, point)).isEqualTo(32);
        }
        assertThat(waveform.lowest(0, 21)).isEqualTo(127);
        assertThat(measures.loudness().steps()).isEqualTo(11);
    }

    @Test
    @DisplayName("what is over full scale is drawn at full scale, and its true peak is told as it is")
    void overFullScale() throws IOException {
        SoundMeasures measures = measure("if(lt(t\\,0.5)\\,4\\,-4)|0.01*sin(2*PI*100*t)");
        assertThat(measures.waveform().highest(0, 0)).isEqualTo(127);
        assertThat(measures.waveform().lowest(0, 15)).isEqualTo(-128);
        assertThat(measures.waveform().highest(1, 15)).isEqualTo(1);
        // 4 is 12 dB, and the true peak of a jump is a little behind it.
        assertThat(measures.loudness().truePeak()).isBetween(12.0, 15.0);
    }

    @Test
    @DisplayName("silence has no loudness: -120 from step to step and at its peak, -70 as a whole")
    void silence() throws IOException {
        LoudnessCurve loudness = measure("0|0").loudness();
        for (int step = 0; step < loudness.steps(); step++) {
            assertThat(loudness.momentary(step)).isEqualTo(-120);
            assertThat(loudness.shortTerm(step)).isEqualTo(-120);
        }
        assertThat(loudness.integrated()).isEqualTo(-70);
        assertThat(loudness.range()).isZero();
        assertThat(loudness.truePeak()).isEqualTo(-120);
    }

    @Test
    @DisplayName("what is kept is read as it was, and tells the same")
    void keptAndRead() throws IOException {
        SoundMeasures measures = measure("0.3*sin(2*PI*997*t)|0.1*t");
        Path kept = folder.resolve("kept");
        measures.write(kept);
        assertThat(json(SoundMeasures.read(kept))).isEqualTo(json(measures));
        assertThat(json(measures))
                .startsWith(
                        "{\"waveform\":{\"version\":2,\"channels\":2,\"sample_rate\":48000,\"samples_per_pixel\":2400,"
                                + "\"bits\":8,\"length\":22,\"data\":[-38,38,")
                .contains("]},\"loudness\":{\"interval\":\"0.1\",\"momentary\":[-120.0,-120.0,-120.0,-1")
                .contains("],\"shortTerm\":[-120.0,")
                .endsWith("}}\n");
    }

    @Test
    @DisplayName("kept measures that are cut short or longer, or hold what cannot be, are refused")
    void rubbishIsRefused() throws IOException {
        Path file = folder.resolve("kept");
        measure("0.3*sin(2*PI*997*t)|0").write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SoundMeasures.read(file)).isInstanceOf(IOException.class);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> SoundMeasures.read(file)).isInstanceOf(IOException.class);
        // Version, channels, points, and the integrated loudness.
        for (int at : new int[] {0, 4, 8, whole.length - 6}) {
            byte[] changed = whole.clone();
            changed[at] = 0x7f;
            Files.write(file, changed);
            assertThatThrownBy(() -> SoundMeasures.read(file)).as("byte " + at).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("notes that lack a frame or a value, or have one too many, are refused")
    void brokenNotesAreRefused() throws IOException {
        SoundMeasures.Logs logs = logs("0.5|0.5");
        List<String> whole = Files.readAllLines(logs.levels());
        assertThat(whole).hasSize(22 * 5);
        refused(logs, whole.subList(0, whole.size() - 5), "21 frames instead of 22");
        refused(logs, whole.subList(0, whole.size() - 1), "all of frame 21");
        List<String> more = new ArrayList<>(whole);
        more.add("frame:22 pts:1");
        refused(logs, more, "more than 22 frames");
        List<String> wordy = new ArrayList<>(whole);
        wordy.set(1, "lavfi.astats.1.Min_level=much");
        refused(logs, wordy, "much");
        wordy.set(1, "lavfi.astats.1.Min_level=" + "1".repeat(600));
        refused(logs, wordy, "too long");
    }

    private static void refused(SoundMeasures.Logs logs, List<String> lines, String why) throws IOException {
        Files.write(logs.levels(), lines);
        assertThatThrownBy(() -> SoundMeasures.of(logs, 2, SAMPLES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    private SoundMeasures measure(String sounds) throws IOException {
        return SoundMeasures.of(logs(sounds), 2, SAMPLES);
    }

    private SoundMeasures.Logs logs(String sounds) {
        SoundMeasures.Logs logs = new SoundMeasures.Logs(folder.resolve("levels"), folder.resolve("loudness"));
        String filter = SoundMeasures.filter(
                SAMPLES, logs.levels().toString(), logs.loudness().toString());
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=" + sounds + ":c=stereo:s=48000,atrim=end_sample=" + SAMPLES,
                "-af",
                filter,
                "-f",
                "null",
                "-"));
        return logs;
    }

    private static String json(SoundMeasures measures) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SoundJson.write(measures, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
