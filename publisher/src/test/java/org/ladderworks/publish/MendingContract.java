package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;

/** What others have done to objects of ours, and what a cancellation leaves. */
interface MendingContract {
    String SEGMENT = "video/avc-360p/00001.m4s";

    TestTitle title();

    private static byte[] replaceByOthers(TestTitle title, String key) throws IOException, ConditionFailed {
        byte[] bytes = title.bytes(key).clone();
        bytes[0] ^= 1;
        ObjectHeaders headers = new ObjectHeaders("application/octet-stream", CacheTime.RECORD, "", Sha256.hex(bytes));
        var _ = title.store().put(key, bytes, headers, new Condition.Any());
        return bytes;
    }

    @Test
    @DisplayName("an object that others replaced by one of its size is sent again, and not taken for what it was")
    default void replaced() throws Exception {
        TestTitle title = title();
        Release release = title.release("one", 1);
        title.publish(release);
        var _ = replaceByOthers(title, TestTitle.key(release, SEGMENT));

        assertThat(title.publish(release).plan().bytes())
                .isEqualTo(release.file(SEGMENT).orElseThrow().size());
        title.shows(release);
    }

    @Test
    @DisplayName("neither is it copied into another version, nor gone back to")
    default void notCopied() throws Exception {
        TestTitle title = title();
        Release first = title.release("one", 1);
        title.publish(first);
        Release second = title.release("two", 1);
        TestPackage.change(second.folder(), "video/avc-360p/00003.m4s", new byte[] {1, 2, 3});
        Release changed = Release.of(second.folder());
        var _ = replaceByOthers(title, TestTitle.key(first, SEGMENT));

        title.publish(changed);
        title.shows(changed);
        TestTitle.refuses(ErrorCode.PUBLISHED_DIFFERS, () -> title.rollback(Optional.of(first.id())));
        title.shows(changed);
    }

    @Test
    @DisplayName("what lies in a large object's place, and nobody knows the bytes of, is not taken away")
    default void foreignStays() throws Exception {
        TestTitle title = title();
        Release release = title.largeRelease("one", 1);
        String key = TestTitle.key(release, TestTitle.LARGE);
        byte[] own = {1, 2, 3};
        var _ = title.store()
                .put(
                        key,
                        own,
                        new ObjectHeaders("text/plain", CacheTime.RECORD, "", Sha256.hex(own)),
                        new Condition.Any());
        ObjectStore unknowing = new Around(title.store()) {
            @Override
            public Optional<String> sha256(StoredObject object) {
                return Optional.empty();
            }
        };
        TestTitle.refuses(ErrorCode.PUBLISHED_DIFFERS, () -> title.publish(title.publisher(unknowing, "ann"), release));
        assertThat(title.bytes(key)).isEqualTo(own);

        title.store().delete(key);
        title.publish(release);
        title.shows(release);
    }

    @Test
    @DisplayName("a cancellation behind the commit leaves nothing for the next command to do")
    default void cancelledBehindTheCommit() throws IOException {
        TestTitle title = title();
        title.publish(title.release("one", 1));
        Release release = title.release("two", 2);
        Cancellation cancellation = new Cancellation();
        ObjectStore cancelling = new Around(title.store()) {
            @Override
            public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
                    throws IOException, ConditionFailed {
                StoredObject object = super.put(key, bytes, headers, condition);
                if (key.endsWith("current.json")) {
                    cancellation.cancel();
                }
                return object;
            }
        };
        title.publisher(cancelling, "ann")
                .publish(release, TestTitle.NAME, Optional.empty(), Progress.Listener.NONE, cancellation);
        title.shows(release);
        assertThat(title.keys()).contains("film-7/log/00000002.json");
    }
}
