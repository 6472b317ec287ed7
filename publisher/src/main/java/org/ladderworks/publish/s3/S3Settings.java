package org.ladderworks.publish.s3;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * How a store is reached. What is empty is found where all AWS tools look: variables such as {@code AWS_PROFILE},
 * {@code AWS_REGION} and {@code AWS_ENDPOINT_URL_S3}, and the profile's files. No credentials are held here.
 *
 * @param region as AWS names it
 * @param endpoint of a store that is not AWS
 * @param pathStyle whether the bucket stands in the path of requests instead of the host; where empty, it does for every
 *     endpoint that is not of AWS
 * @param anonymous whether requests are not signed, for buckets that anyone may read
 * @param requesterPays whether this account pays where a bucket's owner does not
 */
public record S3Settings(
        Optional<String> region,
        Optional<URI> endpoint,
        Optional<Boolean> pathStyle,
        boolean anonymous,
        boolean requesterPays) {
    /** {@code true} or {@code false}; decided by the endpoint without it. */
    public static final String PATH_STYLE = "LADDERWORKS_S3_PATH_STYLE";

    /** {@code true} or {@code false}, as without it. */
    public static final String ANONYMOUS = "LADDERWORKS_S3_ANONYMOUS";

    /** {@code true} or {@code false}, as without it. */
    public static final String REQUESTER_PAYS = "LADDERWORKS_S3_REQUESTER_PAYS";

    /**
     * As the environment has it.
     *
     * @throws UsageException where a variable is neither {@code true} nor {@code false}
     */
    public static S3Settings of(Map<String, String> environment) {
        return new S3Settings(
                Optional.empty(),
                Optional.empty(),
                flag(environment, PATH_STYLE),
                flag(environment, ANONYMOUS).orElse(false),
                flag(environment, REQUESTER_PAYS).orElse(false));
    }

    private static Optional<Boolean> flag(Map<String, String> environment, String name) {
        return switch (environment.getOrDefault(name, "").strip()) {
            case "" -> Optional.empty();
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default ->
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        "the environment variable " + name + " is neither true nor false",
                        "Set it to true or false, or unset it.");
        };
    }
}
