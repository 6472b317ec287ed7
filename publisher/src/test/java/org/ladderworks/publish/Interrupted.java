package org.ladderworks.publish;

import java.io.IOException;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;

/** A store where something happens just before an object is made, once. */
final class Interrupted extends Around {
    private final String at;
    private final Runnable what;
    private boolean done;

    Interrupted(ObjectStore store, String at, Runnable what) {
        super(store);
        this.at = at;
        this.what = what;
    }

    @Override
    public StoredObject put(String key, byte[] bytes, ObjectHeaders headers, Condition condition)
            throws IOException, ConditionFailed {
        if (key.equals(at) && !done) {
            done = true;
            what.run();
        }
        return super.put(key, bytes, headers, condition);
    }
}
