package org.ladderworks.publish.s3;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** S3Mock for a class of tests; it is the same for all classes of a JVM, as its start takes seconds. */
public final class SharedS3Mock implements BeforeAllCallback {
    private @Nullable S3MockStore store;

    @Override
    public void beforeAll(ExtensionContext context) {
        store = S3MockStore.of(context);
    }

    public S3MockStore store() {
        return Objects.requireNonNull(store);
    }
}
