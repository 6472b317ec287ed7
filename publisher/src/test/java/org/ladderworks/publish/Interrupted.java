package org.ladderworks.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;

/** A store where something happens just before an object is made, once. */
final class Interrupted extends AroundParts {
    private final String at;
    private final Runnable what;
    private boolean done;

    Interrupted(ObjectStore store, String at, Runnable what) {
        super(store);
        this.at = at;
        this.what = what;
    }

    @Override
    public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
            throws IOException, ConditionFailed {
        before(key);
        return super.put(key, bytes, headers, condition);
    }

    @Override
    public StoredObject complete(String key, String upload, List<Part> all) throws IOException, ConditionFailed {
        before(key);
        return super.complete(key, upload, all);
    }

    private void before(String key) {
        if (key.equals(at) && !done) {
            done = true;
            what.run();
        }
    }
}
