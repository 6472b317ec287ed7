package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.publish.s3.S3ProxyStore;
import tools.jackson.databind.JsonNode;

/** Sources in a real store, as they are typed, by processes that have nothing but their environment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3SourceTest {
    private static final String KEY = "rushes/a film #1 100%20.mp4";

    @TempDir
    Path folder;

    private final S3ProxyStore store = new S3ProxyStore();
    private byte[] film = {};

    @BeforeAll
    void put(@TempDir Path made) throws IOException {
        film = Files.readAllBytes(Media.clip(made.resolve("film.mp4"), 1));
        store.put(KEY, film);
    }

    @AfterAll
    void stop() {
        store.close();
    }

    @Test
    @DisplayName("objects are probed, and encoded together with a file")
    void probedAndEncoded() throws Exception {
        String address = "s3://" + store.bucket() + "/" + KEY;
        Path local = Files.write(folder.resolve("local.mp4"), film);
        Cli probe = run(store.environment(), "probe", "--json", address);
        assertThat(probe.succeeds().path("frames").asInt(0)).isEqualTo(25);
        Cli encode = run(
                store.environment(),
                "encode",
                "--json",
                "--speed",
                "ultrafast",
                "--out",
                folder.resolve("out"),
                address,
                local);
        JsonNode done = encode.succeeds();
        assertThat(done.path("durationSeconds").asDouble(0)).isEqualTo(2.0);
        assertThat(done.path("notes").toString()).contains("a_film__1_100_20.mp4: 25 frames from 0.000 s on");
        assertThat(probe.out() + probe.err() + encode.out() + encode.err()).doesNotContain(S3ProxyStore.SECRET);
    }

    @Test
    @DisplayName("without credentials it is told how to get some")
    void noCredentials() throws Exception {
        Map<String, String> nobody =
                Map.of("AWS_ENDPOINT_URL_S3", store.endpoint().orElseThrow().toString());
        run(nobody, "probe", "--json", "s3://" + store.bucket() + "/" + KEY)
                .failsWith(ErrorCode.SOURCE_CREDENTIALS, "no AWS credentials were found", "AWS_PROFILE");
    }

    @Test
    @DisplayName("who names no object in a store loads nothing of the SDK")
    void notLoaded() throws Exception {
        Path local = Files.write(folder.resolve("local.mp4"), film);
        Path loaded = folder.resolve("loaded.txt");
        Map<String, String> logged = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded);
        run(logged, "probe", "--json", local).succeeds();
        assertThat(Files.readString(loaded))
                .contains("org.ladderworks.publish.s3.S3Origin ")
                .doesNotContain("software.amazon.awssdk", "org.apache.hc.");
    }

    /** In a process with these variables alone, as far as AWS is concerned. */
    private Cli run(Map<String, String> variables, Object... arguments) throws Exception {
        List<String> environment = new ArrayList<>(List.of("env"));
        System.getenv().keySet().stream()
                .filter(name -> name.startsWith("AWS_"))
                .forEach(name -> environment.addAll(List.of("-u", name)));
        environment.add("AWS_CONFIG_FILE=" + folder.resolve("no-config"));
        environment.add("AWS_SHARED_CREDENTIALS_FILE=" + folder.resolve("no-credentials"));
        environment.add("AWS_EC2_METADATA_DISABLED=true");
        variables.forEach((name, value) -> environment.add(name + "=" + value));
        try (ChildCli child = ChildCli.start(folder, environment, arguments)) {
            return child.awaitEnd();
        }
    }
}
