package org.ladderworks.app.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ladderworks.app.home.QueueSettings;
import org.ladderworks.app.home.QueueSettings.WhenDone;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.progress.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is done when a job has ended, and when all have: a command, an address that is told, what the window asks for. One after the
 * other, beside the queue, which never waits for it. What fails is told in the job's log and to who watches, and changes nothing
 * of the job. Thread-safe.
 */
public final class AfterJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AfterJobs.class);
    private static final long LAST_SECONDS = 3;

    /** Is told what happens, on a thread of its own. */
    public interface Watcher {
        /** A job has ended; it may be told before what is done behind it. */
        void ended(JobView job);

        /** Something behind a job was not done: why, for people. */
        void failed(String why);

        /** Nothing is left to do, and the operator wished the window closed then. */
        void close();
    }

    private final JobQueue queue;
    private final Supplier<QueueSettings> settings;
    private final Supplier<Optional<String>> address;
    private final OperatorCommand command = new OperatorCommand();
    private final Webhook webhook;
    private final Cancellation cancellation = new Cancellation();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final ExecutorService inTurn = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("after-jobs").factory());

    /**
     * Does nothing yet.
     *
     * @param settings as they are when a job ends
     * @param address of the webhook, asked for where the settings have one; may throw an EngineException
     */
    public AfterJobs(JobQueue queue, Supplier<QueueSettings> settings, Supplier<Optional<String>> address) {
        this(queue, settings, address, new Webhook());
    }

    AfterJobs(JobQueue queue, Supplier<QueueSettings> settings, Supplier<Optional<String>> address, Webhook webhook) {
        this.queue = queue;
        this.settings = settings;
        this.address = address;
        this.webhook = webhook;
    }

    /**
     * Has someone told what happens.
     *
     * @return to be run when nothing more is to be told
     */
    public Runnable watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** True for an address that a webhook may have: of HTTPS, or of this machine. */
    public static boolean isWebhook(String address) {
        return Webhook.isPossible(address);
    }

    /** To be called when a worker is done with a job; returns at once. */
    public void ended(JobView job) {
        if (job.ended().isEmpty() || cancellation.isCancelled()) {
            return;
        }
        boolean last = job.standing() != Standing.CANCELLED && isNothingLeft();
        inTurn.execute(() -> {
            watchers.forEach(watcher -> watcher.ended(job));
            QueueSettings chosen = settings.get();
            attempt(job, () -> command.run(chosen.jobCommand(), environment(job), cancellation));
            if (!chosen.webhook().isBlank()) {
                attempt(job, () -> tell(job));
            }
            // Jobs may have come while that was done.
            if (last && isNothingLeft()) {
                allDone(job, chosen);
            }
        });
    }

    private void tell(JobView job) throws HookFailed {
        try {
            Optional<String> told = address.get();
            if (told.isEmpty()) {
                throw new HookFailed("the webhook's address is not in the vault: write it anew in the settings");
            }
            webhook.post(told.get(), json(job));
        } catch (EngineException e) {
            throw new HookFailed("the webhook's address is not to be had: " + e.getMessage());
        }
    }

    private void allDone(JobView last, QueueSettings chosen) {
        if (chosen.whenDone() == WhenDone.COMMAND) {
            attempt(last, () -> command.run(chosen.doneCommand(), Map.of(), cancellation));
        } else if (chosen.whenDone() == WhenDone.CLOSE) {
            watchers.forEach(Watcher::close);
        }
    }

    /** Jobs that are held are left for the operator; a queue that was told to stop is not done. */
    private boolean isNothingLeft() {
        return !queue.isHalted()
                && queue.list().stream().noneMatch(job -> switch (job.standing()) {
                    case WAITING, RUNNING, PAUSED, INTERRUPTED -> true;
                    case HELD, DONE, FAILED, CANCELLED -> false;
                });
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Hook {
        void run() throws HookFailed;
    }

    private void attempt(JobView job, Hook hook) {
        try {
            hook.run();
        } catch (HookFailed e) {
            String why = String.valueOf(e.getMessage());
            LOG.warn("behind job {}: {}", job.id(), why);
            queue.warn(job.id(), why);
            watchers.forEach(watcher -> watcher.failed(why));
        } catch (java.util.concurrent.CancellationException e) {
            LOG.info("behind job {}: stopped, as the window closes", job.id());
        } catch (RuntimeException e) {
            LOG.error("an error that should not happen, behind job {}", job.id(), e);
        }
    }

    private static Map<String, String> environment(JobView job) {
        Map<String, String> values = new LinkedHashMap<>();
        told(job)
                .forEach((name, value) -> values.put("LADDERWORKS_" + name.toUpperCase(Locale.ROOT), value.toString()));
        return values;
    }

    static String json(JobView job) {
        return JsonMapper.shared().writeValueAsString(told(job));
    }

    private static Map<String, Object> told(JobView job) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("job", job.id());
        told.put("title", job.title());
        told.put("status", job.standing().name().toLowerCase(Locale.ROOT));
        told.put("code", job.code().orElse(""));
        told.put("package", job.output());
        return told;
    }

    /** What runs is stopped. */
    @Override
    public void close() {
        cancellation.cancel();
        inTurn.shutdownNow();
        try {
            var _ = inTurn.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        webhook.close();
        command.close();
    }
}
