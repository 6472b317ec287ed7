package org.ladderworks.publish.title;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.ReadObject;
import org.ladderworks.publish.upload.Trying;

/**
 * One publisher at a time where a store knows no conditions: an object with a time of expiry. Weaker than those: who stands still
 * for longer than the lock lasts just when the record is replaced, and then goes on, is not stopped.
 */
public final class TitleLock {
    private static final Duration LASTS = Duration.ofMinutes(2);

    /** Longer than two machines need to write over each other's. */
    private static final Duration SETTLES = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final Trying trying;
    private final String key;
    private final Holder mine;

    private TitleLock(ObjectStore store, Trying trying, String key, Holder mine) {
        this.store = store;
        this.trying = trying;
        this.key = key;
        this.mine = mine;
    }

    /** Until it is closed, or its time is over. */
    public sealed interface Held extends AutoCloseable {
        /**
         * Looks whether it still holds, as before what it is taken for.
         *
         * @throws PublishException where its time is over: the work was paused, or the process stopped
         */
        void requireHeld();

        @Override
        void close();
    }

    /** Where the store itself keeps publishers apart. */
    private record NotNeeded() implements Held {
        @Override
        public void requireHeld() {
            // The store does.
        }

        @Override
        public void close() {
            // Nothing was taken.
        }
    }

    private record Taken(TitleLock lock, Clock clock) implements Held {
        @Override
        public void requireHeld() {
            if (!clock.instant().plus(SETTLES).isBefore(lock.mine.until())) {
                throw new PublishException(
                        ErrorCode.TITLE_CHANGED_MEANWHILE,
                        "the lock " + lock.key + " ended before it was used",
                        "Do it again: nothing is sent twice.");
            }
        }

        @Override
        public void close() {
            lock.giveBack();
        }
    }

    /** Who holds it. */
    private record Holder(UUID id, Author author, Instant until) {}

    /**
     * Takes it; nothing is done where the store knows conditions.
     *
     * @throws PublishException where someone else has it
     */
    public static Held take(ObjectStore store, Trying trying, TitleKeys keys, Author author, Clock clock) {
        if (store.abilities().conditions()) {
            return new NotNeeded();
        }
        Holder mine = new Holder(UUID.randomUUID(), author, clock.instant().plus(LASTS));
        TitleLock lock = new TitleLock(store, trying, keys.lock(), mine);
        lock.requireFree(keys, clock);
        byte[] bytes = Records.write(mine);
        var _ = trying.askPlainly(() -> store.put(lock.key, bytes, Records.headers(bytes), new Condition.Any()));
        try {
            Thread.sleep(SETTLES);
            lock.requireFree(keys, clock);
            return new Taken(lock, clock);
        } catch (InterruptedException e) {
            lock.giveBack();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (RuntimeException e) {
            lock.giveBack();
            throw e;
        }
    }

    private void requireFree(TitleKeys keys, Clock clock) {
        Optional<Holder> other = holder().filter(holder -> !holder.id().equals(mine.id()))
                .filter(holder -> holder.until().isAfter(clock.instant()));
        if (other.isPresent()) {
            Author who = other.get().author();
            throw new PublishException(
                    ErrorCode.TITLE_CHANGED_MEANWHILE,
                    "%s from %s is changing what %s shows".formatted(who.by(), who.from(), keys.title()),
                    "Try again behind them, or at " + other.get().until() + " at the latest.");
        }
    }

    private Optional<Holder> holder() {
        return holder(trying);
    }

    private Optional<Holder> holder(Trying asking) {
        Optional<ReadObject> object = asking.askPlainly(() -> store.read(key, Records.LARGEST_COMMIT));
        return object.map(found -> Records.read(key, found.bytes(), Holder.class));
    }

    private void giveBack() {
        // A cancelled work is not to keep others waiting.
        Trying finishing = trying.finishing();
        if (holder(finishing).filter(mine::equals).isPresent()) {
            finishing.askPlainly(() -> {
                store.delete(key);
                return true;
            });
        }
    }
}
