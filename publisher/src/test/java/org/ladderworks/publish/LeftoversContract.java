package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.title.Leftovers;
import org.ladderworks.publish.title.Versions;

/** What was left in a store by others and by attempts that nobody takes up, in every kind of store. */
public abstract class LeftoversContract extends EmptyStore {
    private static final ObjectHeaders HEADERS =
            new ObjectHeaders("text/plain", CacheTime.MEDIA, "", Sha256.hex(new byte[] {1, 2, 3}));

    private Leftovers.Found leftovers() {
        return publisher(store).leftovers(TITLE, new Cancellation());
    }

    private void delete(ReleaseId id) {
        var _ = publisher(store).delete(TITLE, id, Duration.ZERO, new Cancellation());
    }

    private void foreign(String key) throws IOException, ConditionFailed {
        var _ = store.put(key, new byte[] {1, 2, 3}, HEADERS, new Condition.Any());
    }

    /** A package with a file that goes in parts. */
    private Release large(String name) {
        Path made = TestPackage.make(folder.resolve(name), 3, 2, 1000);
        byte[] bytes = new byte[2 * store.abilities().parts().size() + 99];
        new Random(4).nextBytes(bytes);
        TestPackage.change(made, "video/avc-360p/00001.m4s", bytes);
        return Release.of(made);
    }

    @Test
    @DisplayName("what is of no version is found and goes on request; all that is of one stays")
    void surplus() throws Exception {
        Release release = Release.of(TestPackage.make(folder.resolve("one"), 1, 3, 500));
        publish(publisher(store), release);
        assertThat(leftovers().isNothing()).isTrue();
        String version = "film/v/" + release.id() + "/";
        foreign(version + "notes.txt");
        foreign("film/v/old/readme.txt");
        String begun = store.parts().begin(version + "video/avc-360p/00009.m4s", HEADERS);
        store.parts().begin("another/v/" + release.id() + "/a.m4s", HEADERS);

        Leftovers.Found found = leftovers();
        assertThat(found.surplus())
                .extracting(StoredObject::key)
                .containsExactlyInAnyOrder(version + "notes.txt", "film/v/old/readme.txt");
        assertThat(found.size()).isEqualTo(6);
        assertThat(found.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.key()).isEqualTo(version + "video/avc-360p/00009.m4s");
            assertThat(upload.upload()).isEqualTo(begun);
            assertThat(upload.at())
                    .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        });
        Leftovers.Found old = found.before(Instant.now().minus(Duration.ofHours(24)));
        assertThat(old.uploads()).as("it may be on its way").isEmpty();
        assertThat(old.surplus()).hasSize(2);

        foreign("film/v/0123456789abcdef0123/release.json");
        foreign("film/v/0123456789abcdef0123/a.m4s");
        assertThat(leftovers().surplus()).as("of a newer program").hasSize(2);

        publisher(store).remove(TITLE, found, new Cancellation());
        assertThat(leftovers().isNothing()).isTrue();
        store.delete("film/v/0123456789abcdef0123/release.json");
        store.delete("film/v/0123456789abcdef0123/a.m4s");
        assertThat(store.parts()
                        .arrived(version + "video/avc-360p/00009.m4s", begun)
                        .orElse(List.of()))
                .isEmpty();
        assertThat(publisher(store).plan(release, TITLE, new Cancellation()).bytes())
                .isZero();
        assertThat(ViewerProbe.look(store, TITLE.text())).isEmpty();
    }

    @Test
    @DisplayName("an upload that was never finished is a version that is not whole, and can be deleted with its parts")
    void unfinished() throws Exception {
        Release release = large("one");
        assertThatThrownBy(() -> publish(publisher(new Counting(store, 1)), release))
                .isInstanceOf(PublishException.class);
        assertThat(begun()).isNotEmpty();
        assertThat(publisher(store).versions(TITLE, new Cancellation()))
                .singleElement()
                .satisfies(version -> assertThat(version.whole()).isFalse());
        delete(release.id());
        assertThat(keys()).isEmpty();
        assertThat(begun()).isEmpty();

        publish(publisher(store), release);
        assertThat(ViewerProbe.look(store, TITLE.text())).isEmpty();
    }

    @Test
    @DisplayName("of a title that shows nothing an upload is not deleted under who is just about to show it")
    void deletedMeanwhile() {
        Release release = Release.of(TestPackage.make(folder.resolve("one"), 1, 3, 500));
        String record = "film/v/" + release.id() + "/release.json";
        Publisher slow = publisher(new Interrupted(store, record, () -> delete(release.id())));
        assertThatThrownBy(() -> publish(slow, release))
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PUBLISHED_DIFFERS));
        assertThat(publisher(store).shown(TITLE, new Cancellation())).isEmpty();

        publish(publisher(store), release);
        assertThat(ViewerProbe.look(store, TITLE.text())).isEmpty();
    }

    @Test
    @DisplayName("of a title that shows nothing what is whole is not deleted")
    void wholeAndNeverShown() {
        Release release = Release.of(TestPackage.make(folder.resolve("one"), 1, 3, 500));
        Around dying = new Around(store) {
            @Override
            public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
                    throws IOException, ConditionFailed {
                if (key.endsWith("current.json")) {
                    throw new PublishException(ErrorCode.TARGET_UNUSABLE, "gone", "This is a test.");
                }
                return super.put(key, bytes, headers, condition);
            }
        };
        assertThatThrownBy(() -> publish(publisher(dying), release)).isInstanceOf(PublishException.class);
        assertThat(publisher(store).versions(TITLE, new Cancellation()))
                .extracting(Versions.Version::whole)
                .containsExactly(true);
        assertThatThrownBy(() -> delete(release.id()))
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VERSION_IN_USE));
        publish(publisher(store), release);
        assertThat(ViewerProbe.look(store, TITLE.text())).isEmpty();
    }

    private List<PartStore.Begun> begun() throws IOException {
        List<PartStore.Begun> found = new ArrayList<>();
        store.parts().begun("film/", found::add);
        return found;
    }

    private List<String> keys() throws IOException {
        List<String> found = new ArrayList<>();
        store.list("", object -> found.add(object.key()));
        return found;
    }
}
