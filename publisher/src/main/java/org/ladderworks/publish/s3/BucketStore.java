package org.ladderworks.publish.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.store.Abilities;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.ReadObject;
import org.ladderworks.publish.store.StoreTraits;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.store.WrongBytes;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** A bucket of S3, or of a store that speaks like it. Thread-safe. */
public final class BucketStore implements ObjectStore {
    /** Requests that may be on their way at once; the tag of an object is its ETag. */
    private static final int CONNECTIONS = 80;

    private static final int MOST_COPIED = Integer.MAX_VALUE;

    private final BucketSettings settings;
    private final StoppableHttpClient http;
    private final BucketAsking asking;
    private final ObjectAttributes attributes;
    private final BucketParts parts;
    private final BucketSending sending;
    private final boolean conditions;

    private BucketStore(
            BucketSettings settings,
            S3Connection connection,
            StoppableHttpClient http,
            StoreTraits traits,
            Optional<LeanPut> lean,
            int partSize) {
        this.settings = settings;
        this.http = http;
        this.conditions = traits.conditions();
        this.asking = new BucketAsking(
                settings, connection, connection.endpoint().map(URI::getHost).orElse("AWS"));
        this.attributes = new ObjectAttributes(settings);
        this.sending = new BucketSending(settings, attributes, asking.isAws(), lean);
        this.parts = new BucketParts(settings, asking, attributes, sending, conditions, partSize);
    }

    /**
     * Connects nothing yet, but finds the credentials.
     *
     * @param traits what is known of the store
     * @throws org.ladderworks.engine.error.PublishException where the machine's settings of AWS cannot be used
     */
    public static BucketStore open(BucketSettings settings, Bandwidth bandwidth, StoreTraits traits) {
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        settings.profile().ifPresent(chain::profileName);
        return open(settings, bandwidth, traits, chain.build(), BucketParts.SIZE);
    }

    static BucketStore open(
            BucketSettings settings,
            Bandwidth bandwidth,
            StoreTraits traits,
            AwsCredentialsProvider credentials,
            int partSize) {
        StoppableHttpClient http = new StoppableHttpClient(S3Connection.http(CONNECTIONS), bandwidth);
        try {
            S3Connection connection = S3Connection.open(settings.store(), credentials, http);
            connection.requireCredentials();
            Optional<LeanPut> lean =
                    traits.checks() ? LeanPut.open(settings, connection, bandwidth, CONNECTIONS) : Optional.empty();
            return new BucketStore(settings, connection, http, traits, lean, partSize);
        } catch (SdkException | IllegalArgumentException | CompletionException e) {
            http.close();
            throw S3Publishing.settings(e);
        }
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Abilities abilities() {
        return new Abilities(
                true, conditions, sending.isChecked(), new Abilities.Parts(parts.size(), BucketParts.MOST));
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        return head(key).map(found -> new StoredObject(key, found.contentLength(), found.eTag()));
    }

    private Optional<HeadObjectResponse> head(String key) throws IOException {
        return asking.find(
                key,
                client -> client.headObject(head ->
                        head.bucket(settings.bucket()).key(inBucket(key)).requestPayer(asking.payer())));
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> taker) throws IOException {
        String whole = settings.key(prefix);
        int before = whole.length() - prefix.length();
        @Nullable String from = null;
        do {
            ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                    .bucket(settings.bucket())
                    .prefix(whole)
                    .continuationToken(from)
                    .requestPayer(asking.payer());
            ListObjectsV2Response page =
                    asking.ask(prefix, "s3:ListBucket", client -> client.listObjectsV2(request.build()));
            page.contents()
                    .forEach(each ->
                            taker.accept(new StoredObject(each.key().substring(before), each.size(), each.eTag())));
            from = page.nextContinuationToken();
        } while (from != null);
    }

    @Override
    public Optional<ReadObject> read(String key, int limit) throws IOException {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(settings.bucket())
                .key(inBucket(key))
                .requestPayer(asking.payer());
        return asking.find(key, client -> {
            try (var in = client.getObject(request.build())) {
                GetObjectResponse head = in.response();
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    in.abort();
                    throw new IllegalArgumentException(key + " has more than " + limit + " bytes");
                }
                return new ReadObject(new StoredObject(key, bytes.length, head.eTag()), bytes);
            }
        });
    }

    @Override
    public Optional<String> sha256(StoredObject object) throws IOException {
        return head(object.key()).flatMap(ObjectAttributes::sha256);
    }

    @Override
    public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
            throws IOException, ConditionFailed {
        if (!conditions) {
            requireNow(key, condition);
        }
        String tag = asking.put(
                key,
                "s3:PutObject",
                client -> sending.object(client, inBucket(key), bytes, headers, condition, conditions));
        return new StoredObject(key, bytes.remaining(), tag);
    }

    @Override
    public boolean findsDamage(String key) throws IOException {
        ByteBuffer sent = ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8));
        try {
            // What is refused below would be taken if it were right.
            var _ = put(key, sent, describing(Sha256.hex(sent)), new Condition.Any());
            var _ = put(key, sent, describing(Sha256.hex("other bytes")), new Condition.Any());
            return false;
        } catch (ConditionFailed e) {
            throw new IllegalStateException("a condition where there was none", e);
        } catch (WrongBytes e) {
            return !sending.isLedElsewhere();
        }
    }

    private static ObjectHeaders describing(String sha256) {
        return new ObjectHeaders("text/plain", CacheTime.RECORD, "", sha256);
    }

    /** What a store without conditions can do: a look before. */
    private void requireNow(String key, Condition condition) throws IOException, ConditionFailed {
        if (condition instanceof Condition.Any) {
            return;
        }
        Optional<String> now = find(key).map(StoredObject::tag);
        if (!now.equals(condition instanceof Condition.Same same ? Optional.of(same.tag()) : Optional.empty())) {
            throw new ConditionFailed(key);
        }
    }

    @Override
    public Optional<StoredObject> copy(StoredObject from, String to, ObjectHeaders headers) throws IOException {
        if (from.size() > MOST_COPIED) {
            return Optional.empty();
        }
        CopyObjectResponse copied = asking.ask(
                to,
                "s3:GetObject",
                client -> client.copyObject(attributes
                        .into(software.amazon.awssdk.services.s3.model.CopyObjectRequest.builder(), headers)
                        .sourceBucket(settings.bucket())
                        .sourceKey(inBucket(from.key()))
                        .copySourceIfMatch(from.tag())
                        .destinationBucket(settings.bucket())
                        .destinationKey(inBucket(to))
                        .metadataDirective(MetadataDirective.REPLACE)
                        .requestPayer(asking.payer())
                        .build()));
        // Not every store says what came of it.
        return copied.copyObjectResult() == null || copied.copyObjectResult().eTag() == null
                ? find(to)
                : Optional.of(new StoredObject(
                        to, from.size(), copied.copyObjectResult().eTag()));
    }

    @Override
    public void delete(String key) throws IOException {
        asking.ask(
                key,
                "s3:DeleteObject",
                client -> client.deleteObject(delete ->
                        delete.bucket(settings.bucket()).key(inBucket(key)).requestPayer(asking.payer())));
    }

    @Override
    public PartStore parts() {
        return parts;
    }

    @Override
    public void abort() {
        http.stop();
        sending.stop();
    }

    @Override
    public void close() {
        sending.close();
        asking.close();
    }

    private String inBucket(String key) {
        return settings.key(PackagePath.requireInside(key));
    }
}
