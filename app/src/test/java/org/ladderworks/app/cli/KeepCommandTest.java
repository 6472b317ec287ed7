package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;
import tools.jackson.databind.JsonNode;

/** Sources are kept as it is typed. */
class KeepCommandTest {
    @TempDir
    Path folder;

    private DataHome home = new DataHome(Path.of("unset"));
    private Path source = Path.of("unset");

    @BeforeEach
    void makeSource() throws IOException {
        home = new DataHome(folder.resolve("home"));
        source = Files.write(folder.resolve("my film.mov"), bytes(3_000_000));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @Test
    @DisplayName("a source is kept in a folder under what its bytes are, once, whatever it is called")
    void inAFolder() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Cli kept = Cli.at(home, "keep", "--to", target, source);
        assertThat(kept.exitCode()).as(kept.err()).isZero();
        String key = kept.out().split(" in ", 2)[0];
        String id = Sha256.hex(bytes(3_000_000)).substring(0, key.indexOf('/', 4) - 4);
        assertThat(key).startsWith("raw/" + id + "/").endsWith(".mov");
        assertThat(target.resolve(key)).hasBinaryContent(bytes(3_000_000));
        assertThat(kept.out()).contains("3000 kB").doesNotContain("there already");

        Path copy = Files.copy(source, folder.resolve("copy.mov"));
        JsonNode again = Cli.at(home, "keep", "--json", "--to", target, copy).succeeds();
        assertThat(again.path("kept").path("thereBefore").asBoolean(false)).isTrue();
        assertThat(again.path("kept").path("key").asString("")).isEqualTo(key);
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        Cli.at(home, "keep", "--json", "--to", folder, folder.resolve("none.mov"))
                .failsWith(ErrorCode.SOURCE_NOT_FOUND, "none.mov");
        Cli.at(home, "keep", "--json", "--to", "shelf", source).failsWith(ErrorCode.TARGET_UNKNOWN, "shelf");
        assertThat(folder.resolve("raw")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("an upload that was killed goes on in a bucket, and Ctrl-C says that what was sent stays")
    void killed() throws Exception {
        byte[] large = bytes(40_000_000);
        Files.write(source, large);
        Path child = Files.createDirectory(folder.resolve("child"));
        try (S3ProxyStore proxy = new S3ProxyStore();
                ObjectStore store = proxy.publishing("vod")) {
            String place = "s3://" + proxy.bucket() + "/vod";
            Object[] slowly = {"keep", "--json", "--bandwidth", "80", "--to", place, source};
            try (ChildCli job = ChildCli.startIn(child, proxy.environment(), ChildCli.ownSession(), slowly)) {
                job.awaitOutput("\"stage\":\"upload\"");
                job.handle().destroyForcibly();
                job.awaitEnd();
            }
            try (ChildCli job = ChildCli.startIn(child, proxy.environment(), ChildCli.ownSession(), slowly)) {
                job.awaitOutput("\"stage\":\"upload\"");
                new ProcessBuilder("kill", "-INT", Long.toString(job.handle().pid()))
                        .start()
                        .waitFor();
                Cli ended = job.awaitEnd();
                assertThat(ended.exitCode()).isEqualTo(130);
                assertThat(ended.err()).contains("Cancelled; what was sent stays: the same command goes on.");
            }
            Cli last = ChildCli.runIn(child, proxy.environment(), "keep", "--json", "--to", place, source);
            JsonNode kept = last.succeeds().path("kept");
            StoredObject object = store.find(kept.path("key").asString("")).orElseThrow();
            assertThat(object.size()).isEqualTo(large.length);
            assertThat(store.read(object.key(), large.length).orElseThrow().bytes())
                    .isEqualTo(large);
            assertThat(last.out() + last.err()).doesNotContain(S3ProxyStore.SECRET);
        }
    }
}
