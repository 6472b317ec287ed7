package org.ladderworks.publish.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.StoredObject;

class FolderStoreTest {
    @TempDir
    Path root;

    private FolderStore store;

    @BeforeEach
    void open() {
        store = FolderStore.open(root);
    }

    private StoredObject put(String key, String text, Condition condition) throws IOException, ConditionFailed {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return store.put(key, bytes, headers(bytes), condition);
    }

    private static ObjectHeaders headers(byte[] bytes) {
        return new ObjectHeaders("text/plain", CacheTime.RECORD, "", Sha256.hex(bytes));
    }

    @Test
    void conditionsHold() throws Exception {
        StoredObject first = put("a/b.json", "one", new Condition.Absent());
        assertThatThrownBy(() -> put("a/b.json", "two", new Condition.Absent())).isInstanceOf(ConditionFailed.class);
        StoredObject second = put("a/b.json", "two", new Condition.Same(first.tag()));
        assertThatThrownBy(() -> put("a/b.json", "thr", new Condition.Same(first.tag())))
                .isInstanceOf(ConditionFailed.class);
        assertThat(second.tag()).isNotEqualTo(first.tag());
        assertThat(root.resolve("a/b.json")).hasContent("two");
        assertThatThrownBy(() -> put("c", "x", new Condition.Same("no"))).isInstanceOf(ConditionFailed.class);
        assertThat(root.resolve("c")).doesNotExist();
    }

    @Test
    void onlyObjectsAreListedAndEmptyFoldersGo() throws Exception {
        put("a/b/c", "x", new Condition.Any());
        put("a/d", "x", new Condition.Any());
        List<String> keys = new ArrayList<>();
        store.list("", object -> keys.add(object.key()));
        assertThat(keys).containsExactlyInAnyOrder("a/b/c", "a/d");
        keys.clear();
        store.list("a/b/", object -> keys.add(object.key()));
        assertThat(keys).containsExactly("a/b/c");
        store.list("nothing/", object -> keys.add(object.key()));
        assertThat(keys).hasSize(1);
        store.delete("a/b/c");
        assertThat(root.resolve("a/b")).doesNotExist();
        assertThat(root.resolve("a/d")).exists();
        store.delete("a/d");
        store.delete("a/d");
        assertThat(root.resolve("a")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/x", "a//b", "", ".ladderworks/lock", "a\\b"})
    void noKeyLeadsOut(String key) {
        assertThatThrownBy(() -> put(key, "x", new Condition.Any())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        assertThatThrownBy(() -> FolderStore.open(root.resolve("share")))
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_UNUSABLE))
                .hasMessageContaining("no folder");
        assertThat(root.resolve("share")).doesNotExist();
    }

    @Test
    @DisplayName("parts that cannot be completed stay, and are completed when what was in the way has gone")
    void aFailedCompletionLosesNothing() throws Exception {
        byte[] bytes = "one part".getBytes(StandardCharsets.UTF_8);
        Path inTheWay = Files.writeString(root.resolve("taken"), "a file");
        String upload = store.parts().begin("taken/x", headers(bytes));
        var part = store.parts().send("taken/x", upload, 1, ByteBuffer.wrap(bytes));
        assertThatThrownBy(() -> store.parts().complete("taken/x", upload, List.of(part)))
                .isInstanceOf(PublishException.class);
        Files.delete(inTheWay);
        assertThat(store.parts().arrived("taken/x", upload)).contains(List.of(part));
        store.parts().complete("taken/x", upload, List.of(part));
        assertThat(root.resolve("taken/x")).hasContent("one part");
        assertThat(root.resolve(".ladderworks").resolve(upload)).doesNotExist();
    }

    @Test
    @DisplayName("what publishers left who never came back goes, what others work on stays")
    void leftOversGo() throws Exception {
        byte[] bytes = {1};
        String old = store.parts().begin("old", headers(bytes));
        store.parts().send("old", old, 1, ByteBuffer.wrap(bytes));
        String young = store.parts().begin("young", headers(bytes));
        Path hidden = root.resolve(".ladderworks");
        Path oldPart = Files.write(hidden.resolve("a.part"), bytes);
        Path youngPart = Files.write(hidden.resolve("b.part"), bytes);
        FileTime lastWeek = FileTime.from(Instant.now().minus(Duration.ofDays(8)));
        Files.setLastModifiedTime(hidden.resolve(old), lastWeek);
        Files.setLastModifiedTime(oldPart, lastWeek);
        FolderStore.open(root).close();
        assertThat(hidden.resolve(old)).doesNotExist();
        assertThat(oldPart).doesNotExist();
        assertThat(hidden.resolve(young)).isDirectory();
        assertThat(youngPart).exists();
    }

    @Test
    void nothingOfAFailedWriteStays() throws Exception {
        Files.writeString(root.resolve("taken"), "a file");
        assertThatThrownBy(() -> put("taken/x", "x", new Condition.Any())).isInstanceOf(PublishException.class);
        try (var hidden = Files.list(root.resolve(".ladderworks"))) {
            assertThat(hidden.map(file -> file.getFileName().toString()))
                    .containsAnyOf("lock")
                    .hasSize(1);
        }
    }
}
