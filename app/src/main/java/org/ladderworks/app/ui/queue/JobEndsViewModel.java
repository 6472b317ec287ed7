package org.ladderworks.app.ui.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.studio.AfterJobs;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.progress.Progress;

/** What the window does when jobs end: tells what went wrong behind them, has the desktop tell of them, closes. On the UI thread alone. */
public final class JobEndsViewModel implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Workbench bench;
    private final Workstation station;
    private final BooleanSupplier inFront;
    private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();
    private final Runnable unwatch;
    private final Subscription unsubscribe;

    /**
     * For one window.
     *
     * @param running the job that is worked on
     * @param inFront whether the operator sees the window anyway
     * @param closeWindow closes it as its operator would
     */
    public JobEndsViewModel(
            Workbench bench,
            Workstation station,
            ObservableValue<Optional<JobView>> running,
            BooleanSupplier inFront,
            Runnable closeWindow) {
        this.bench = bench;
        this.station = station;
        this.inFront = inFront;
        Refresh<Boolean> launcher = new Refresh<>(bench.work(), () -> shown(running.getValue()), _ -> {});
        this.unsubscribe = running.subscribe(_ -> launcher.ask());
        Pace telling = bench.pace(BETWEEN, this::tell);
        this.unwatch = station.after().watch(new AfterJobs.Watcher() {
            @Override
            public void ended(JobView job) {
                ask(() -> note(job));
            }

            @Override
            public void failed(String why) {
                ask(() -> bench.tell(Notice.warning(
                        bench.words().of("queue.hook-failed", why),
                        bench.words().of("queue.hook-failed.remedy"),
                        "")));
            }

            @Override
            public void close() {
                ask(closeWindow);
            }

            private void ask(Runnable what) {
                told.add(what);
                telling.ask();
            }
        });
    }

    private void tell() {
        for (Runnable next = told.poll(); next != null; next = told.poll()) {
            next.run();
        }
    }

    /** On the program's icon. */
    private Supplier<Boolean> shown(Optional<JobView> running) {
        Optional<Double> fraction = running.flatMap(JobView::progress).flatMap(Progress::fraction);
        return () -> {
            station.desktop().launcher().show(fraction);
            return true;
        };
    }

    /** Only where it is wished, and not seen anyway. */
    private void note(JobView job) {
        if (bench.preferences().now().get().queue().notes() && !inFront.getAsBoolean()) {
            String text = JobText.note(job, bench.words());
            bench.work().run(() -> station.desktop().notes().note("Ladderworks", text));
        }
    }

    @Override
    public void close() {
        unwatch.run();
        unsubscribe.unsubscribe();
    }
}
