package org.ladderworks.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has Jazzer look for bytes that break something, led by what code they reach. */
public final class Fuzzing {
    private Fuzzing() {}

    /**
     * Fails where it finds some.
     *
     * @param target its {@code fuzzerTestOneInput} is called; must be public
     * @param seconds how long it looks
     * @param reached packages whose branches lead it, as {@code org.example.**}
     * @param folder for what it writes; must exist
     */
    public static void run(Class<?> target, int seconds, List<String> reached, List<byte[]> seeds, Path folder)
            throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed" + i), seeds.get(i));
        }
        Path log = folder.resolve("log");
        Process fuzzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=" + String.join(File.pathSeparator, reached),
                        "--reproducer_path=" + folder,
                        "-max_total_time=" + seconds,
                        "-max_len=512",
                        "-timeout=5",
                        // The heap is bounded above; what libFuzzer counts is the largest of this JVM, which forked it.
                        "-rss_limit_mb=0",
                        "-seed=1",
                        "-artifact_prefix=" + folder + File.separator,
                        corpus.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        fuzzer.getOutputStream().close();
        boolean ended = fuzzer.waitFor(seconds + 110L, TimeUnit.SECONDS);
        fuzzer.destroyForcibly();

        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(ended).as(said).isTrue();
        assertThat(fuzzer.exitValue()).as(said).isZero();
        // It really ran, and found its way beyond the seeds.
        assertThat(said).containsPattern("Done \\d{4,} runs");
    }
}
