package org.ladderworks.engine.progress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.saying.Saying;

/**
 * How far a job is.
 *
 * @param fraction of the whole job, 0 to 1, but while a source is fetched of that; empty while unknown
 * @param speed source seconds encoded per second; empty where it means nothing
 * @param remaining estimated time to the end of the job, but while a source is fetched of that; empty while unknown
 * @param paused why the job stands still at the moment; empty while it runs
 * @param again why some of it is done a second time, so that the fraction fell; empty where nothing is
 * @param rungs how far each is, in the order of the ladder; empty in stages that know of none
 * @param at the place of the title that was encoded last; parts of it are encoded side by side, so it goes to and fro
 */
public record Progress(
        Stage stage,
        Optional<Double> fraction,
        Optional<Double> speed,
        Optional<Duration> remaining,
        Optional<Saying> paused,
        Optional<Saying> again,
        List<RungProgress> rungs,
        Optional<Duration> at) {
    public Progress {
        rungs = List.copyOf(rungs);
    }

    /** Of what has no rungs. */
    public Progress(
            Stage stage,
            Optional<Double> fraction,
            Optional<Double> speed,
            Optional<Duration> remaining,
            Optional<Saying> paused,
            Optional<Saying> again) {
        this(stage, fraction, speed, remaining, paused, again, List.of(), Optional.empty());
    }

    /** Of a stage that does nothing twice, while it runs. */
    public Progress(Stage stage, Optional<Double> fraction) {
        this(stage, fraction, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same at a moment when the job stands still. */
    public Progress heldBecause(Saying reason) {
        return new Progress(stage, fraction, Optional.empty(), Optional.empty(), Optional.of(reason), again, rungs, at);
    }

    /** The stages of a job in order, and behind them those of a release. */
    public enum Stage {
        FETCH,
        PROBE,
        ENCODE,
        PACKAGE,
        FINISH,
        UPLOAD,
        VERIFY
    }

    /** Receives the newest progress, from any thread; must return quickly. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = progress -> {};

        void onProgress(Progress progress);

        /** A part of the work failed and is tried once more: which, and why, for people. The job is no worse for it. */
        default void triedAgain(String why) {}

        /** A picture of the title that has just been encoded, where such are made anyway; about one for each part. */
        default void pictured(TitlePicture picture) {}
    }
}
