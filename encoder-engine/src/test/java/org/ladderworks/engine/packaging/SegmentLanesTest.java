package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.disk.Sha256;

class SegmentLanesTest {
    private static final int MANY = 200;

    @TempDir
    Path folder;

    /** Writes the number of each segment, and counts what is open. */
    private static class Numbers implements SegmentLanes.Lane {
        private final PackageFiles files;
        private final AtomicInteger open;

        Numbers(PackageFiles files, AtomicInteger open) {
            this.files = files;
            this.open = open;
            open.incrementAndGet();
        }

        @Override
        public PackagedSegment write(int segment) {
            String name = segment + ".m4s";
            files.begin(name, PackagedFile.Role.SEGMENT);
            files.write(name.getBytes(StandardCharsets.UTF_8));
            return new PackagedSegment(name, segment, 1, files.end(), List.of());
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    private final AtomicInteger open = new AtomicInteger();

    @Test
    @DisplayName("segments and files are told in their order, whoever wrote them, each with its own hash")
    void inOrder() {
        try (PackageFiles files = new PackageFiles(folder)) {
            List<PackagedSegment> told = new SegmentLanes(files).write(MANY, own -> new Numbers(own, open));

            assertThat(told)
                    .extracting(PackagedSegment::start)
                    .containsExactlyElementsOf(
                            IntStream.range(0, MANY).mapToObj(i -> (long) i).toList());
            assertThat(files.finish()).hasSize(MANY).allSatisfy(file -> {
                assertThat(folder.resolve(file.path())).hasContent(file.path());
                assertThat(file.sha256())
                        .isEqualTo(HexFormat.of()
                                .formatHex(Sha256.digest().digest(file.path().getBytes(StandardCharsets.UTF_8))));
            });
            assertThat(files.finish()).extracting(PackagedFile::path).startsWith("0.m4s", "1.m4s", "2.m4s");
        }
        assertThat(open).hasValue(0);
    }

    @Test
    @DisplayName("what one segment fails with is thrown; the others do not go on to the end, and all lanes are closed")
    void failure() {
        AtomicInteger written = new AtomicInteger();
        try (PackageFiles files = new PackageFiles(folder)) {
            assertThatThrownBy(() -> new SegmentLanes(files).write(100_000, own -> new Numbers(own, open) {
                        @Override
                        public PackagedSegment write(int segment) {
                            if (segment == 50) {
                                throw new IllegalArgumentException("segment fifty");
                            }
                            written.incrementAndGet();
                            return super.write(segment);
                        }
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segment fifty");
        }
        assertThat(written.get()).isBetween(49, 50_000);
        assertThat(open).hasValue(0);
    }

    @Test
    @DisplayName("an interrupt ends all lanes and counts as cancelling")
    void interrupt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread packaging = Thread.ofPlatform().start(() -> {
            try (PackageFiles files = new PackageFiles(folder)) {
                assertThatThrownBy(() -> new SegmentLanes(files).write(MANY, own -> new Numbers(own, open) {
                            @Override
                            public PackagedSegment write(int segment) {
                                begun.countDown();
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException e) {
                                    throw new CancellationException(e.getMessage());
                                }
                                return super.write(segment);
                            }
                        }))
                        .isInstanceOf(CancellationException.class);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                open.addAndGet(1000);
            }
        });
        begun.await();
        packaging.interrupt();
        packaging.join();

        assertThat(open).hasValue(1000);
    }
}
