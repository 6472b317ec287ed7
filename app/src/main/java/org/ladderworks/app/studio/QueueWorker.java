package org.ladderworks.app.studio;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ladderworks.app.job.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on the queue as long as the window is open, on a thread of its own. */
public final class QueueWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);

    private final Worker worker;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Begins at once. */
    public QueueWorker(Worker worker) {
        this.worker = worker;
        Thread.ofPlatform().name("queue").start(this::run);
    }

    private void run() {
        try {
            while (!stopped.get()) {
                work();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** What goes wrong beside a job must not end all others: the job is taken up again, and fails where it does so thrice. */
    private void work() throws InterruptedException {
        try {
            worker.run(false);
        } catch (RuntimeException | Error e) {
            LOG.error("an error that should not happen; the queue goes on", e);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Stops at once; the job that runs waits for the next start, and loses only what was being encoded. */
    @Override
    public void close() {
        stopped.set(true);
        worker.stop();
        try {
            var _ = ended.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
