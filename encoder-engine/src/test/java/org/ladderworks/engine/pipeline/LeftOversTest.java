package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.Encodes;

class LeftOversTest {
    /** No process has this number: Linux gives none above 4,194,304. */
    private static final long NOBODY = 99_999_999;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName(
            "a job takes away what killed ones left in the work folder and among temporary files, and nothing else")
    void aJobSweepsWhatKilledOnesLeft() throws IOException {
        List<Path> left = new ArrayList<>();
        for (String part : List.of("chunks", "downloads", "scans", "overlays", "fingerprints")) {
            Path place = Files.createDirectories(folder.resolve("out.work").resolve(part));
            left.add(Files.createFile(place.resolve(UUID.randomUUID() + "-" + NOBODY + ".part")));
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path text = Files.createDirectory(temporary.resolve("ladderworks-" + NOBODY + "-" + System.nanoTime()));
        Files.createFile(text.resolve("2.txt"));
        left.add(text);
        Path running = Files.createDirectory(
                temporary.resolve("ladderworks-" + ProcessHandle.current().pid() + "-" + System.nanoTime()));
        try {
            Encodes.run(Clips.video().encode(folder.resolve("source.mp4")), folder.resolve("out"));

            assertThat(left).allSatisfy(path -> assertThat(path).doesNotExist());
            assertThat(running).exists();
        } finally {
            Files.delete(running);
        }
    }
}
