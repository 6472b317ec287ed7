package org.ladderworks.publish.s3;

import org.junit.jupiter.api.extension.RegisterExtension;

class S3MockTroubleTest extends TroubledPublishingContract {
    @RegisterExtension
    static final SharedS3Mock MOCK = new SharedS3Mock();

    @Override
    S3Store store() {
        return MOCK.store();
    }

    /**
     * S3Mock 5.2.0 looks at the Content-MD5 of objects alone, and says BadRequest where it is wrong, which is what it says of
     * requests that never get better too. S3 looks at that of parts as well (API Reference, UploadPart), and says BadDigest.
     */
    @Override
    boolean tellsOfDamage() {
        return false;
    }
}
