package org.ladderworks.publish.cdn;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;

/** A network of caches before an origin. Thread-safe; to be closed. */
public interface Cdn extends AutoCloseable {
    /**
     * Has all caches forget something, and returns when they have. Blocks for seconds to minutes.
     *
     * @param listener told from the calling thread, before each wait
     * @return what was done
     * @throws PublishException where the CDN refuses, does not answer, or takes too long; what was asked for may still happen, and
     *     asking again with the same {@link Invalidation} is right in any case
     * @throws java.util.concurrent.CancellationException where it was cancelled, which takes nothing back that was asked for
     */
    Done invalidate(Invalidation what, Listener listener, Cancellation cancellation);

    @Override
    void close();

    /**
     * All caches have forgotten.
     *
     * @param asked when the CDN was first asked for it, by its own clock, where it tells
     * @param before whether that was done already when it was asked this time: nothing new has happened then
     */
    record Done(Optional<Instant> asked, boolean before) {}

    /**
     * How far it is.
     *
     * @param accepted whether the CDN has taken the request: it then goes on even without us
     * @param waited since the beginning
     * @param trouble that may pass and is waited for, for people; empty where all goes well
     */
    record Waiting(boolean accepted, Duration waited, Optional<String> trouble) {}

    /** Receives the newest; must return quickly. */
    @FunctionalInterface
    interface Listener {
        Listener NONE = waiting -> {};

        void onWaiting(Waiting waiting);
    }
}
