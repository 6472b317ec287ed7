package org.ladderworks.engine.progress;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param fraction of the whole job, 0 to 1, but while a source is fetched of that; empty while unknown
 * @param speed source seconds encoded per second; empty where it means nothing
 * @param remaining estimated time to the end of the job; empty while unknown
 * @param paused why the job stands still at the moment, for people; empty while it runs
 */
public record Progress(
        Stage stage,
        Optional<Double> fraction,
        Optional<Double> speed,
        Optional<Duration> remaining,
        Optional<String> paused) {
    /** The stages of a job in order. */
    public enum Stage {
        FETCH,
        PROBE,
        ENCODE,
        PACKAGE,
        FINISH
    }

    /** Receives the newest progress, from any thread; must return quickly. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = progress -> {};

        void onProgress(Progress progress);
    }
}
