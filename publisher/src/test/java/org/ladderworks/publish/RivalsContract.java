package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.TargetTrial;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.store.Abilities;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.upload.Trying;

/** Several who publish one title. */
interface RivalsContract {
    TestTitle title();

    @Test
    default void whoIsSlowerIsToldByWhom() throws IOException {
        TestTitle title = title();
        Release mine = title.release("mine", 1);
        Release theirs = title.release("theirs", 2);
        Publisher bob = title.publisher(title.store(), "bob");
        Publisher slow = title.publisher(
                new Interrupted(title.store(), "film-7/current.json", () -> title.publish(bob, theirs)), "ann");

        toldOfBob(() -> title.publish(slow, mine));
        title.shows(theirs);
    }

    @Test
    default void whoCompletesALargeFileSecondLeavesItAsItIs() throws IOException {
        TestTitle title = title();
        Release release = title.largeRelease("one", 1);
        Publisher bob = title.publisher(title.store(), "bob");
        Publisher slow = title.publisher(
                new Interrupted(
                        title.store(), TestTitle.key(release, TestTitle.LARGE), () -> title.publish(bob, release)),
                "ann");

        title.publish(slow, release);
        title.shows(release);
        assertThat(slow.history(TestTitle.NAME, new Cancellation()))
                .singleElement()
                .satisfies(commit -> assertThat(commit.author().by()).isEqualTo("bob"));
    }

    private static void toldOfBob(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TITLE_CHANGED_MEANWHILE))
                .hasMessageContaining("bob from desk-1");
    }

    @Test
    default void severalAtOnceMixNothing() throws Exception {
        TestTitle title = title();
        List<Release> releases = List.of(title.release("one", 1), title.release("two", 2), title.release("three", 3));
        List<String> ends = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < releases.size(); i++) {
            Release release = releases.get(i);
            Publisher each = title.publisher(title.store(), "user" + i);
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    title.publish(each, release);
                    ends.add("published");
                } catch (PublishException e) {
                    ends.add(e.code().name());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ends).hasSize(3).contains("published").isSubsetOf("published", "TITLE_CHANGED_MEANWHILE");
        ReleaseId shown = title.shown().orElseThrow();
        title.shows(releases.stream()
                .filter(release -> release.id().equals(shown))
                .findFirst()
                .orElseThrow());
        assertThat(title.publisher().history(TestTitle.NAME, new Cancellation()))
                .hasSize((int) ends.stream().filter("published"::equals).count());
    }

    @Test
    default void aStoreWithoutConditionsIsFoundOutAndLocked() throws Exception {
        TestTitle title = title();
        Around without = new Around(title.store()) {
            @Override
            public Abilities abilities() {
                return new Abilities(
                        store.abilities().headers(),
                        false,
                        false,
                        store.abilities().parts());
            }

            @Override
            public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
                    throws IOException, ConditionFailed {
                return super.put(key, bytes, headers, new Condition.Any());
            }
        };
        Trying trying = new Trying(title.store().name(), 1, Duration.ofSeconds(5), new Cancellation());
        assertThat(new TargetTrial(without, trying).traits().conditions()).isFalse();
        Publisher locking = title.publisher(without, "ann");
        title.publish(locking, title.release("one", 1));
        assertThat(title.keys()).doesNotContain("film-7/lock.json");
        byte[] theirs =
                "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"author\":{\"by\":\"bob\",\"from\":\"desk-2\",\"at\":\"2026-01-01T00:00:00Z\"},\"until\":\"2999-01-01T00:00:00Z\"}"
                        .getBytes(StandardCharsets.UTF_8);
        title.store()
                .put(
                        "film-7/lock.json",
                        theirs,
                        new ObjectHeaders("application/json", CacheTime.RECORD, "", Sha256.hex(theirs)),
                        new Condition.Any());
        assertThatThrownBy(() -> title.publish(locking, title.release("two", 2)))
                .hasMessageContaining("bob from desk-2");
    }

    @Test
    @DisplayName("a trial finds that all works, conditions too, and leaves nothing")
    default void aTrialFindsAllWell() throws IOException {
        TestTitle title = title();
        Trying trying = new Trying(title.store().name(), 1, Duration.ofSeconds(5), new Cancellation());
        assertThat(new TargetTrial(title.store(), trying).run()).satisfies(found -> {
            assertThat(found.traits().conditions()).isTrue();
            assertThat(found.steps()).hasSize(7).allMatch(step -> step.problem().isEmpty());
        });
        assertThat(title.keys()).isEmpty();
    }
}
