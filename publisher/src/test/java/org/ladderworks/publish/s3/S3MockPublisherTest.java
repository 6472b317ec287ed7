package org.ladderworks.publish.s3;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ladderworks.publish.AroundParts;
import org.ladderworks.publish.PublisherContract;
import org.ladderworks.publish.store.ObjectStore;

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
        Mended(ObjectStore store) {
            super(store);
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
