package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.time.MediaTime;

class ChunkStoreTest {
    /** No process has this number: Linux gives none above 4,194,304. */
    private static final long NOBODY = 99_999_999;

    private static final ChunkSpan SPAN = new ChunkSpan(48, MediaTime.ZERO, MediaTime.of(48, 25));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static ChunkKey key(String name) {
        return ChunkKey.of(name, List.of(), "tool");
    }

    private static Path keep(ChunkStore store, String name, int bytes) throws IOException {
        Path part = store.newPart();
        Files.write(part, new byte[bytes]);
        return store.keep(key(name), part, SPAN);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsKeptIsFoundWithItsFacts() throws IOException {
        try (ChunkStore store = ChunkStore.open(folder, Long.MAX_VALUE)) {
            Path kept = keep(store, "a", 1000);

            assertThat(store.find(key("a"))).contains(kept);
            assertThat(store.find(key("b"))).isEmpty();
            assertThat(ChunkSidecar.read(folder.resolve(key("a").hex() + ".json")))
                    .contains(new ChunkSidecar(
                            1000,
                            // sha256sum of 1000 zero bytes
                            "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53",
                            48,
                            0,
                            1_920_000,
                            1_000_000));
        }
        assertThat(names()).as("no lease, no part").hasSize(2);
    }

    @Test
    @DisplayName("bytes are on the disk before a name says that they are there, and the names before the job goes on")
    void aPowerCutFindsAllOrNothing() throws IOException {
        List<String> seen = new ArrayList<>();
        String name = key("a").hex();
        StoreSync watched = new StoreSync() {
            @Override
            public void file(Path file) throws IOException {
                StoreSync.DISK.file(file);
                String suffix = file.getFileName().toString().replaceFirst("^[^.]+", "");
                seen.add("%s of %s bytes; kept: %s"
                        .formatted(suffix, suffix.endsWith(".part") ? Files.size(file) : "?", kept()));
            }

            @Override
            public void folder(Path synced) throws IOException {
                StoreSync.DISK.folder(synced);
                seen.add("the folder; kept: " + kept());
                assertThat(synced).isEqualTo(folder);
            }

            private List<String> kept() throws IOException {
                return names().stream()
                        .filter(file -> file.startsWith(name))
                        .map(file -> file.substring(name.length()))
                        .toList();
            }
        };
        try (ChunkStore store = ChunkStore.open(folder, Long.MAX_VALUE, watched)) {
            keep(store, "a", 1000);
            assertThat(seen)
                    .containsExactly(
                            ".part of 1000 bytes; kept: []",
                            ".part.json of ? bytes; kept: []",
                            "the folder; kept: [.json, .mp4]");
        }
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> StoreSync.DISK.file(nowhere)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> StoreSync.DISK.folder(nowhere)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @DisplayName("an artefact that a disk has spoilt is not used again, and may be made anew")
    void spoiltBytes() throws IOException {
        try (ChunkStore store = ChunkStore.open(folder, Long.MAX_VALUE)) {
            Path kept = keep(store, "a", 1000);
            assertThat(store.reuse(key("a"))).contains(kept);
            byte[] bytes = Files.readAllBytes(kept);
            bytes[500] ^= 1;
            Files.write(kept, bytes);
            assertThat(store.reuse(key("a"))).isEmpty();

            keep(store, "a", 1000);
            assertThat(store.reuse(key("a"))).contains(kept);
        }
    }

    @Test
    @DisplayName("an artefact that was cut, or whose sidecar is gone or rubbish, is not found")
    void halfAnArtefactIsNone() throws IOException {
        try (ChunkStore store = ChunkStore.open(folder, Long.MAX_VALUE)) {
            Path kept = keep(store, "cut", 1000);
            Files.write(kept, new byte[999]);
            keep(store, "alone", 10);
            Files.delete(folder.resolve(key("alone").hex() + ".json"));
            for (String rubbish : List.of("", "null", "{}", "[1]", "{\"bytes\":10}", "x".repeat(100_000))) {
                keep(store, "rubbish", 10);
                Files.writeString(folder.resolve(key("rubbish").hex() + ".json"), rubbish);
                assertThat(store.find(key("rubbish"))).as(rubbish).isEmpty();
            }
            assertThat(store.find(key("cut"))).isEmpty();
            assertThat(store.find(key("alone"))).isEmpty();
            assertThat(store.find(key("cut"))).isEmpty();
            keep(store, "cut", 1000);
            assertThat(store.find(key("cut"))).as("made again").isPresent();
        }
    }

    @Test
    @DisplayName("what dead processes left goes when the store is opened; what living ones write stays")
    void leftOversAreSwept() throws IOException {
        List<Path> dead = List.of(
                folder.resolve(UUID.randomUUID() + "-" + NOBODY + ".part"),
                folder.resolve(UUID.randomUUID() + "-" + NOBODY + ".part.frames"),
                folder.resolve(UUID.randomUUID() + "-" + NOBODY + ".lease"));
        for (Path file : dead) {
            Files.createFile(file);
        }
        Path numberTakenAgain = Files.createFile(
                folder.resolve(UUID.randomUUID() + "-" + ProcessHandle.current().pid() + ".part"));
        Files.setLastModifiedTime(numberTakenAgain, FileTime.from(Instant.now().minusSeconds(1_000_000)));
        Path foreign = Files.createFile(folder.resolve("notes of the operator.part"));
        try (ChunkStore first = ChunkStore.open(folder, Long.MAX_VALUE)) {
            Path part = Files.createFile(first.newPart());
            try (ChunkStore second = ChunkStore.open(folder, Long.MAX_VALUE)) {
                assertThat(dead).allSatisfy(file -> assertThat(file).doesNotExist());
                assertThat(numberTakenAgain).doesNotExist();
                assertThat(part).exists();
                assertThat(foreign).exists();
                assertThat(second.newPart()).doesNotExist();
            }
        }
    }

    @Test
    @DisplayName("over its limit the store drops what was unused for longest, once no job may need it")
    void theStoreShrinks() throws IOException {
        try (ChunkStore store = ChunkStore.open(folder, Long.MAX_VALUE)) {
            for (String name : List.of("old", "older", "new")) {
                keep(store, name, 400);
            }
        }
        age("older", 2000);
        age("old", 1000);
        age("new", 500);
        try (ChunkStore running = ChunkStore.open(folder, Long.MAX_VALUE)) {
            assertThat(running.find(key("older"))).as("used now").isPresent();
            try (ChunkStore ending = ChunkStore.open(folder, 500)) {
                assertThat(ending.find(key("new"))).isPresent();
            }
            assertThat(running.find(key("older"))).as("a running job used it").isPresent();
            assertThat(running.find(key("new"))).as("used after that job began").isPresent();
            assertThat(running.find(key("old"))).as("nobody needs it").isEmpty();
            assertThat(names().stream()
                            .filter(name -> name.startsWith(key("old").hex())))
                    .isEmpty();
        }
        age("new", 100);
        ChunkStore.open(folder, 500).close();
        assertThat(names())
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).startsWith(key("older").hex()));
    }

    private void age(String name, long seconds) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(key(name).hex() + ".json"),
                FileTime.from(Instant.now().minusSeconds(seconds)));
    }
}
