package org.ladderworks.app.studio;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ladderworks.app.job.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on the queue as long as the window is open, on a thread of its own. */
public final class QueueWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);

    private final Worker worker;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Begins at once. */
    public QueueWorker(Worker worker) {
        this.worker = worker;
        Thread.ofPlatform().name("queue").start(this::run);
    }

    private void run() {
        try {
            worker.run(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // What is in the queue stays there for the next start.
            LOG.error("the queue stands still", e);
        } finally {
            ended.countDown();
        }
    }

    /** Stops at once; the job that runs waits for the next start, and loses only what was being encoded. */
    @Override
    public void close() {
        worker.stop();
        try {
            var _ = ended.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
