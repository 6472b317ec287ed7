package org.ladderworks.publish.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The settings of a bucket, in the JSON that the command line of AWS prints and takes. A store replaces all rules of a kind at once.
 * For one thread; to be closed.
 */
public final class BucketConfiguration implements AutoCloseable {
    /** The last as some stores that are not AWS have it. */
    private static final Set<String> NONE =
            Set.of("NoSuchCORSConfiguration", "NoSuchLifecycleConfiguration", "NoSuchBucketPolicy", "NoSuchPolicy");

    /** What a bucket can be set to. */
    public enum Part {
        CORS("CORS rules", "s3:GetBucketCORS", "s3:PutBucketCORS"),
        LIFECYCLE("lifecycle rules", "s3:GetLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
        POLICY("policy", "s3:GetBucketPolicy", "s3:PutBucketPolicy");

        private final String words;
        private final String readRight;
        private final String writeRight;

        Part(String words, String readRight, String writeRight) {
            this.words = words;
            this.readRight = readRight;
            this.writeRight = writeRight;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** What a bucket has. */
    public sealed interface Present {
        /** The store does not know such settings. */
        record NotOffered() implements Present {}

        /**
         * What is set; nothing where it is empty.
         *
         * @param json as the command line of AWS prints it
         * @param smallestMoved of lifecycle rules, what the store's own rule for small objects is called: it stays as it is
         */
        record Rules(String json, Optional<String> smallestMoved) implements Present {}
    }

    private final BucketSettings settings;
    private final BucketAsking asking;
    private final RawAnswer raw;

    private BucketConfiguration(BucketSettings settings, BucketAsking asking, RawAnswer raw) {
        this.settings = settings;
        this.asking = asking;
        this.raw = raw;
    }

    /**
     * Connects nothing yet, but finds the credentials.
     *
     * @throws PublishException where the machine's settings of AWS cannot be used
     */
    public static BucketConfiguration open(BucketSettings settings) {
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        settings.profile().ifPresent(chain::profileName);
        return open(settings, chain.build());
    }

    static BucketConfiguration open(BucketSettings settings, AwsCredentialsProvider credentials) {
        RawAnswer raw = new RawAnswer();
        try {
            S3Connection connection = S3Connection.forSettings(settings.store(), credentials, raw);
            connection.requireCredentials();
            String store = connection.endpoint().map(URI::getHost).orElse("AWS");
            return new BucketConfiguration(settings, new BucketAsking(settings, connection, store), raw);
        } catch (SdkClientException | IllegalArgumentException e) {
            throw S3Publishing.settings(e);
        }
    }

    /**
     * What the bucket has.
     *
     * @throws IOException where the next time may be better
     * @throws PublishException where it will not; also where the store has something that would be lost on the way
     */
    public Present read(Part part) throws IOException {
        return asking.ask("its " + part.words, part.readRight, client -> {
            try {
                return switch (part) {
                    case CORS -> rules(part, SdkJson.write(client.getBucketCors(get -> get.bucket(bucket()))));
                    case LIFECYCLE -> lifecycle(client);
                    case POLICY ->
                        new Present.Rules(
                                client.getBucketPolicy(get -> get.bucket(bucket()))
                                        .policy(),
                                Optional.empty());
                };
            } catch (S3Exception e) {
                if (isNotOffered(e)) {
                    return new Present.NotOffered();
                }
                if (NONE.contains(S3Refusals.code(e))) {
                    return new Present.Rules("", Optional.empty());
                }
                throw e;
            }
        });
    }

    private Present.Rules lifecycle(S3Client client) {
        GetBucketLifecycleConfigurationResponse answer =
                client.getBucketLifecycleConfiguration(get -> get.bucket(bucket()));
        Optional<String> smallest = Optional.ofNullable(answer.transitionDefaultMinimumObjectSizeAsString());
        // It comes as a header, and goes as one.
        String json = SdkJson.write(answer.toBuilder()
                .transitionDefaultMinimumObjectSize((String) null)
                .build());
        return new Present.Rules(rules(Part.LIFECYCLE, json).json(), smallest);
    }

    /** What the SDK has not understood, it would not send back. */
    private Present.Rules rules(Part part, String json) {
        if (raw.leaves() != SdkJson.leaves(json)) {
            throw new PublishException(
                    ErrorCode.BUCKET_SETTINGS_UNUSABLE,
                    "the %s of %s have something in them that is not known here: it would be lost"
                            .formatted(part.words, settings.bucket()),
                    "Set them by the store's own means; `edge bucket --out` makes ours as files.");
        }
        return new Present.Rules(json, Optional.empty());
    }

    /**
     * Replaces all of it.
     *
     * @param was what was read before
     * @return false where the store does not know such settings
     * @throws IOException where the next time may be better
     * @throws PublishException where it will not
     */
    public boolean write(Part part, String json, Present.Rules was) throws IOException {
        return asking.ask("its " + part.words, part.writeRight, client -> {
            try {
                send(client, part, json, was);
                return true;
            } catch (S3Exception e) {
                if (isNotOffered(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    private void send(S3Client client, Part part, String json, Present.Rules was) {
        switch (part) {
            case CORS ->
                client.putBucketCors(
                        put -> put.bucket(bucket()).corsConfiguration(SdkJson.read(json, CORSConfiguration.builder())));
            case LIFECYCLE ->
                client.putBucketLifecycleConfiguration(put -> put.bucket(bucket())
                        .transitionDefaultMinimumObjectSize(was.smallestMoved().orElse(null))
                        .lifecycleConfiguration(SdkJson.read(json, BucketLifecycleConfiguration.builder())));
            case POLICY -> client.putBucketPolicy(put -> put.bucket(bucket()).policy(json));
        }
    }

    private static boolean isNotOffered(S3Exception refusal) {
        return refusal.statusCode() == 501 || refusal.statusCode() == 405;
    }

    private String bucket() {
        return settings.bucket();
    }

    @Override
    public void close() {
        asking.close();
    }
}
