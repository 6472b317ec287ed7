package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.Mutation;

/** Damaged sources: each becomes a package or a clear error, in time, and leaves nothing behind. */
class MutatedSourcesTest {
    /** For two seconds of small pictures; a whole one takes less than one second. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final int WORKERS = 2;

    @TempDir
    static Path folder;

    private static final Map<String, byte[]> WHOLE = new LinkedHashMap<>();

    @BeforeAll
    static void make() throws IOException {
        whole("a.mp4", "-c:v", "libx264", "-preset", "ultrafast", "-g", "12", "-c:a", "aac", "-movflags", "+faststart");
        whole("b.mov", "-c:v", "prores_ks", "-profile:v", "0", "-c:a", "pcm_s16le");
        whole("c.mkv", "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-c:a", "flac");
        whole("d.ts", "-c:v", "mpeg2video", "-c:a", "mp2");
        whole("e.avi", "-c:v", "mpeg4", "-c:a", "libmp3lame");
        whole("f.mxf", "-c:v", "mpeg2video", "-c:a", "pcm_s16le", "-ar", "48000");
        whole("g.webm", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus");
        whole("h.mp4", "-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-movflags", "+frag_keyframe", "-an");
    }

    private static void whole(String name, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=frequency=300:sample_rate=48000"));
        all.addAll(List.of("-t", "2", "-pix_fmt", name.endsWith("mov") ? "yuv422p10le" : "yuv420p"));
        all.addAll(List.of(options));
        Path file = MadeSource.of(folder.resolve(name), "testsrc2=s=160x90:r=25", all.toArray(String[]::new));
        WHOLE.put(name, Files.readAllBytes(file));
    }

    @Test
    @DisplayName("a few of each kind")
    void aFew() throws Exception {
        campaign(1, 48);
    }

    @Test
    @Tag("soak")
    @DisplayName("2,000 of them")
    void twoThousand() throws Exception {
        campaign(2, 2000);
    }

    private static void campaign(long seed, int count) throws Exception {
        List<Map.Entry<String, byte[]>> sources = List.copyOf(WHOLE.entrySet());
        Map<ErrorCode, Integer> errors = new EnumMap<>(ErrorCode.class);
        int packages = 0;
        double longest = 0;
        try (EncodingEngine engine = EncodingEngine.open();
                ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Ended>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Map.Entry<String, byte[]> source = sources.get(i % sources.size());
                Random random = new Random(seed * 1_000_000 + i);
                int number = i;
                all.add(pool.submit(() ->
                        tried(engine, seed + "-" + number, source.getKey(), Mutation.any(source.getValue(), random))));
            }
            for (Future<Ended> one : all) {
                Ended ended = one.get();
                longest = Math.max(longest, ended.seconds());
                if (ended.error().isPresent()) {
                    errors.merge(ended.error().get(), 1, Integer::sum);
                } else {
                    packages++;
                }
            }
        }
        System.out.printf(
                "%d damaged sources: %d packages, errors %s, the longest took %.1f s%n",
                count, packages, errors, longest);
        assertThat(packages).as("damage that can be lived with is lived with").isPositive();
        assertThat(errors.size()).as("kinds of errors").isGreaterThan(2);
        assertThat(ProcessHandle.current().descendants()).as("processes left").isEmpty();
    }

    private record Ended(Optional<ErrorCode> error, double seconds) {}

    private static Ended tried(EncodingEngine engine, String number, String name, byte[] damaged) throws IOException {
        Path place = Files.createDirectory(folder.resolve(number));
        Path source = Files.write(place.resolve(name), damaged);
        Path output = place.resolve("out");
        JobSpec job = new JobSpec(
                source,
                output,
                List.of(Presets.named("short-clip")),
                Optional.empty(),
                WorkFolder.unlimited(place.resolve("work")),
                new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF),
                new Effort(1, false));
        Cancellation late = new Cancellation();
        long begin = System.nanoTime();
        JobOutcome outcome;
        try (var _ = new Alarm(late)) {
            outcome = engine.run(job, _ -> {}, late);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Optional<ErrorCode> error = switch (outcome) {
            case JobOutcome.Succeeded done -> {
                assertThat(done.folder().resolve("master.m3u8")).exists();
                yield Optional.empty();
            }
            case JobOutcome.Failed failed -> {
                assertThat(failed.error().getMessage()).as(number).isNotBlank();
                assertThat(failed.error().remedy()).as(number).isNotBlank();
                assertThat(output).doesNotExist();
                yield Optional.of(failed.error().code());
            }
            case JobOutcome.UpToDate _ -> throw new AssertionError("made before: " + number);
            case JobOutcome.Cancelled _ ->
                throw new AssertionError(number + " (" + name + ") was not done after " + DEADLINE);
        };
        if (Files.isDirectory(place.resolve("work/chunks"))) {
            try (Stream<Path> chunks = Files.list(place.resolve("work/chunks"))) {
                assertThat(chunks.map(file -> file.getFileName().toString()))
                        .as(number)
                        .allMatch(file -> file.matches("[0-9a-f]{64}\\.(mp4|json)"));
            }
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return new Ended(error, seconds);
    }

    /** Cancels what is not done in time. */
    private static final class Alarm implements AutoCloseable {
        private final Thread thread;

        Alarm(Cancellation late) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    TimeUnit.NANOSECONDS.sleep(DEADLINE.toNanos());
                    late.cancel();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
