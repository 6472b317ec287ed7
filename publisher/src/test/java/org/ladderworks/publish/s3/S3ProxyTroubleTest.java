package org.ladderworks.publish.s3;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3ProxyTroubleTest extends TroubledPublishingContract {
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
    S3Store store() {
        return proxy;
    }

    @Override
    boolean tellsOfDamage() {
        return true;
    }
}
