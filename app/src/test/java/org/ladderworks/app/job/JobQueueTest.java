package org.ladderworks.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.job.JobEvent.Kind;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.encode.ChunkWork;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Progress;

/** What becomes of jobs in the queue, kept in a real database. */
class JobQueueTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private JobQueue queue;

    @BeforeEach
    void open() {
        queue = new JobQueue(Catalog.open(home).jobs(), () -> NOON, () -> {});
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static NewJob job(String name) {
        return new NewJob(name + ".mp4", "/out/" + name, "{\"version\": 1}", Map.of("house", "{}"));
    }

    private RunningJob next() throws InterruptedException {
        return queue.next(Duration.ZERO).orElseThrow();
    }

    private long add(String name) {
        return queue.add(job(name)).id();
    }

    private List<String> order() {
        return queue.list().stream().map(JobView::title).toList();
    }

    private Standing standing(long id) {
        return queue.show(id).standing();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UsageException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void jobsAreTakenInTheirOrderAndOneMayBePutFirst() throws InterruptedException {
        add("a");
        add("b");
        long c = add("c");
        queue.first(c);

        assertThat(order()).containsExactly("c.mp4", "a.mp4", "b.mp4");
        assertThat(next().id()).isEqualTo(c);
        assertThat(standing(c)).isEqualTo(Standing.RUNNING);
        refused(() -> queue.first(c), ErrorCode.JOB_NOT_IN_THAT_STATE);
    }

    @Test
    void everythingIsKept() throws InterruptedException {
        long a = add("a");
        QueuedJob.End end = new QueuedJob.End(
                Optional.of("LW-3001"), "no file\nLook.", List.of("note"), Optional.of(new ChunkWork(1, 2, 3, 4)));
        queue.ended(next(), JobState.FAILED, end);
        List<JobView> before = queue.list();
        String file = queue.jobFile(a);
        reopen();

        assertThat(queue.list()).isEqualTo(before);
        assertThat(queue.jobFile(a)).isEqualTo(file).isEqualTo("{\"version\": 1}");
        assertThat(before.getFirst().work()).contains(new ChunkWork(1, 2, 3, 4));
        assertThat(before.getFirst().ended()).contains(NOON);
    }

    @Test
    void heldJobsArePassedOverUntilTheyAreResumed() throws InterruptedException {
        long a = add("a");
        long b = add("b");
        queue.pause(a);
        assertThat(standing(a)).isEqualTo(Standing.HELD);
        RunningJob running = next();
        assertThat(running.id()).isEqualTo(b);

        queue.pause(b);
        assertThat(standing(b)).isEqualTo(Standing.PAUSED);
        assertThat(running.pause().isPaused()).isTrue();
        queue.resume(b);
        assertThat(running.pause().isPaused()).isFalse();
        queue.resume(a);
        queue.ended(running, JobState.DONE, QueuedJob.End.without(""));
        assertThat(next().id()).isEqualTo(a);
    }

    @Test
    void aCancelledJobIsStoppedAndMayBeResumed() throws InterruptedException {
        long a = add("a");
        RunningJob running = next();
        running.progressed(new Progress(Progress.Stage.ENCODE, Optional.of(0.5)));
        assertThat(queue.show(a).progress()).isPresent();
        queue.cancel(a);

        assertThat(running.cancellation().isCancelled()).isTrue();
        assertThat(standing(a)).isEqualTo(Standing.CANCELLED);
        refused(() -> queue.forget(a), ErrorCode.JOB_NOT_IN_THAT_STATE);
        queue.ended(running, JobState.CANCELLED, QueuedJob.End.without(""));
        refused(() -> queue.cancel(a), ErrorCode.JOB_NOT_IN_THAT_STATE);
        queue.resume(a);
        assertThat(standing(a)).isEqualTo(Standing.WAITING);
        assertThat(next().id()).isEqualTo(a);
    }

    @Test
    @DisplayName("cancelled and resumed before the worker has let go: it waits, and is not called cancelled")
    void aJobIsResumedWhileItIsBeingCancelled() throws InterruptedException {
        long a = add("a");
        RunningJob running = next();
        queue.cancel(a);
        queue.resume(a);
        queue.ended(running, JobState.CANCELLED, QueuedJob.End.without(""));

        assertThat(standing(a)).isEqualTo(Standing.WAITING);
    }

    @Test
    void aJobWhoseWorkerWasKilledIsTakenUpAgainInItsPlaceAndAtLastGivenUp() throws InterruptedException {
        long a = add("a");
        add("b");
        for (int attempt = 1; attempt <= JobQueue.MOST_ATTEMPTS; attempt++) {
            assertThat(next().id()).isEqualTo(a);
            reopen();
            assertThat(standing(a)).isEqualTo(Standing.INTERRUPTED);
            queue.takeUpAgain();
        }
        assertThat(standing(a)).isEqualTo(Standing.FAILED);
        assertThat(queue.show(a).said()).contains("3 times", "ladderworks resume " + a);
        queue.resume(a);
        assertThat(order()).containsExactly("b.mp4", "a.mp4");
    }

    @Test
    void aWorkerThatStopsOfItsOwnWillCostsNoAttempt() throws InterruptedException {
        long a = add("a");
        for (int round = 0; round < JobQueue.MOST_ATTEMPTS + 2; round++) {
            queue.givenBack(next());
        }
        assertThat(queue.show(a).attempts()).isZero();
        assertThat(standing(a)).isEqualTo(Standing.WAITING);
    }

    @Test
    void twoJobsThatHaveNotEndedDoNotWriteToOneFolder() throws InterruptedException {
        long a = add("a");
        refused(() -> add("a"), ErrorCode.JOB_NOT_IN_THAT_STATE);
        queue.cancel(a);
        long again = add("a");
        refused(() -> queue.resume(a), ErrorCode.JOB_NOT_IN_THAT_STATE);
        assertThat(again).isNotEqualTo(a);
    }

    @Test
    void numbersAreNeverGivenAgain() throws InterruptedException {
        long a = add("a");
        queue.cancel(a);
        queue.forget(a);
        refused(() -> queue.show(a), ErrorCode.JOB_UNKNOWN);
        reopen();
        assertThat(add("b")).isGreaterThan(a);
    }

    private List<Kind> happened(long id) {
        return queue.log(id).stream().map(JobEvent::kind).toList();
    }

    @Test
    @DisplayName(
            "jobs that wait are put into another order at once, which is kept; those that run or ended stay out of it")
    void arranged() throws InterruptedException {
        long a = add("a");
        long b = add("b");
        long c = add("c");
        long d = add("d");
        assertThat(next().id()).isEqualTo(a);
        assertThat(queue.arrange(now -> QueueOrder.moved(now, List.of(c, d), Optional.of(b))))
                .containsExactly(b, c, d);
        reopen();
        assertThat(order()).containsExactly("a.mp4", "c.mp4", "d.mp4", "b.mp4");
        long e = add("e");
        queue.arrange(now -> QueueOrder.like(List.of(b, c, d), now));
        assertThat(order()).containsExactly("a.mp4", "b.mp4", "c.mp4", "d.mp4", "e.mp4");
        assertThatThrownBy(() -> queue.arrange(_ -> List.of(b, b, c, e))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queue.arrange(_ -> List.of(b))).isInstanceOf(IllegalArgumentException.class);
        assertThat(order()).containsExactly("a.mp4", "b.mp4", "c.mp4", "d.mp4", "e.mp4");
    }

    @Test
    @DisplayName(
            "a job that waits is changed, not into one that writes where another does, and none that runs or ended")
    void rewritten() throws InterruptedException {
        long a = add("a");
        long b = add("b");
        queue.rewrite(b, new NewJob("other.mp4", "/out/b", "{\"version\": 1, \"x\": 2}", Map.of()));
        refused(() -> queue.rewrite(b, job("a")), ErrorCode.JOB_NOT_IN_THAT_STATE);
        reopen();
        assertThat(queue.show(b).title()).isEqualTo("other.mp4");
        assertThat(queue.job(b).presets()).isEmpty();
        assertThat(queue.jobFile(b)).contains("\"x\": 2");
        assertThat(happened(b)).containsExactly(Kind.ADDED, Kind.EDITED);
        RunningJob running = next();
        refused(() -> queue.rewrite(a, job("c")), ErrorCode.JOB_NOT_IN_THAT_STATE);
        queue.ended(running, JobState.DONE, QueuedJob.End.without(""));
        refused(() -> queue.rewrite(a, job("c")), ErrorCode.JOB_NOT_IN_THAT_STATE);
    }

    @Test
    @DisplayName("the log says what happened to a job, in that order, over a restart")
    void logged() throws InterruptedException {
        long a = add("a");
        RunningJob first = next();
        queue.pause(a);
        queue.resume(a);
        queue.ended(
                first,
                JobState.FAILED,
                new QueuedJob.End(Optional.of("LW-3001"), "no file", List.of(), Optional.empty()));
        queue.resume(a);
        RunningJob second = next();
        queue.cancel(a);
        queue.ended(second, JobState.CANCELLED, QueuedJob.End.without(""));
        reopen();
        assertThat(happened(a))
                .containsExactly(
                        Kind.ADDED,
                        Kind.BEGUN,
                        Kind.PAUSED,
                        Kind.RESUMED,
                        Kind.FAILED,
                        Kind.RETRIED,
                        Kind.BEGUN,
                        Kind.CANCELLED);
        assertThat(queue.log(a).get(4).said()).isEqualTo("LW-3001  no file");
        assertThat(queue.log(a).get(4).at()).isEqualTo(NOON);
    }

    @Test
    @DisplayName("a halted queue begins nothing, not after a restart either, until it is let go on")
    void halted() throws InterruptedException {
        add("a");
        queue.halt(true);
        assertThat(queue.next(Duration.ZERO)).isEmpty();
        reopen();
        assertThat(queue.isHalted()).isTrue();
        assertThat(queue.next(Duration.ZERO)).isEmpty();
        queue.halt(false);
        assertThat(queue.next(Duration.ZERO)).isPresent();
    }

    @Test
    @DisplayName("to add a job and to begin one, those that are there already are not read")
    void readsOnlyWhatItAsksFor() throws Exception {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        AtomicLong read = new AtomicLong();
        JobJournal kept = Catalog.open(home.resolve("counted")).jobs();
        JobJournal counting = (JobJournal) Proxy.newProxyInstance(
                JobJournal.class.getClassLoader(), new Class<?>[] {JobJournal.class}, (_, method, arguments) -> {
                    asked.merge(method.getName(), 1, Integer::sum);
                    Object answer = method.invoke(kept, arguments);
                    read.addAndGet(answer instanceof Collection<?> several ? several.size() : 0);
                    return answer;
                });
        try (JobQueue counted = new JobQueue(counting, () -> NOON, () -> {})) {
            for (int i = 0; i < 300; i++) {
                counted.add(job("film-" + i));
            }
            assertThat(asked).containsExactlyInAnyOrderEntriesOf(Map.of("add", 300, "unended", 300, "writingTo", 300));
            assertThat(read).hasValue(0);
            asked.clear();
            assertThat(counted.next(Duration.ZERO)).isPresent();
            assertThat(asked).doesNotContainKeys("all", "outputs");
            refused(() -> counted.add(job("film-7")), ErrorCode.JOB_NOT_IN_THAT_STATE);
            assertThat(counted.outputs()).hasSize(300).contains("/out/film-299");
            assertThat(counted.writingTo("/out/film-7")).hasSize(1);
        }
    }
}
