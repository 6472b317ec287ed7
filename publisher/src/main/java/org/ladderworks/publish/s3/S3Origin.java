package org.ladderworks.publish.s3;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.source.remote.BucketLocation;
import org.ladderworks.engine.source.remote.RemoteLocation;
import org.ladderworks.engine.source.remote.RemoteOrigin;

/**
 * Sources at {@code s3://bucket/key}. This class names nothing of the SDK, which is some thousand classes: they are loaded when
 * the first object is asked for, and by no one who asks for none.
 */
public final class S3Origin implements RemoteOrigin {
    /** What an engine with this origin can fetch besides. */
    public static final Set<String> SCHEMES = Set.of(BucketLocation.SCHEME);

    private final Supplier<S3Settings> settings;
    private @Nullable S3Objects objects;

    /**
     * Nothing is connected yet.
     *
     * @param settings asked for once, when something is fetched; what it throws is told then
     */
    public S3Origin(Supplier<S3Settings> settings) {
        this.settings = settings;
    }

    /** From a client that is made already. */
    static S3Origin of(S3Objects objects) {
        S3Origin origin = new S3Origin(() -> {
            throw new IllegalStateException("there is a client already");
        });
        origin.objects = objects;
        return origin;
    }

    @Override
    public Set<String> schemes() {
        return SCHEMES;
    }

    @Override
    public Answer open(RemoteLocation location, long from, Optional<String> version, boolean complete)
            throws IOException {
        return objects().open((BucketLocation) location, from, version, complete);
    }

    private synchronized S3Objects objects() {
        S3Objects made = objects;
        if (made == null) {
            made = S3Objects.open(settings.get());
            objects = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (objects != null) {
            objects.close();
        }
    }
}
