package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.RealTools;

/** Two hours are encoded in the memory that a few minutes take, and asked for again they are there at once. */
@Tag("alone")
@Tag("soak")
@EnabledOnOs(OS.LINUX)
class LongTitleSoakTest {
    private static final int RATE = 25;

    /** Seconds: six minutes. */
    private static final int FEW = 6 * 60;

    private static final double AT_ONCE_SECONDS = 2;

    /**
     * FFmpeg holds the index of an MP4 whole: about 65 bytes for each picture and each packet of sound in each of three
     * processes, which encode two windows and the sound, and 75 more for each packet of the sound that it writes.
     */
    private static final long INDEX_BYTES = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /**
     * What a run took.
     *
     * @param own KiB that the process itself held at most
     * @param all KiB that it held together with its children, at most at one look
     */
    private record Run(long own, long all, double seconds) {
        @Override
        public String toString() {
            return "%.1f s, %d MB resident, %d MB with its children".formatted(seconds, own >> 10, all >> 10);
        }
    }

    @Test
    @DisplayName("an hour and two hours under a heap of 96 MB; the two hours again under two seconds")
    void hours() throws Exception {
        Path source = Media.pictures(folder.resolve("source.mp4"), "256x144", FEW);
        Run few = encode("few", source, 1);
        Run one = encode("one", source, 10);
        Run two = encode("two", source, 20);
        double again = again("two");
        System.out.printf(
                "6 minutes: %s; an hour: %s; two hours: %s; the two hours again: %.2f s%n", few, one, two, again);
        long ownGrowth = few.own() / 4;
        assertTrue(two.own() - few.own() < ownGrowth, "memory grows with length");
        long samples = Math.round(19L * FEW * (RATE + 48_000 / 1024.0));
        assertTrue(
                two.all() - few.all() < ownGrowth + ((samples * INDEX_BYTES) >> 10),
                "the encoders take more than the index of the source makes them");
        assertTrue(again < AT_ONCE_SECONDS, "the same job again took " + again + " s");
    }

    private Run encode(String name, Path source, int times) throws Exception {
        Files.createDirectory(folder.resolve(name));
        Path pictures = Media.repeated(source, folder.resolve(name).resolve("pictures.mp4"), times);
        Media.withSound(pictures, folder.resolve(name).resolve("source.mp4"), times * FEW);
        Files.delete(pictures);
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

    private static List<String> arguments(Path place) {
        return List.of(
                "encode",
                "--json",
                "--speed",
                "ultrafast",
                "--out",
                place.resolve("package").toString(),
                place.resolve("source.mp4").toString());
    }

    private Run run(String name) throws Exception {
        Path place = folder.resolve(name);
        long begin = System.nanoTime();
        long own = 0;
        long all = 0;
        try (ChildCli job = ChildCli.start(
                place,
                List.of("env", "JDK_JAVA_OPTIONS=-Xmx96m"),
                arguments(place).toArray())) {
            while (!job.awaitEndWithin(100, TimeUnit.MILLISECONDS)) {
                own = Math.max(own, resident("VmHWM:", job.handle()));
                long now = resident("VmRSS:", job.handle());
                for (ProcessHandle child : job.handle().descendants().toList()) {
                    now += resident("VmRSS:", child);
                }
                all = Math.max(all, now);
            }
            job.awaitEnd().succeeds();
        }
        return new Run(own, all, (System.nanoTime() - begin) / 1e9);
    }

    /** Seconds that the launcher itself takes for what was done before, as an operator starts it. */
    private double again(String name) throws Exception {
        Path launcher = Path.of("..", "ladderworks").toRealPath();
        Path place = folder.resolve(name);
        // The first builds what is not built yet, and makes the cache that starts are quick with.
        launch(launcher, place, List.of("--version"));
        long begin = System.nanoTime();
        String said = launch(launcher, place, arguments(place));
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertTrue(said.contains("\"upToDate\":true"), said);
        return seconds;
    }

    private static String launch(Path launcher, Path place, List<String> arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(arguments);
        Path said = place.resolve("launched.txt");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LADDERWORKS_HOME", place.resolve("data").toString());
        Process process = builder.start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), "the launcher did not end");
        assertEquals(0, process.exitValue(), Files.readString(said));
        return Files.readString(said);
    }

    /** KiB, 0 where it has just ended. */
    private static long resident(String field, ProcessHandle process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(field))
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
