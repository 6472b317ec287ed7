package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;

/** Sources and folders that change while a job runs. */
class ChangingDiskTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path clip = Path.of("unset");
    private Path output = Path.of("unset");

    @BeforeEach
    void makeClip() {
        clip = Media.clip(folder.resolve("clip.mp4"), 1);
        output = folder.resolve("new/package");
    }

    @Test
    void aSourceThatGrows() {
        Meddling.encode("encode", () -> Files.write(clip, new byte[8], StandardOpenOption.APPEND), clip, output)
                .failsWith(ErrorCode.SOURCE_CHANGED, clip, "was changed while", "encode it again");
        assertFalse(Files.exists(output.getParent()));
    }

    @Test
    void aSourceThatIsDeleted() {
        Meddling.encode("encode", () -> Files.delete(clip), clip, output)
                .failsWith(ErrorCode.SOURCE_CHANGED, clip, "moved or deleted");
        assertFalse(Files.exists(output.getParent()));
    }

    @Test
    void aStagingFolderThatIsTakenAway() throws IOException {
        Path staging = output.resolve(".ladderworks-staging/package");
        Meddling.encode(
                        "package",
                        () -> {
                            Files.delete(staging);
                            Files.writeString(staging, "in the way");
                        },
                        clip,
                        output)
                .failsWith(ErrorCode.PACKAGING_FAILED, output, "can be written");
        assertFalse(Files.exists(output.getParent()));
    }
}
