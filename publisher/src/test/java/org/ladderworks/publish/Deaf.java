package org.ladderworks.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;

/** A store that does all it is asked to, and whose first answer about each thing is lost on its way. */
final class Deaf extends AroundParts {
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    Deaf(ObjectStore store) {
        super(store);
    }

    private <T> T heard(String what, T answer) throws IOException {
        if (lost.add(what)) {
            throw new IOException("the connection was broken behind " + what);
        }
        return answer;
    }

    @Override
    public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
            throws IOException, ConditionFailed {
        return heard("put " + key, super.put(key, bytes, headers, condition));
    }

    @Override
    public Part send(String key, String upload, int number, ByteBuffer bytes) throws IOException {
        return heard("part " + number + " of " + key, super.send(key, upload, number, bytes));
    }

    @Override
    public StoredObject complete(String key, String upload, List<Part> all) throws IOException, ConditionFailed {
        return heard("complete " + key, super.complete(key, upload, all));
    }
}
