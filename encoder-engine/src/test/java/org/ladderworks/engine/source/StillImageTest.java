package org.ladderworks.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.Resolution;

/** Kind and size of images that another program wrote; of their beginnings, and of bytes that are none. */
class StillImageTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("PNG, JPEG and the three forms of WebP")
    void kinds() throws IOException {
        check(StillImage.Kind.PNG, "a.png", "rgba");
        check(StillImage.Kind.JPEG, "a.jpg", "yuvj420p");
        check(StillImage.Kind.WEBP, "lossy.webp", "yuv420p", "-lossless", "0");
        check(StillImage.Kind.WEBP, "alpha.webp", "yuva420p", "-lossless", "0");
        check(StillImage.Kind.WEBP, "lossless.webp", "bgra", "-lossless", "1");
    }

    private void check(StillImage.Kind kind, String name, String format, String... options) throws IOException {
        Path file = folder.resolve(name);
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc=s=322x182,format=" + format));
        line.addAll(List.of("-frames:v", "1"));
        line.addAll(List.of(options));
        line.add(file.toString());
        RealTools.ffmpeg(line);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(StillImage.of(ByteBuffer.wrap(bytes)))
                .as(name)
                .contains(new StillImage(kind, new Resolution(322, 182)));
        // Cut anywhere it is the same, or nothing.
        for (int length = 0; length < Math.min(bytes.length, 700); length++) {
            assertThat(StillImage.of(ByteBuffer.wrap(Arrays.copyOf(bytes, length))))
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            found -> assertThat(found.orElseThrow().size()).isEqualTo(new Resolution(322, 182)));
        }
    }
}
