package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.encode.StoreLease;
import org.ladderworks.engine.progress.Cancellation;

/** What goes of a work folder, and what stays while somebody needs it. */
class WorkCacheTest {
    @TempDir
    Path folder;

    private WorkFolder work;

    @BeforeEach
    void fill() throws IOException {
        work = WorkFolder.unlimited(folder);
        old("chunks/aa.mp4", 100);
        old("chunks/aa.json", 10);
        old("chunks/bb.mp4", 200);
        old("chunks/bb.json", 20);
        old("scans/one.json", 7);
        old("fingerprints/two.json", 5);
        old("downloads/host-1/film.mp4", 1000);
        old("downloads/host-1/version", 3);
        for (String each : List.of("downloads/host-1", "chunks", "downloads")) {
            date(folder.resolve(each), Duration.ofHours(2));
        }
    }

    private void old(String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
        date(file, Duration.ofHours(2));
    }

    private static void date(Path file, Duration ago) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }

    private long clear(WorkCache cache) throws IOException {
        return cache.clear(work, _ -> {}, new Cancellation());
    }

    @Test
    @DisplayName("each has its size, goes alone, and tells how far it is")
    void cleared() throws IOException {
        assertThat(WorkCache.CHUNKS.size(work)).isEqualTo(330);
        assertThat(WorkCache.MEASURED.size(work)).isEqualTo(12);
        assertThat(WorkCache.DOWNLOADS.size(work)).isEqualTo(1003);
        List<Long> told = new ArrayList<>();
        assertThat(WorkCache.CHUNKS.clear(work, told::add, new Cancellation())).isEqualTo(330);
        assertThat(told).containsExactly(110L, 330L);
        assertThat(WorkCache.CHUNKS.size(work)).isZero();
        assertThat(WorkCache.DOWNLOADS.size(work)).isEqualTo(1003);
        assertThat(clear(WorkCache.DOWNLOADS)).isEqualTo(1003);
        assertThat(clear(WorkCache.MEASURED)).isEqualTo(12);
        assertThat(clear(WorkCache.MEASURED)).isZero();
        assertThat(WorkCache.CHUNKS.size(WorkFolder.unlimited(folder.resolve("none"))))
                .isZero();
    }

    @Test
    @DisplayName("what was used since a living process's claim stays, and the claim with it; the rest goes")
    void claimed() throws IOException {
        try (StoreLease claim = StoreLease.take(work.chunks())) {
            assertThat(claim).isNotNull();
            try (var files = Files.list(work.chunks())) {
                Path lease = files.filter(file -> file.toString().endsWith(".lease"))
                        .findFirst()
                        .orElseThrow();
                // Within this process's life, and longer ago than what counts as being used just now.
                date(lease, Duration.ofSeconds(8));
                date(folder.resolve("chunks/bb.json"), Duration.ofSeconds(5));
                date(folder.resolve("downloads/host-1/version"), Duration.ofSeconds(5));
                assertThat(clear(WorkCache.CHUNKS)).isEqualTo(110);
                assertThat(clear(WorkCache.DOWNLOADS)).isZero();
                assertThat(lease).exists();
            }
            assertThat(folder.resolve("chunks/bb.mp4")).exists();
            assertThat(folder.resolve("chunks/aa.mp4")).doesNotExist();
        }
        assertThat(clear(WorkCache.CHUNKS)).isEqualTo(220);
        assertThat(clear(WorkCache.DOWNLOADS)).isEqualTo(1003);
    }

    @Test
    @DisplayName("what is used at this moment stays; a cancelled clearing ends at once")
    void fresh() throws IOException {
        date(folder.resolve("chunks/aa.json"), Duration.ZERO);
        assertThat(clear(WorkCache.CHUNKS)).isEqualTo(220);
        assertThat(folder.resolve("chunks/aa.mp4")).exists();
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> WorkCache.DOWNLOADS.clear(work, _ -> {}, cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(WorkCache.DOWNLOADS.size(work)).isEqualTo(1003);
    }
}
