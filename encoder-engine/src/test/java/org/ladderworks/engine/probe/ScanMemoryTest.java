package org.ladderworks.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Timescale;

class ScanMemoryTest {
    private static final FrameIndex INDEX =
            new FrameIndex(new Timescale(12_800), new long[] {0, 512, 1024, 1536}, new long[] {0, 1024}, 512);
    private static final PictureScan PICTURES =
            new PictureScan(200, 1, 2, 3, 4, 5, 4, Optional.of(new CropBox(640, 272, 0, 44)));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private VideoStream stream;

    private ScanMemory memory() {
        return new ScanMemory(folder.resolve("scans"), "8.0.1");
    }

    @BeforeEach
    void probe() {
        try (EncodingEngine engine = EncodingEngine.open()) {
            Path clip = folder.resolve("clip.mp4");
            engine.generateSample(clip, 1, new Cancellation());
            stream = engine.look(clip, new Cancellation()).probe().video().getFirst();
        }
    }

    @Test
    void whatWasKeptIsRecalledForTheSameBytesStreamAndTool() {
        memory().keep("aa", stream, new StreamScan(INDEX, PICTURES));

        StreamScan recalled = memory().recall("aa", stream).orElseThrow();
        assertThat(recalled.pictures()).isEqualTo(PICTURES);
        assertThat(recalled.index().times()).isEqualTo(INDEX.times());
        assertThat(recalled.index().keyTimes()).isEqualTo(INDEX.keyTimes());
        assertThat(recalled.index().length().sameAs(INDEX.length())).isTrue();
        assertThat(recalled.index().framesAt(new FrameRate(25, 1))).isEqualTo(4);
        assertThat(memory().recall("bb", stream)).isEmpty();
        assertThat(new ScanMemory(folder.resolve("scans"), "9").recall("aa", stream))
                .isEmpty();
    }

    @Test
    @DisplayName("rubbish in the place of a scan is no scan")
    void rubbishIsForgotten() throws IOException {
        memory().keep("aa", stream, new StreamScan(INDEX, PICTURES));
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("scans"))) {
            file = files.findFirst().orElseThrow();
        }
        String good = Files.readString(file);
        for (String rubbish : List.of(
                "",
                "null",
                "[]",
                "{}",
                good.substring(0, good.length() / 2),
                good.replace("12800", "0"),
                good.replace("[0,512,1024,1536]", "[]"),
                good.replace("[0,512,1024,1536]", "[0,512,100,1536]"),
                good.replace("[0,1024]", "[0,1025]"),
                good.replaceAll("\"pictures\":\\{.*\\}\\}?", "\"pictures\":null}"))) {
            assertThat(rubbish).isNotEqualTo(good);
            Files.writeString(file, rubbish);
            assertThat(memory().recall("aa", stream)).as(rubbish).isEmpty();
        }
    }
}
