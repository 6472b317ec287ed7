package org.ladderworks.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedFilesTest {
    /** No process has this number: Linux gives none above 4,194,304. */
    private static final long NOBODY = 99_999_999;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatDeadProcessesLeftGoes() throws IOException {
        Files.createFile(folder.resolve(UUID.randomUUID() + "-" + NOBODY + ".part"));
        Files.createFile(folder.resolve(UUID.randomUUID() + "-" + NOBODY + ".part.pass.cutree.temp"));
        Path full = Files.createDirectory(folder.resolve("ladderworks-" + NOBODY + "-1234567890123"));
        Files.createFile(full.resolve("0.txt"));

        OwnedFiles.sweep(folder);

        assertThat(names()).isEmpty();
    }

    @Test
    void whatLivingProcessesOrOthersHaveStays() throws IOException {
        Files.createFile(OwnedFiles.newIn(folder, ".part"));
        Files.createDirectory(
                folder.resolve("ladderworks-" + ProcessHandle.current().pid() + "-1"));
        Files.createFile(folder.resolve("notes of the operator.part"));
        Files.createFile(folder.resolve("ladderworks-" + NOBODY + "-draft.txt"));
        Files.createFile(folder.resolve("a".repeat(64) + ".mp4"));
        List<String> before = names();

        OwnedFiles.sweep(folder);

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void aNumberThatAnotherProcessHasNowOwnsNothingOld() throws IOException {
        Path old = Files.createFile(OwnedFiles.newIn(folder, ".part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(1_000_000)));
        assertThat(OwnedFiles.isLeftOver(old)).isTrue();
    }

    @Test
    void aTemporaryFolderIsOnesOwn() throws IOException {
        Path temporary = OwnedFiles.newTemporaryFolder();
        assertThat(temporary.getFileName().toString())
                .matches("ladderworks-" + ProcessHandle.current().pid() + "-\\d+");
        Files.createFile(temporary.resolve("file"));
        OwnedFiles.delete(temporary);
        assertThat(temporary).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsSwept() throws IOException {
        OwnedFiles.sweep(folder.resolve("nowhere"));
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
