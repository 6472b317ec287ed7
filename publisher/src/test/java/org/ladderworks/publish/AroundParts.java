package org.ladderworks.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.StoredObject;

/** The same for what goes in parts. */
public class AroundParts extends Around implements PartStore {
    protected AroundParts(ObjectStore store) {
        super(store);
    }

    @Override
    public PartStore parts() {
        return this;
    }

    @Override
    public String begin(String key, ObjectHeaders headers) throws IOException {
        return store.parts().begin(key, headers);
    }

    @Override
    public Part send(String key, String upload, int number, ByteBuffer bytes) throws IOException {
        return store.parts().send(key, upload, number, bytes);
    }

    @Override
    public Optional<List<Part>> arrived(String key, String upload) throws IOException {
        return store.parts().arrived(key, upload);
    }

    @Override
    public boolean holds(Part part, ByteBuffer bytes) {
        return store.parts().holds(part, bytes);
    }

    @Override
    public StoredObject complete(String key, String upload, List<Part> all) throws IOException, ConditionFailed {
        return store.parts().complete(key, upload, all);
    }

    @Override
    public void giveUp(String key, String upload) throws IOException {
        store.parts().giveUp(key, upload);
    }

    @Override
    public void begun(String prefix, Consumer<Begun> taker) throws IOException {
        store.parts().begun(prefix, taker);
    }
}
