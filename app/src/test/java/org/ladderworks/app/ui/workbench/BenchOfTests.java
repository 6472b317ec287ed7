package org.ladderworks.app.ui.workbench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.ui.words.Words;

/** What view models work with, without a toolkit: one thread stands for the UI thread. */
public final class BenchOfTests implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<StudioSettings> kept = new CopyOnWriteArrayList<>();
    private final Workbench bench =
            new Workbench(background, clock, ui, Words.in(Locale.ENGLISH), StudioSettings.STANDARD, kept::add);

    /** Settings as they were kept, one after the other. */
    public List<StudioSettings> kept() {
        return List.copyOf(kept);
    }

    public Workbench bench() {
        return bench;
    }

    /** Does it on the UI thread. */
    public <T> T onUi(Callable<T> what) {
        try {
            return ui.submit(what).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void doOnUi(Runnable what) {
        onUi(() -> {
            what.run();
            return true;
        });
    }

    /** Waits until it is so on the UI thread. */
    public void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!onUi(isSo::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what + "; told: "
                        + onUi(() -> bench.notices().shown()));
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        background.close();
        ui.close();
    }
}
