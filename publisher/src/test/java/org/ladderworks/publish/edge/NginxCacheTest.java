package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ladderworks.publish.edge.EdgeRequests.cache;
import static org.ladderworks.publish.edge.EdgeRequests.header;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a real nginx keeps of media: asked of the store once, whole or in ranges. */
class NginxCacheTest extends BehindNginx {
    @Test
    @DisplayName("a segment is asked of the store once, slice by slice, and is kept by players for a year")
    void missThenHit() {
        byte[] segment = noise((5 << 20) / 2);
        store.put(PREFIX + SEGMENT, segment, Map.of("Content-Type", "video/iso.segment", "Cache-Control", "no-store"));
        try (Running edge = run()) {
            HttpResponse<byte[]> first = edge.players().get(SEGMENT);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).isEqualTo(segment);
            assertThat(cache(first)).isEqualTo("MISS");
            assertThat(header(first, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(first, "Content-Type")).isEqualTo("video/iso.segment");
            assertThat(store.requests())
                    .containsExactly(
                            "GET " + PREFIX + SEGMENT + " bytes=0-1048575",
                            "GET " + PREFIX + SEGMENT + " bytes=1048576-2097151",
                            "GET " + PREFIX + SEGMENT + " bytes=2097152-3145727");

            HttpResponse<byte[]> second = edge.players().get(SEGMENT + "?some=query");
            assertThat(cache(second)).isEqualTo("HIT");
            assertThat(second.body()).isEqualTo(segment);
            HttpResponse<byte[]> head = edge.players().ask("HEAD", SEGMENT);
            assertThat(cache(head)).isEqualTo("HIT");
            assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(segment.length));
            assertThat(edge.players()
                            .get(SEGMENT, "If-None-Match", header(first, "ETag"))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(store.requests()).hasSize(3);
        }
    }

    @Test
    @DisplayName("ranges come from what is kept, and a range alone costs only its slices")
    void ranges() {
        byte[] segment = noise(3 << 20);
        store.put(PREFIX + SEGMENT, segment, Map.of());
        try (Running edge = run()) {
            HttpResponse<byte[]> across = edge.players().get(SEGMENT, "Range", "bytes=1048570-1048585");
            assertThat(across.statusCode()).isEqualTo(206);
            assertThat(across.body()).isEqualTo(Arrays.copyOfRange(segment, 1048570, 1048586));
            assertThat(header(across, "Content-Range")).isEqualTo("bytes 1048570-1048585/" + segment.length);
            assertThat(store.requests()).hasSize(2).noneMatch(request -> request.contains("2097152"));

            assertThat(edge.players().get(SEGMENT).body()).isEqualTo(segment);
            int asked = store.requests().size();
            for (int[] range : new int[][] {{0, 0}, {5, 99}, {1048575, 1048576}, {2097151, 3145727}, {100, 3000000}}) {
                HttpResponse<byte[]> part = edge.players().get(SEGMENT, "Range", "bytes=" + range[0] + "-" + range[1]);
                assertThat(part.statusCode()).isEqualTo(206);
                assertThat(cache(part)).isEqualTo("HIT");
                assertThat(part.body()).isEqualTo(Arrays.copyOfRange(segment, range[0], range[1] + 1));
            }
            assertThat(edge.players().get(SEGMENT, "Range", "bytes=-10").body())
                    .isEqualTo(Arrays.copyOfRange(segment, segment.length - 10, segment.length));
            assertThat(store.requests()).hasSize(asked);
            assertThat(edge.players().get(SEGMENT, "Range", "bytes=9999999-").statusCode())
                    .isEqualTo(416);
        }
    }

    @Test
    @DisplayName("many who ask at once are one request to the store")
    void locked() throws Exception {
        byte[] segment = noise(1000);
        store.put(PREFIX + SEGMENT, segment, Map.of());
        store.delay(500);
        try (Running edge = run();
                ExecutorService players = Executors.newFixedThreadPool(12)) {
            List<Callable<HttpResponse<byte[]>>> calls =
                    java.util.Collections.nCopies(12, () -> edge.players().get(SEGMENT));
            for (var answer : players.invokeAll(calls)) {
                assertThat(answer.get().body()).isEqualTo(segment);
            }
            assertThat(store.requests()).hasSize(1);
        }
    }
}
