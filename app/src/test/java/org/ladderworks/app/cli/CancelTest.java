package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.RealTools;

/** What is left when a job is stopped in the middle: by Ctrl-C, by the system, by kill -9. */
@Tag("alone")
@EnabledOnOs(OS.LINUX)
class CancelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path clip;

    private Path output = Path.of("unset");
    private Path child = Path.of("unset");

    @BeforeAll
    static void makeClip() {
        // Encoded at "veryslow" it keeps FFmpeg busy for longer than any test looks at it.
        clip = Media.pictures(shared.resolve("clip.mp4"), "640x360", 20);
    }

    @BeforeEach
    void makeFolders() throws IOException {
        output = folder.resolve("new/package");
        child = Files.createDirectory(folder.resolve("child"));
    }

    private ChildCli start(String speed) throws IOException {
        return ChildCli.start(
                child, ChildCli.ownSession(), "encode", "--json", "--speed", speed, "--out", output, clip);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, -", "INT, 130, ''", "TERM, 143, ''"})
    @DisplayName("SIGINT (alone, and to the children as well, as a terminal sends it) and SIGTERM")
    void aSignalCancelsAndLeavesNothing(String signal, int exitCode, String group) throws Exception {
        try (ChildCli job = start("veryslow")) {
            job.awaitOutput("\"stage\":\"encode\"").awaitFfmpeg();
            long begin = System.nanoTime();
            kill("-" + signal, group + job.handle().pid());
            Cli ended = job.awaitEnd();
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertEquals(exitCode, ended.exitCode(), ended.err());
            assertTrue(ended.err().contains("Cancelled; nothing was left in the output folder."), ended.err());
            assertTrue(ended.out().contains("{\"type\":\"cancelled\"}"), ended.out());
            assertTrue(seconds < 3, "took " + seconds + " s");
            assertEquals(List.of(), job.survivors());
        }
        assertFalse(Files.exists(output.getParent()), "the folders made for the package");
        assertEquals(List.of(), names(child.resolve("tmp")));
    }

    @Test
    @DisplayName("kill -9, and the next run finds the finished chunks and leaves only the package")
    void aKilledJobIsTakenUpAgain() throws Exception {
        Path chunks = child.resolve("data/work/chunks");
        List<String> finished;
        try (ChildCli job = start("veryfast")) {
            job.awaitOutput("\"stage\":\"encode\"").awaitFfmpeg();
            long end = System.nanoTime() + 60_000_000_000L;
            while (finished(chunks).isEmpty()) {
                assertTrue(System.nanoTime() < end && job.handle().isAlive(), "no chunk was finished");
                Thread.sleep(20);
            }
            job.awaitFfmpeg();
            kill("-KILL", Long.toString(job.handle().pid()));
            job.awaitEnd();
            for (ProcessHandle encoder : job.survivors()) {
                encoder.onExit().get(5, TimeUnit.SECONDS);
            }
            finished = finished(chunks);
        }
        try (ChildCli again = start("veryfast")) {
            again.awaitOutput("\"stage\":\"encode\"");
            assertTrue(finished(chunks).containsAll(finished), "the finished chunks are kept");
            FolderTimes times = FolderTimes.of(chunks, finished);
            again.awaitEnd().succeeds();
            times.areStillThoseOf(chunks);
        }
        assertEquals(
                List.of("images", "manifest.mpd", "master.m3u8", "package.json", "review", "video"),
                names(output),
                "only the package");
    }

    @Test
    @DisplayName("an encoder that the system kills is started again once, then the part is given up, by its minutes")
    void aKilledEncoderIsAnError() throws Exception {
        try (ChildCli job = start("veryslow")) {
            job.awaitOutput("\"stage\":\"encode\"");
            while (job.handle().isAlive()) {
                job.handle()
                        .descendants()
                        .filter(process -> process.info().command().orElse("").endsWith("/ffmpeg"))
                        .forEach(ProcessHandle::destroyForcibly);
                Thread.sleep(50);
            }
            job.awaitEnd()
                    .failsWith(
                            ErrorCode.ENCODE_PART_FAILED,
                            clip,
                            "00:00:00.000 to 00:00:",
                            "given up after 2 attempts",
                            "was killed",
                            "memory");
        }
        assertFalse(Files.exists(output.getParent()));
    }

    @Test
    @DisplayName("a part that is given up is told by its minutes, and stops no other part, which the next run finds")
    void aPartThatIsGivenUpCostsNoOther() throws Exception {
        Path title = Media.repeated(clip, folder.resolve("title.mp4"), 2);
        Path chunks = child.resolve("data/work/chunks");
        Object[] command = {"encode", "--json", "--cores", "2", "--speed", "veryfast", "--out", output, title};
        try (ChildCli job = ChildCli.start(child, ChildCli.ownSession(), command)) {
            job.awaitOutput("\"stage\":\"encode\"");
            while (job.handle().isAlive()) {
                job.handle()
                        .descendants()
                        .filter(CancelTest::entersInTheMiddle)
                        .forEach(ProcessHandle::destroyForcibly);
                Thread.sleep(10);
            }
            String told = job.awaitEnd()
                    .failsWith(ErrorCode.ENCODE_PART_FAILED, "to 00:00:40.000 of " + title, "All other parts are kept")
                    .err();
            assertFalse(told.contains("00:00:00.000 to"), told);
        }
        List<String> kept = finished(chunks);
        assertFalse(kept.isEmpty(), "the other part");
        FolderTimes times = FolderTimes.of(chunks, kept);
        try (ChildCli again = ChildCli.start(child, ChildCli.ownSession(), command)) {
            again.awaitEnd().succeeds();
        }
        times.areStillThoseOf(chunks);
    }

    /** An encoder of pictures from a later place of its source on. */
    private static boolean entersInTheMiddle(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().orElse("").endsWith("/ffmpeg")
                && List.of(info.arguments().orElse(new String[0])).contains("-ss");
    }

    @Test
    @DisplayName("an encoder that the system kills once costs only its part")
    void anEncoderKilledOnceIsStartedAgain() throws Exception {
        try (ChildCli job = start("veryfast")) {
            job.awaitOutput("\"stage\":\"encode\"").awaitFfmpeg();
            job.survivors().getFirst().destroyForcibly();
            job.awaitEnd().succeeds();
        }
        assertEquals(
                List.of("images", "manifest.mpd", "master.m3u8", "package.json", "review", "video"), names(output));
        Path undisturbed = folder.resolve("undisturbed");
        Cli.run("encode", "--json", "--speed", "veryfast", "--out", undisturbed, clip)
                .succeeds();
        assertEquals(
                Files.readString(undisturbed.resolve("package.json")),
                Files.readString(output.resolve("package.json")));
    }

    @Test
    @DisplayName("a second job on the same folder is refused, and the first is unharmed")
    void aFolderIsForOneJobAtATime() throws Exception {
        try (ChildCli first = start("slower")) {
            first.awaitOutput("\"stage\":\"encode\"").awaitFfmpeg();
            Cli.encode(clip, output).failsWith(ErrorCode.OUTPUT_IN_USE, output, "Wait for it to end");
            assertTrue(first.handle().isAlive(), "the first still runs");
            first.awaitEnd().succeeds();
        }
        assertEquals(
                List.of("images", "manifest.mpd", "master.m3u8", "package.json", "review", "video"), names(output));
    }

    /** When the finished chunks were written: a chunk that is encoded again is replaced. */
    private record FolderTimes(List<String> names, List<Object> times) {
        static FolderTimes of(Path folder, List<String> names) throws IOException {
            List<Object> times = new java.util.ArrayList<>();
            for (String name : names) {
                times.add(Files.getLastModifiedTime(folder.resolve(name)));
            }
            return new FolderTimes(names, times);
        }

        void areStillThoseOf(Path folder) throws IOException {
            assertEquals(this, of(folder, names));
        }
    }

    private static List<String> finished(Path chunks) throws IOException {
        return Files.isDirectory(chunks)
                ? names(chunks).stream().filter(name -> name.endsWith(".mp4")).toList()
                : List.of();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static void kill(String signal, String target) {
        RealTools.run(Path.of("/usr/bin/env"), List.of("kill", signal, "--", target));
    }
}
