package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.StoredObject;

/** Every manifest that players begin with moves with the version, in every kind of store. */
public abstract class EntrancesContract extends EmptyStore {
    private static final Optional<String> JOB = Optional.of("job-1");

    private Release pair(String name, long seed) {
        Path first = folder.resolve(name);
        EncryptedPackage.make(first, seed, "cbcs", JOB);
        EncryptedPackage.addTransportStreams(first);
        EncryptedPackage.make(first.resolveSibling(name + "-cenc"), seed + 1000, "cenc", JOB);
        return Release.of(first);
    }

    @Test
    @DisplayName("four manifests lead into the version, go back with it, and those go that a version has not")
    void fourOfThem() throws IOException {
        Release both = pair("one", 1);
        PublishReceipt receipt = publish(publisher(store), both);
        assertThat(receipt.plan().requests()).isEqualTo(both.files().size() + 3 + 4);
        ReleaseId id = both.id();
        assertThat(text("film/master.m3u8")).contains("\nv/" + id + "/video/avc-360p/playlist.m3u8");
        assertThat(text("film/manifest.mpd")).contains("<BaseURL>v/" + id + "/</BaseURL>");
        assertThat(text("film/master-ts.m3u8")).contains("\nv/" + id + "/ts/video/avc-360p/playlist.m3u8");
        assertThat(text("film/manifest-cenc.mpd")).contains("<BaseURL>v/" + id + "/cenc/</BaseURL>");
        assertThat(store.find("film/v/" + id + "/cenc/video/avc-360p/00001.m4s"))
                .isPresent();
        assertThat(publish(publisher(store), both).shownBefore()).isTrue();

        Path alone = folder.resolve("two");
        EncryptedPackage.make(alone, 2, "cbcs", JOB);
        Release single = Release.of(alone);
        assertThat(publisher(store).plan(single, TITLE, new Cancellation()).lost())
                .containsExactly(Entrance.HLS_TS, Entrance.DASH_CENC);
        publish(publisher(store), single);
        assertThat(store.find("film/master-ts.m3u8")).isEmpty();
        assertThat(store.find("film/manifest-cenc.mpd")).isEmpty();
        assertThat(text("film/master.m3u8")).contains("v/" + single.id() + "/");

        publisher(store).rollback(TITLE, Optional.empty(), Optional.empty(), new Cancellation());
        assertThat(text("film/manifest-cenc.mpd")).contains("v/" + id + "/cenc/");
        assertThat(text("film/master-ts.m3u8")).contains("v/" + id + "/ts/");
    }

    @Test
    @DisplayName("PR-71 all that either package names is there before any manifest, and both are shown by one commit")
    void order() {
        Release both = pair("one", 1);
        List<String> written = java.util.Collections.synchronizedList(new ArrayList<>());
        Around watching = new Around(store) {
            @Override
            public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
                    throws IOException, ConditionFailed {
                StoredObject object = super.put(key, bytes, headers, condition);
                written.add(key);
                return object;
            }
        };
        publish(publisher(watching), both);
        List<Integer> steps = written.stream().map(EntrancesContract::step).toList();
        assertThat(steps).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(steps).contains(0, 1, 2, 3, 4, 5, 6);
        assertThat(written).filteredOn("film/current.json"::equals).hasSize(1);
        assertThat(written.subList(written.size() - 4, written.size()))
                .containsExactly(
                        "film/master.m3u8", "film/manifest.mpd", "film/master-ts.m3u8", "film/manifest-cenc.mpd");
    }

    /** Where it comes in the order of a release. */
    private static int step(String key) {
        boolean version = key.startsWith("film/v/");
        String name = key.substring(key.lastIndexOf('/') + 1);
        if (!version) {
            return key.equals("film/current.json") ? 5 : 6;
        }
        return switch (name) {
            case "init.mp4" -> 1;
            case "playlist.m3u8" -> 2;
            case "master.m3u8", "manifest.mpd" -> 3;
            case "release.json" -> 4;
            default -> 0;
        };
    }

    private String text(String key) throws IOException {
        byte[] stored = store.read(key, 1 << 20)
                .orElseThrow(() -> new AssertionError("no " + key))
                .bytes();
        return new String(Gzip.isPacked(stored) ? Gzip.unpack(stored, 1 << 20) : stored, StandardCharsets.UTF_8);
    }
}
