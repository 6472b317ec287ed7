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
import org.ladderworks.engine.progress.RungProgress;
import org.ladderworks.engine.progress.TitlePicture;
import org.ladderworks.engine.saying.Saying;

/** Turns the units of each stage into the progress of the job, at most ten times a second. Thread-safe. */
final class ProgressMeter {
    /** Where a job encodes, that takes nearly all of it; packaging the rest. */
    private static final double ENCODE_SHARE = 0.97;

    /** Where a job takes pictures alone, decoding takes most of it. */
    private static final double PICTURES_SHARE = 0.85;

    private static final long INTERVAL_NANOS = 100_000_000;
    private static final long STOPPED_NANOS = 3_000_000_000L;

    private final Progress.Listener listener;
    private final AtomicLong lastReport = new AtomicLong(Long.MIN_VALUE / 2);
    private final Pause pause;
    private final double encodeShare;
    private volatile long stageBegun;
    private volatile boolean encoding;
    private long lookedAt;
    private long stopped;
    private volatile Optional<Double> fetchedBefore = Optional.empty();
    private volatile Progress last = new Progress(Stage.PROBE, Optional.empty());
    private volatile Optional<Saying> again = Optional.empty();
    private volatile List<RungProgress> rungs = List.of();
    private volatile Optional<Duration> at = Optional.empty();

    private ProgressMeter(Progress.Listener listener, Pause pause, double encodeShare) {
        this.listener = listener;
        this.pause = pause;
        this.encodeShare = encodeShare;
        this.stageBegun = running();
    }

    /** Of a job that encodes, and packages then. */
    static ProgressMeter ofEncoding(Progress.Listener listener, Pause pause) {
        return new ProgressMeter(listener, pause, ENCODE_SHARE);
    }

    /** Of one that decodes pictures of a title, and makes files of them then. */
    static ProgressMeter ofPictures(Progress.Listener listener, Pause pause) {
        return new ProgressMeter(listener, pause, PICTURES_SHARE);
    }

    /** Of one that only packages. */
    static ProgressMeter ofPackaging(Progress.Listener listener, Pause pause) {
        return new ProgressMeter(listener, pause, 0);
    }

    /** The job stands still, or goes on: told at once, however recent the last report is. */
    void pauseChanged() {
        tell(last);
    }

    void stage(Stage stage) {
        encoding = false;
        stageBegun = running();
        encoding = stage == Stage.ENCODE;
        double before = switch (stage) {
            case FETCH, PROBE, ENCODE -> 0;
            case PACKAGE -> encodeShare;
            case FINISH, UPLOAD, VERIFY -> 1;
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
        if (fetchedBefore.isEmpty()) {
            fetchedBefore = Optional.of(fraction);
        }
        Share share = new Share(fraction, fetchedBefore.get());
        report(new Progress(
                Stage.FETCH,
                Optional.of(fraction),
                Optional.empty(),
                Estimate.remaining(List.of(share), elapsed()),
                Optional.empty(),
                Optional.empty()));
    }

    /** @param seconds of source in all */
    void encoded(List<Share> parts, double seconds) {
        long elapsed = elapsed();
        // What is behind says how far the job is, and how fast; what takes longest says when it ends.
        Share behind =
                parts.stream().min(Comparator.comparingDouble(Share::done)).orElseThrow();
        Optional<Double> speed = elapsed > 0
                ? Optional.of(seconds * (behind.done() - behind.found()) / (elapsed / 1e9))
                : Optional.empty();
        report(new Progress(
                Stage.ENCODE,
                Optional.of(encodeShare * behind.done()),
                speed,
                Estimate.remaining(parts, elapsed).map(encoding -> encoding.plus(packaging(encoding, elapsed))),
                Optional.empty(),
                again,
                rungs,
                at));
    }

    /** What comes behind the encoding, by its share of all. */
    private Duration packaging(Duration encoding, long elapsed) {
        return Duration.ofNanos(Math.round((encoding.toNanos() + elapsed) * (1 - encodeShare) / encodeShare));
    }

    /** Told with the next {@link #encoded}. */
    void rungs(List<RungProgress> newest, Duration place) {
        rungs = newest;
        at = Optional.of(place);
    }

    void triedAgain(String why) {
        listener.triedAgain(why);
    }

    void pictured(TitlePicture picture) {
        listener.pictured(picture);
    }

    /** From now on the fraction may be lower than it was, for this reason. */
    void encodesAgain(Saying why) {
        again = Optional.of(why);
    }

    void packaged(long done, long total) {
        double share = (double) done / Math.max(1, total);
        report(new Progress(
                Stage.PACKAGE,
                Optional.of(encodeShare + (1 - encodeShare) * share),
                Optional.empty(),
                Estimate.remaining(List.of(new Share(share, 0)), elapsed()),
                Optional.empty(),
                Optional.empty()));
    }

    /** Nanoseconds of this stage in which the job did not stand still. */
    private long elapsed() {
        return running() - stageBegun;
    }

    /** A clock that stands still while the job does, also where the whole process was stopped, as by Ctrl-Z. */
    private synchronized long running() {
        long now = System.nanoTime() - pause.nanos();
        // While pictures and sound are encoded, FFmpeg tells four times a second how far it is.
        if (encoding && now - lookedAt > STOPPED_NANOS) {
            stopped += now - lookedAt;
        }
        lookedAt = now;
        return now - stopped;
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
