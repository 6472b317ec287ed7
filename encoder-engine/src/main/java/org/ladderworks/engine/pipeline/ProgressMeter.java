package org.ladderworks.engine.pipeline;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.ladderworks.engine.encode.EncodeProgress.Share;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;

/** Turns the units of each stage into the progress of the job, at most ten times a second. Thread-safe. */
final class ProgressMeter {
    /** Encoding takes nearly all of a job; packaging the rest. */
    private static final double ENCODE_SHARE = 0.97;

    private static final long INTERVAL_NANOS = 100_000_000;

    private final Progress.Listener listener;
    private final AtomicLong lastReport = new AtomicLong(Long.MIN_VALUE / 2);
    private volatile Optional<FetchBegun> fetchBegun = Optional.empty();
    private volatile long encodeStarted;
    private volatile long pausedBeforeEncode;

    private final Pause pause;
    private volatile Progress last = new Progress(Stage.PROBE, Optional.empty());
    private volatile Optional<String> again = Optional.empty();

    ProgressMeter(Progress.Listener listener, Pause pause) {
        this.listener = listener;
        this.pause = pause;
    }

    /** The job stands still, or goes on: told at once, however recent the last report is. */
    void pauseChanged() {
        tell(last);
    }

    void stage(Stage stage) {
        if (stage == Stage.ENCODE) {
            encodeStarted = System.nanoTime();
            pausedBeforeEncode = pause.nanos();
        }
        double before = switch (stage) {
            case FETCH, PROBE, ENCODE -> 0;
            case PACKAGE -> ENCODE_SHARE;
            case FINISH -> 1;
        };
        Optional<Double> fraction =
                stage == Stage.PROBE || stage == Stage.FETCH ? Optional.empty() : Optional.of(before);
        tell(new Progress(stage, fraction));
    }

    /**
     * So much of one source is here.
     *
     * @param before how many of all sources are here whole
     * @param size of this one in bytes; empty where it is not known
     */
    void fetched(int before, int all, long done, OptionalLong size) {
        if (size.isEmpty() || size.getAsLong() == 0) {
            report(new Progress(Stage.FETCH, Optional.empty()));
            return;
        }
        double fraction = (before + (double) done / size.getAsLong()) / all;
        long running = System.nanoTime() - pause.nanos();
        if (fetchBegun.isEmpty()) {
            fetchBegun = Optional.of(new FetchBegun(running, fraction));
        }
        FetchBegun begun = fetchBegun.get();
        Share share = new Share(fraction, begun.fraction());
        report(new Progress(
                Stage.FETCH,
                Optional.of(fraction),
                Optional.empty(),
                Estimate.remaining(List.of(share), running - begun.nanos()),
                Optional.empty(),
                Optional.empty()));
    }

    /** When the first bytes came, on a clock that stands still while the job does, and what there was by then. */
    private record FetchBegun(long nanos, double fraction) {}

    /** @param seconds of source in all */
    void encoded(List<Share> parts, double seconds) {
        long elapsed = System.nanoTime() - encodeStarted - (pause.nanos() - pausedBeforeEncode);
        // What is behind says how far the job is, and how fast; what takes longest says when it ends.
        Share behind =
                parts.stream().min(Comparator.comparingDouble(Share::done)).orElseThrow();
        Optional<Double> speed = elapsed > 0
                ? Optional.of(seconds * (behind.done() - behind.found()) / (elapsed / 1e9))
                : Optional.empty();
        report(new Progress(
                Stage.ENCODE,
                Optional.of(ENCODE_SHARE * behind.done()),
                speed,
                Estimate.remaining(parts, elapsed).map(encoding -> encoding.plus(packaging(encoding, elapsed))),
                Optional.empty(),
                again));
    }

    /** What comes behind the encoding, by its share of all. */
    private static Duration packaging(Duration encoding, long elapsed) {
        return Duration.ofNanos(Math.round((encoding.toNanos() + elapsed) * (1 - ENCODE_SHARE) / ENCODE_SHARE));
    }

    /** From now on the fraction may be lower than it was, for this reason. */
    void encodesAgain(String why) {
        again = Optional.of(why);
    }

    void packaged(long done, long total) {
        double fraction = ENCODE_SHARE + (1 - ENCODE_SHARE) * done / Math.max(1, total);
        report(new Progress(Stage.PACKAGE, Optional.of(fraction)));
    }

    private void report(Progress progress) {
        last = progress;
        long now = System.nanoTime();
        long before = lastReport.get();
        if (now - before >= INTERVAL_NANOS && lastReport.compareAndSet(before, now)) {
            tell(progress);
        }
    }

    private void tell(Progress progress) {
        last = progress;
        listener.onProgress(pause.reason().map(progress::heldBecause).orElse(progress));
    }
}
