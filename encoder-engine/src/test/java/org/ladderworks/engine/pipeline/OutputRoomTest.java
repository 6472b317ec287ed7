package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.testing.Clips;

/** Room on the disk of the output, asked for with files that claim much and take nothing. */
class OutputRoomTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Pause pause = new Pause();
    private final Cancellation cancellation = new Cancellation().with(pause);
    private final ProgressMeter meter = ProgressMeter.ofEncoding(_ -> {}, pause);

    private Path claiming(long bytes) throws IOException {
        Path file = folder.resolve("rendition.mp4");
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(bytes);
        }
        return file;
    }

    private OutputRoom await(Path rendition) {
        PackageContent content = PackageContent.of(List.of(Clips.rung(rendition)), List.of());
        return OutputRoom.await(folder, content, 1, 1, meter, cancellation);
    }

    @Test
    void whatNeverFitsIsRefused() throws IOException {
        Path rendition = claiming(Files.getFileStore(folder).getTotalSpace());
        assertThatThrownBy(() -> await(rendition))
                .isInstanceOfSatisfying(PackagingException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PACKAGING_DISK_FULL);
                    assertThat(e.remedy()).contains("--out");
                })
                .hasMessageContaining(folder.toString());
        assertThat(pause.isPaused()).isFalse();
    }

    @Test
    void whatDoesNotFitNowWaits() throws Exception {
        FileStore disk = Files.getFileStore(folder);
        assumeTrue(disk.getUsableSpace() < disk.getTotalSpace() / 10 * 9, "nearly all of the disk is free");
        Path rendition = claiming(disk.getUsableSpace());
        CompletableFuture<Void> room =
                CompletableFuture.runAsync(() -> await(rendition).close());
        assertThatThrownBy(() -> room.get(1, TimeUnit.SECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(pause.reason().orElseThrow().english())
                .startsWith("the disk of " + folder + " has ")
                .contains(" MB are still to be written")
                .endsWith("; free some space to go on");

        cancellation.cancel();
        assertThatThrownBy(() -> room.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThat(pause.isPaused()).as("nobody watches any more").isFalse();
    }

    @Test
    void goesOnWhenLessIsMissing() throws Exception {
        AtomicLong missing = new AtomicLong(Files.getFileStore(folder).getTotalSpace());
        try (DiskWatch _ = DiskWatch.start(folder, missing::get, pause, () -> {})) {
            assertThat(pause.isPaused()).isTrue();
            missing.set(-1L << 40);
            for (int look = 0; look < 200 && pause.isPaused(); look++) {
                Thread.sleep(50);
            }
            assertThat(pause.isPaused()).isFalse();
            missing.set(Files.getFileStore(folder).getTotalSpace());
            for (int look = 0; look < 200 && !pause.isPaused(); look++) {
                Thread.sleep(50);
            }
            assertThat(pause.isPaused()).as("also while it writes").isTrue();
        }
        assertThat(pause.isPaused()).isFalse();
    }
}
