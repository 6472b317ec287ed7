package org.ladderworks.publish.s3;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract with S3Mock. */
class S3MockOriginTest extends S3OriginContract {
    @RegisterExtension
    static final SharedS3Mock MOCK = new SharedS3Mock();

    @Override
    S3Store store() {
        return MOCK.store();
    }
}
