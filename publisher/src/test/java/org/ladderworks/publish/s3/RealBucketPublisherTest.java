package org.ladderworks.publish.s3;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ladderworks.publish.PublisherContract;
import org.ladderworks.publish.store.ObjectStore;

/** The contract with a bucket of one's own, where one is named. */
@EnabledIfEnvironmentVariable(named = RealBucket.VARIABLE, matches = ".+")
class RealBucketPublisherTest extends PublisherContract {
    private static RealBucket bucket;

    @BeforeAll
    static void start() {
        bucket = new RealBucket();
    }

    @AfterAll
    static void stop() {
        bucket.close();
    }

    @Override
    protected ObjectStore openEmpty() {
        return bucket.publishing("ladderworks-test-" + UUID.randomUUID());
    }

    @AfterEach
    void tidy() throws IOException {
        ObjectStore store = title().store();
        for (String key : List.copyOf(title().keys())) {
            store.delete(key);
        }
    }
}
