package org.ladderworks.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file under {@code src/test/resources/golden}; {@code -Dgolden=update} writes the file instead. */
public final class Golden {
    private static final Path ROOT = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void check(String name, String text) {
        Path file = ROOT.resolve(name);
        try {
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.resolveSibling("."));
                Files.writeString(file, text);
            }
            assertThat(text)
                    .as("%s; if the new text is right, rewrite it with -Dgolden=update", name)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
