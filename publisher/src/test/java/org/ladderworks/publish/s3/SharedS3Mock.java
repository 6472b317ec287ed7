package org.ladderworks.publish.s3;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** S3Mock for a class of tests; it is the same for all classes of a JVM, as its start takes seconds. */
public final class SharedS3Mock implements BeforeAllCallback {
    private @Nullable ExtensionContext context;

    @Override
    public void beforeAll(ExtensionContext ofClass) {
        context = ofClass;
    }

    /** Starts it where no test before has. */
    public S3MockStore store() {
        return S3MockStore.of(Objects.requireNonNull(context));
    }
}
