package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx with the generated configuration, in front of a store. */
abstract class BehindNginx {
    static final String MANIFEST = "/film/master.m3u8";
    static final String SEGMENT = "/film/v/0123abcd/video/1.m4s";
    static final String PREFIX = "/bucket/vod";

    @TempDir
    Path folder;

    final StoreServer store = new StoreServer();

    @AfterEach
    void close() {
        store.close();
    }

    /** An nginx, and who asks it. */
    record Running(RealNginx nginx, EdgeRequests players, EdgeRequests machine) implements AutoCloseable {
        @Override
        public void close() {
            players.close();
            machine.close();
            nginx.close();
        }
    }

    final EdgeSettings settings(List<String> cors, boolean recordsShown) {
        return new EdgeSettings(
                "localhost",
                new Origin(store.address(), PREFIX, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                64L << 20,
                cors,
                recordsShown,
                RealNginx.machine(folder));
    }

    final Running run() {
        return run(settings(List.of("*"), false), CacheRules.standard());
    }

    final Running run(EdgeSettings settings, CacheRules rules) {
        return new Running(
                new RealNginx(folder, settings, rules),
                new EdgeRequests("http://" + settings.machine().listen().getFirst()),
                new EdgeRequests("http://127.0.0.1:" + settings.machine().refreshPort()));
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    final void put(String path, String text) {
        store.put(PREFIX + path, text.getBytes(StandardCharsets.UTF_8), Map.of("Cache-Control", "private, no-cache"));
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static HttpResponse<byte[]> await(Supplier<HttpResponse<byte[]>> request, Predicate<HttpResponse<byte[]>> done)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        HttpResponse<byte[]> response = request.get();
        while (!done.test(response)) {
            assertThat(System.nanoTime())
                    .as("waited for 20 s: %s", response.headers())
                    .isLessThan(end);
            Thread.sleep(100);
            response = request.get();
        }
        return response;
    }
}
