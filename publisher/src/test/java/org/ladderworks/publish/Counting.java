package org.ladderworks.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
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

    @Override
    public Part send(String key, String upload, int number, ByteBuffer bytes) throws IOException {
        if (asked.incrementAndGet() > most) {
            throw new PublishException(ErrorCode.TARGET_UNUSABLE, "no more", "This is a test.");
        }
        Part part = super.send(key, upload, number, bytes);
        synchronized (this) {
            answered.add(number);
        }
        return part;
    }

    @Override
    public boolean holds(Part part, ByteBuffer bytes) {
        return telling && super.holds(part, bytes);
    }
}
