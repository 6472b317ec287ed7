package org.ladderworks.publish.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.source.remote.BucketLocation;
import org.ladderworks.engine.source.remote.ContentRange;
import org.ladderworks.engine.source.remote.RemoteOrigin.Answer;
import org.ladderworks.engine.source.remote.RemoteOrigin.NothingThere;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads objects with GetObject alone, so that {@code s3:GetObject} is the one right that it takes. Thread-safe. */
final class S3Objects implements AutoCloseable {
    private static final int PARTIAL = 206;
    private static final int SAME = 304;
    private static final int ANOTHER = 412;
    private static final int BEHIND_THE_END = 416;

    private final S3Connection connection;
    private final S3Settings settings;
    private final String store;
    private final S3Refusals refusals;

    S3Objects(S3Connection connection, S3Settings settings) {
        this.connection = connection;
        this.settings = settings;
        this.store = connection.endpoint().map(URI::getHost).orElse("AWS");
        this.refusals = new S3Refusals(settings.anonymous(), store);
    }

    static S3Objects open(S3Settings settings) {
        try {
            return new S3Objects(S3Connection.open(settings), settings);
        } catch (SdkClientException | IllegalArgumentException e) {
            throw S3Trouble.settings(e);
        }
    }

    /** As {@link org.ladderworks.engine.source.remote.RemoteOrigin#open} has it. */
    Answer open(BucketLocation location, long from, Optional<String> version, boolean complete) throws IOException {
        try {
            connection.requireCredentials();
        } catch (SdkClientException | IllegalArgumentException e) {
            throw S3Trouble.credentials(location, e);
        }
        return ask(location, from, version, complete, true);
    }

    private Answer ask(
            BucketLocation location, long from, Optional<String> version, boolean complete, boolean mayRepeat)
            throws IOException {
        try {
            return answer(location, connection.client().getObject(request(location, from, version, complete)), from);
        } catch (S3Exception e) {
            if (e.statusCode() == SAME && complete) {
                return new Answer.Unchanged();
            }
            if (e.statusCode() == ANOTHER && from > 0) {
                // S3 knows no If-Range, by which all of another object would have come at once.
                return ask(location, 0, Optional.empty(), false, mayRepeat);
            }
            if (e.statusCode() == BEHIND_THE_END) {
                throw new NothingThere();
            }
            if (mayRepeat && S3Refusals.isOfClocks(e)) {
                // The SDK has learned the server's time, and signs with it from now on.
                return ask(location, from, version, complete, false);
            }
            throw refusals.of(location, e);
        } catch (SdkClientException e) {
            throw S3Trouble.of(store, location, e);
        }
    }

    private GetObjectRequest request(BucketLocation location, long from, Optional<String> version, boolean complete) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(location.bucket()).key(location.key());
        if (settings.requesterPays()) {
            request.requestPayer(RequestPayer.REQUESTER);
        }
        Optional<String> tag = version.map(S3Objects::tag);
        if (complete) {
            tag.ifPresent(request::ifNoneMatch);
        } else if (from > 0) {
            request.range("bytes=" + from + "-");
            tag.ifPresent(request::ifMatch);
        }
        return request.build();
    }

    private static Answer answer(BucketLocation location, ResponseInputStream<GetObjectResponse> stream, long from) {
        GetObjectResponse head = stream.response();
        ObjectStream bytes = new ObjectStream(stream);
        Optional<String> version = version(head);
        if (head.sdkHttpResponse().statusCode() != PARTIAL) {
            @Nullable Long length = head.contentLength();
            return new Answer.Bytes(bytes, 0, length == null ? OptionalLong.empty() : OptionalLong.of(length), version);
        }
        Optional<ContentRange> range = ContentRange.parse(head.contentRange());
        if (range.isPresent() && range.get().first() == from) {
            return new Answer.Bytes(bytes, from, range.get().size(), version);
        }
        bytes.close();
        throw ContentRange.notAsked(location, from);
    }

    /**
     * The entity tag, and in the line below it the id of the version where the bucket has versions: equal bytes that were
     * stored anew are another one. A weak tag tells too little.
     */
    private static Optional<String> version(GetObjectResponse head) {
        return Optional.ofNullable(head.eTag())
                .filter(tag -> !tag.isBlank() && !tag.startsWith("W/") && tag.length() < 1000)
                .map(tag -> head.versionId() == null ? tag : tag + "\n" + head.versionId());
    }

    private static String tag(String version) {
        int end = version.indexOf('\n');
        return end < 0 ? version : version.substring(0, end);
    }

    @Override
    public void close() {
        connection.close();
    }
}
