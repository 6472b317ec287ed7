package org.ladderworks.publish.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ladderworks.publish.AroundParts;
import org.ladderworks.publish.PublisherContract;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.ReadObject;
import org.ladderworks.publish.store.StoredObject;

/** The contract with S3Mock. */
class S3MockPublisherTest extends PublisherContract {
    @RegisterExtension
    static final SharedS3Mock MOCK = new SharedS3Mock();

    @Override
    protected ObjectStore openEmpty() {
        return new Mended(MOCK.store().publishing(UUID.randomUUID().toString()));
    }

    /** What S3 does and S3Mock 5.2.0 does not. */
    private static final class Mended extends AroundParts {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();

        Mended(ObjectStore store) {
            super(store);
        }

        /**
         * S3Mock looks whether a condition holds, and writes after that, so that it could hold for two; and it writes into the file
         * that it hands out. In S3 both are one step. Only what may be there already is held up here.
         */
        @Override
        public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
                throws IOException, ConditionFailed {
            if (key.contains("/v/")) {
                return super.put(key, bytes, headers, condition);
            }
            lock.writeLock().lock();
            try {
                return super.put(key, bytes, headers, condition);
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        public Optional<ReadObject> read(String key, int limit) throws IOException {
            lock.readLock().lock();
            try {
                return super.read(key, limit);
            } finally {
                lock.readLock().unlock();
            }
        }

        /** S3Mock takes the object away too that lies under the key of an upload that is given up. */
        @Override
        public void giveUp(String key, String upload) throws IOException {
            if (store.find(key).isEmpty()) {
                super.giveUp(key, upload);
            }
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
