package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.RealTools;

/** Two hours are encoded in the memory that a few minutes take. */
@Tag("soak")
@EnabledOnOs(OS.LINUX)
class LongTitleSoakTest {
    private static final int RATE = 25;

    /** Seconds: six minutes. */
    private static final int FEW = 6 * 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** @param mostResident in KiB */
    private record Run(long mostResident, double seconds) {
        @Override
        public String toString() {
            return "%.1f s, %d MB resident".formatted(seconds, mostResident >> 10);
        }
    }

    @Test
    @DisplayName("an hour and two hours under a heap of 96 MB")
    void hours() throws Exception {
        Path source = Media.pictures(folder.resolve("source.mp4"), "256x144", FEW);
        Run few = encode("few", source, 1);
        Run one = encode("one", source, 10);
        Run two = encode("two", source, 20);
        Run again = run("two");
        System.out.printf("6 minutes: %s; an hour: %s; two hours: %s; the two hours again: %s%n", few, one, two, again);
        assertTrue(two.mostResident() < few.mostResident() * 1.25, "memory grows with length");
    }

    private Run encode(String name, Path source, int times) throws Exception {
        Files.createDirectory(folder.resolve(name));
        Media.repeated(source, folder.resolve(name).resolve("source.mp4"), times);
        Run run = run(name);
        Path playlist = folder.resolve(name).resolve("package/master.m3u8");
        String frames = RealTools.run(
                RealTools.ffprobe(),
                List.of(
                        "-v",
                        "error",
                        "-select_streams",
                        "v:0",
                        "-count_packets",
                        "-show_entries",
                        "stream=nb_read_packets",
                        "-of",
                        "csv=p=0",
                        playlist.toString()));
        assertEquals(
                Integer.toString(times * FEW * RATE),
                frames.lines().findFirst().orElse("").replace(",", ""));
        return run;
    }

    private Run run(String name) throws Exception {
        Path place = folder.resolve(name);
        long begin = System.nanoTime();
        long most = 0;
        try (ChildCli job = ChildCli.start(
                place,
                List.of("env", "JDK_JAVA_OPTIONS=-Xmx96m"),
                "encode",
                "--json",
                "--speed",
                "ultrafast",
                "--out",
                place.resolve("package"),
                place.resolve("source.mp4"))) {
            while (!job.awaitEndWithin(100, TimeUnit.MILLISECONDS)) {
                most = Math.max(most, resident(job.handle().pid()));
            }
            job.awaitEnd().succeeds();
        }
        return new Run(most, (System.nanoTime() - begin) / 1e9);
    }

    /** KiB at most until now, 0 where it has just ended. */
    private static long resident(long process) throws IOException {
        Path status = Path.of("/proc/" + process + "/status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            if (Files.exists(status)) {
                throw e;
            }
            return 0;
        }
    }
}
