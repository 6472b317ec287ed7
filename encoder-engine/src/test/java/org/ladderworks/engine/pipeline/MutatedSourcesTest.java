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
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.ladderworks.engine.testing.RealTools;

/** Damaged sources: each becomes a package or a clear error, in time, and leaves nothing behind. */
class MutatedSourcesTest {
    /** For a few seconds of small pictures; most take less than one. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** Seconds of most sources: one window. */
    private static final int SHORT = 2;

    /** Of every fourth: two windows, which both have to come to terms with the damage. */
    private static final int LONG = 12;

    private static final int WORKERS = 2;

    @TempDir
    static Path folder;

    private static final Map<String, byte[]> WHOLE = new LinkedHashMap<>();
    private static final Map<String, byte[]> LONGER = new LinkedHashMap<>();

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
        WHOLE.put(name, made(name, SHORT, options));
        LONGER.put(name, made("long-" + name, LONG, options));
    }

    private static byte[] made(String name, int seconds, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=frequency=300:sample_rate=48000"));
        all.addAll(
                List.of("-t", Integer.toString(seconds), "-pix_fmt", name.endsWith("mov") ? "yuv422p10le" : "yuv420p"));
        all.addAll(List.of(options));
        Path file = MadeSource.of(folder.resolve(name), "testsrc2=s=160x90:r=25", all.toArray(String[]::new));
        return Files.readAllBytes(file);
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
        RealTools.ffmpeg();
        List<Map.Entry<String, byte[]>> sources = List.copyOf(WHOLE.entrySet());
        List<Map.Entry<String, byte[]>> longer = List.copyOf(LONGER.entrySet());
        Set<String> temporary = temporaryFiles();
        Map<ErrorCode, Integer> errors = new EnumMap<>(ErrorCode.class);
        int packages = 0;
        double longest = 0;
        // Of threads that end with this process: one that hangs is to fail the test, and nothing is to wait for it.
        ExecutorService pool = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().daemon().factory());
        try (EncodingEngine engine = EncodingEngine.open()) {
            List<Future<Ended>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int kind = i % sources.size();
                Map.Entry<String, byte[]> source = ((i / sources.size() + kind) % 4 == 0 ? longer : sources).get(kind);
                Random random = new Random(seed * 1_000_000 + i);
                int number = i;
                all.add(pool.submit(() ->
                        tried(engine, seed + "-" + number, source.getKey(), Mutation.any(source.getValue(), random))));
            }
            for (Future<Ended> one : all) {
                // Longer than it takes to notice that it is late, and to end it.
                Ended ended = one.get(2 * DEADLINE.toSeconds(), TimeUnit.SECONDS);
                longest = Math.max(longest, ended.seconds());
                if (ended.error().isPresent()) {
                    errors.merge(ended.error().get(), 1, Integer::sum);
                } else {
                    packages++;
                }
            }
        } finally {
            pool.shutdownNow();
        }
        System.out.printf(
                "%d damaged sources: %d packages, errors %s, the longest took %.1f s%n",
                count, packages, errors, longest);
        assertThat(packages).as("damage that can be lived with is lived with").isPositive();
        assertThat(errors.size()).as("kinds of errors").isGreaterThan(2);
        assertThat(ProcessHandle.current().descendants()).as("processes left").isEmpty();
        assertThat(temporaryFiles()).as("temporary files left").isEqualTo(temporary);
    }

    /** Of this process: others run meanwhile. */
    private static Set<String> temporaryFiles() throws IOException {
        String ours = "ladderworks-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(ours))
                    .collect(Collectors.toSet());
        }
    }

    /** Another FFmpeg reads a rung of the package, or its sound, to the end. */
    private static void assertPlays(JobOutcome.Succeeded done) {
        String track = done.presentation().tracks().getFirst().path();
        RealTools.run(
                RealTools.ffmpeg(),
                List.of(
                        "-nostdin",
                        "-v",
                        "error",
                        "-i",
                        done.folder().resolve(track).resolve("playlist.m3u8").toString(),
                        "-f",
                        "null",
                        "-"));
    }

    private record Ended(Optional<ErrorCode> error, double seconds) {}

    private static Ended tried(EncodingEngine engine, String number, String name, byte[] damaged) throws IOException {
        Path place = Files.createDirectory(folder.resolve(number));
        Path source = Files.write(place.resolve(name), damaged);
        Path output = place.resolve("out");
        JobSpec job = JobSpec.of(source, output, WorkFolder.unlimited(place.resolve("work")))
                .with(List.of(Presets.named("short-clip")))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(1, false));
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
                assertPlays(done);
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
