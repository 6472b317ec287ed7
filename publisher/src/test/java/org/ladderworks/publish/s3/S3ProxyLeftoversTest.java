package org.ladderworks.publish.s3;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.ladderworks.publish.LeftoversContract;
import org.ladderworks.publish.store.ObjectStore;

class S3ProxyLeftoversTest extends LeftoversContract {
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
        return proxy.publishing(UUID.randomUUID().toString());
    }
}
