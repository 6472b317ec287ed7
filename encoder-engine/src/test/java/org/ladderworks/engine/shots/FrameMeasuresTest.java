package org.ladderworks.engine.shots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameMeasuresTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("runs that are joined, after they were written and read, are what one run would be")
    void joinedRunsAreOne(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] pictures = new byte[TinyFrame.BYTES * (1 + random.nextInt(40))];
        random.nextBytes(pictures);
        FrameMeasures whole = FrameMeasures.measure(new ByteArrayInputStream(pictures));
        List<FrameMeasures> runs = new ArrayList<>();
        for (int from = 0; from < pictures.length; ) {
            int to = Math.min(pictures.length, from + TinyFrame.BYTES * random.nextInt(7));
            FrameMeasures run = FrameMeasures.measure(new ByteArrayInputStream(Arrays.copyOfRange(pictures, from, to)));
            Path file = folder.resolve("run-" + runs.size());
            run.write(file);
            runs.add(FrameMeasures.read(file));
            from = to;
        }
        FrameMeasures joined = FrameMeasures.joined(runs);

        assertThat(joined.frames()).isEqualTo(whole.frames()).isEqualTo(pictures.length / TinyFrame.BYTES);
        for (int i = 0; i < whole.frames(); i++) {
            assertThat(joined.brightness(i)).isEqualTo(whole.brightness(i));
            assertThat(joined.contrast(i)).isEqualTo(whole.contrast(i));
            assertThat(joined.change(i)).as("change of " + i).isEqualTo(whole.change(i));
            assertThat(joined.changeAcross(i)).as("change across " + i).isEqualTo(whole.changeAcross(i));
        }
    }

    @Test
    @DisplayName(
            "what is measured is what is there: grey planes are as bright as they are, and differ by what they differ")
    void measuresAreRight() throws IOException {
        byte[] pictures = new byte[TinyFrame.BYTES * 3];
        Arrays.fill(pictures, 0, TinyFrame.BYTES, (byte) 50);
        Arrays.fill(pictures, TinyFrame.BYTES, TinyFrame.BYTES * 2, (byte) 200);
        Arrays.fill(pictures, TinyFrame.BYTES * 2, TinyFrame.BYTES * 3, (byte) 60);
        FrameMeasures measures = FrameMeasures.measure(new ByteArrayInputStream(pictures));

        assertThat(measures.brightness(1)).isEqualTo(200);
        assertThat(measures.contrast(1)).isZero();
        assertThat(measures.change(0)).isZero();
        assertThat(measures.change(1)).isEqualTo(150);
        assertThat(measures.change(2)).isEqualTo(140);
        assertThat(measures.changeAcross(1)).isEqualTo(10);
        assertThat(measures.changeAcross(2)).isZero();
    }

    @Test
    @DisplayName("pictures that are cut short, and files that are something else, are refused")
    void rubbishIsRefused() throws IOException {
        assertThatThrownBy(() -> FrameMeasures.measure(new ByteArrayInputStream(new byte[TinyFrame.BYTES + 1])))
                .isInstanceOf(IOException.class);
        Path file = folder.resolve("file");
        FrameMeasures.measure(new ByteArrayInputStream(new byte[TinyFrame.BYTES * 4]))
                .write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> FrameMeasures.read(file))
                    .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
        }
        whole[4] = 0x7f;
        Files.write(file, whole);
        assertThatThrownBy(() -> FrameMeasures.read(file)).isInstanceOf(IOException.class);
    }
}
