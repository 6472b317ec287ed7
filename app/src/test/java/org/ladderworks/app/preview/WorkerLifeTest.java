package org.ladderworks.app.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** What becomes of a worker that crashes or freezes, and of one whose window dies. */
class WorkerLifeTest {
    private static final View VIEW = View.whole(new Resolution(160, 90));

    @TempDir
    private Path folder;

    @Test
    void aCrashInTheMiddleOfPlayingIsToldAndTheNextCallWorks() throws Exception {
        Path clip = CodedClip.encode(folder.resolve("clip.mp4"), "320x180", "25", 250);
        Audience audience = new Audience();
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
                Screening screening = worker.open(
                        List.of(Footage.source("clip", clip, MediaTime.ZERO)), VIEW, MediaTime.ZERO, audience)) {
            audience.seen();
            screening.play(1);
            audience.await(Audience.Seen.class, seen -> seen.number() > 5);
            kill(worker.pid(), "-KILL");
            assertThat(audience.await(Trouble.class).kind()).isEqualTo(Trouble.Kind.CRASHED);
            assertThat(worker.pid()).isZero();
            screening.seek(MediaTime.of(100 * 40, 1000));
            assertThat(audience.await(Audience.Seen.class, seen -> seen.number() == 100)
                            .exact())
                    .isTrue();
            screening.step(1);
            assertThat(audience.await(Audience.Seen.class, seen -> seen.number() != 100)
                            .number())
                    .isEqualTo(101);
        }
    }

    @Test
    void aFrozenWorkerIsNoticed() throws Exception {
        Path clip = CodedClip.encode(folder.resolve("clip.mp4"), "320x180", "25", 50);
        Audience audience = new Audience();
        WorkerLaunch launch = WorkerLaunch.usual().withoutLibvlc().patience(Duration.ofSeconds(20));
        try (PreviewWorker worker = new PreviewWorker(launch);
                Screening screening = worker.open(
                        List.of(Footage.source("clip", clip, MediaTime.ZERO)), VIEW, MediaTime.ZERO, audience)) {
            audience.seen();
            long frozen = worker.pid();
            kill(frozen, "-STOP");
            screening.step(1);
            assertThat(audience.await(Trouble.class).kind()).isEqualTo(Trouble.Kind.FROZEN);
            assertThat(endsWithin(frozen, 5)).isTrue();
            screening.step(1);
            assertThat(audience.seen().number()).as("opened anew where it was").isEqualTo(0);
            assertThat(audience.seen().number()).isEqualTo(1);
        }
    }

    /** The worker is stopped, too: it cannot notice by itself. */
    @Test
    void aWorkerDiesWithItsWindowAndLeavesNothing() throws Exception {
        for (String stopped : List.of("", "stopped")) {
            Path clip = CodedClip.encode(folder.resolve("clip" + stopped + ".mp4"), "320x180", "25", 250);
            Process window = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Window.class.getName(),
                            clip.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                long worker = Long.parseLong(window.inputReader().readLine());
                assertThat(ProcessHandle.of(worker)).isPresent();
                if (!stopped.isEmpty()) {
                    kill(worker, "-STOP");
                }
                List<ProcessHandle> below = window.descendants().toList();
                assertThat(below).extracting(ProcessHandle::pid).contains(worker);
                kill(window.pid(), "-KILL");
                for (ProcessHandle each : below) {
                    assertThat(endsWithin(each.pid(), 2)).as("process %s", each).isTrue();
                }
                assertThat(leftOf(window.pid())).isEmpty();
            } finally {
                window.destroyForcibly();
            }
        }
    }

    /** A window that plays until it is killed; prints the worker's process id once a picture is there. */
    static final class Window {
        private Window() {}

        public static void main(String... arguments) throws Exception {
            Audience audience = new Audience();
            PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
            Screening screening = worker.open(
                    List.of(Footage.source("clip", Path.of(arguments[0]), MediaTime.ZERO)),
                    VIEW,
                    MediaTime.ZERO,
                    audience);
            audience.seen();
            screening.play(1);
            System.out.println(worker.pid());
            Thread.sleep(Duration.ofMinutes(2));
        }
    }

    @Test
    void leftoversOfTheDeadAreSweptAndThoseOfTheLivingStay() throws Exception {
        Path memory = Files.isWritable(Path.of("/dev/shm"))
                ? Path.of("/dev/shm")
                : Path.of(System.getProperty("java.io.tmpdir"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path left = Files.createFile(memory.resolve("ladderworks-preview-" + dead.pid() + "-0123456789abcdef"));
        Path living = Files.createFile(
                memory.resolve("ladderworks-preview-" + ProcessHandle.current().pid() + "-0123456789abcdef"));
        try {
            SharedRing.sweep();
            assertThat(left).doesNotExist();
            assertThat(living).exists();
        } finally {
            Files.deleteIfExists(left);
            Files.deleteIfExists(living);
        }
    }

    @Test
    void sharedMemoryIsThisUsersAlone() throws Exception {
        SharedRing ring = SharedRing.create(100);
        try {
            assertThat(Files.getPosixFilePermissions(ring.file())).hasToString("[OWNER_READ, OWNER_WRITE]");
        } finally {
            ring.unlink();
        }
        assertThat(ring.file()).doesNotExist();
        ring.slot(3, 0, 100).put(99, (byte) 7);
        assertThat(ring.slot(3, 99, 1).get(0)).isEqualTo((byte) 7);
    }

    private static List<Path> leftOf(long pid) throws IOException {
        List<Path> left = new java.util.ArrayList<>();
        for (Path place : List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "ladderworks-preview-" + pid + "-*")) {
                files.forEach(left::add);
            }
        }
        return left;
    }

    private static void kill(long pid, String signal) throws Exception {
        assertThat(pid).isPositive();
        Process kill = new ProcessBuilder("kill", signal, Long.toString(pid)).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static boolean endsWithin(long pid, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}
