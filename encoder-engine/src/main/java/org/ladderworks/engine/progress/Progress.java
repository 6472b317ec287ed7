package org.ladderworks.engine.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param fraction of the whole job, 0 to 1, but while a source is fetched of that; empty while unknown
 * @param speed source seconds encoded per second; empty where it means nothing
 * @param remaining estimated time to the end of the job, but while a source is fetched of that; empty while unknown
 * @param paused why the job stands still at the moment, for people; empty while it runs
 * @param again why some of it is done a second time, so that the fraction fell, for people; empty where nothing is
 */
public record Progress(
        Stage stage,
        Optional<Double> fraction,
        Optional<Double> speed,
        Optional<Duration> remaining,
        Optional<String> paused,
        Optional<String> again) {
    /** Of a stage that does nothing twice, while it runs. */
    public Progress(Stage stage, Optional<Double> fraction) {
        this(stage, fraction, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same at a moment when the job stands still. */
    public Progress heldBecause(String reason) {
        return new Progress(stage, fraction, Optional.empty(), Optional.empty(), Optional.of(reason), again);
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
    }
}
