package org.ladderworks.engine.cmaf.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jazzer looks for ten seconds for bytes that break the readers of headers, led by what code they reach. */
class HeaderFuzzTest {
    private static final int SECONDS = 10;

    @TempDir
    Path folder;

    @Test
    void noBytesBreakTheReadersOfHeaders() throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        List<byte[]> seeds = HeaderFuzzTarget.seeds();
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
                        "--target_class=" + HeaderFuzzTarget.class.getName(),
                        "--instrumentation_includes=org.ladderworks.engine.cmaf.**",
                        "--reproducer_path=" + folder,
                        "-max_total_time=" + SECONDS,
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
        boolean ended = fuzzer.waitFor(SECONDS + 110L, TimeUnit.SECONDS);
        fuzzer.destroyForcibly();

        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(ended).as(said).isTrue();
        assertThat(fuzzer.exitValue()).as(said).isZero();
        // It really ran, and found its way beyond the seeds.
        assertThat(said).containsPattern("Done \\d{4,} runs");
    }
}
