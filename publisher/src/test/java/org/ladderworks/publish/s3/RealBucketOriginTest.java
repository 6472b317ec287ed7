package org.ladderworks.publish.s3;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract with a bucket of one's own, where one is named. */
@EnabledIfEnvironmentVariable(named = RealBucket.VARIABLE, matches = ".+")
class RealBucketOriginTest extends S3OriginContract {
    private final RealBucket store = new RealBucket();

    @Override
    S3Store store() {
        return store;
    }

    @AfterAll
    void tidy() {
        store.close();
    }
}
