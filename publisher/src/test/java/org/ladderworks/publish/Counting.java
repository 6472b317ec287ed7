package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.store.ObjectStore;

/** A store that counts the parts it gets, and after so many takes none. */
final class Counting extends AroundParts {
    private final int most;
    private final boolean telling;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Integer> answered = new ArrayList<>();
    private final List<Integer> refused = new ArrayList<>();
    private final List<Thread> senders = new ArrayList<>();

    Counting(ObjectStore store, int most) {
        this(store, most, true);
    }

    /** @param telling false where a part's tag says nothing of its bytes, as where a store encrypts with keys of its own */
    Counting(ObjectStore store, int most, boolean telling) {
        super(store);
        this.most = most;
        this.telling = telling;
    }

    int sent() {
        return Math.min(asked.get(), most);
    }

    /** The numbers of those that arrived. */
    synchronized List<Integer> answered() {
        return List.copyOf(answered);
    }

    /** The numbers of those that were not taken: whichever came last, as parts go side by side. */
    synchronized List<Integer> refused() {
        return List.copyOf(refused);
    }

    @Override
    public Part send(String key, String upload, int number, ByteBuffer bytes) throws IOException {
        if (isTooMany(number)) {
            awaitTheOthers();
            throw new PublishException(ErrorCode.TARGET_UNUSABLE, "no more", "This is a test.");
        }
        Part part = super.send(key, upload, number, bytes);
        synchronized (this) {
            answered.add(number);
        }
        return part;
    }

    private synchronized boolean isTooMany(int number) {
        if (asked.incrementAndGet() > most) {
            refused.add(number);
            return true;
        }
        senders.add(Thread.currentThread());
        return false;
    }

    /** A refusal ends what is on its way beside it: those that were let through have arrived and been noted before. */
    private void awaitTheOthers() {
        for (Thread sender : senders()) {
            try {
                assertThat(sender.join(Duration.ofSeconds(30))).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized List<Thread> senders() {
        return List.copyOf(senders);
    }

    @Override
    public boolean holds(Part part, ByteBuffer bytes) {
        return telling && super.holds(part, bytes);
    }
}
