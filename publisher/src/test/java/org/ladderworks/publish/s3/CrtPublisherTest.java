package org.ladderworks.publish.s3;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.ladderworks.publish.PublisherContract;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;

/** The same through the transport of AWS's Common Runtime. */
class CrtPublisherTest extends PublisherContract {
    private static S3ProxyStore proxy;

    @BeforeAll
    static void start() {
        proxy = new S3ProxyStore();
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @Override
    protected ObjectStore openEmpty() {
        return BucketStore.open(
                BucketSettings.of(proxy.bucket(), UUID.randomUUID().toString(), proxy.settings()),
                Bandwidth.of(Optional.empty()),
                true,
                Transport.CRT,
                proxy.credentials(),
                BucketParts.SIZE);
    }
}
