package org.ladderworks.publish.s3;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.source.remote.BucketLocation;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What goes wrong before a store answers. The SDK's own messages are not repeated where they may hold what a credential program
 * printed.
 */
final class S3Trouble {
    private static final String ADVICE = "Check AWS_REGION, AWS_ENDPOINT_URL_S3, AWS_PROFILE and the files in ~/.aws:"
            + " `aws configure list` shows what they say.";

    private S3Trouble() {}

    /**
     * The error of settings that no second try mends.
     *
     * @param store for people: its host, or AWS
     * @throws IOException of the network, which may be better next time
     */
    static SourceException of(String store, BucketLocation location, SdkClientException trouble) throws IOException {
        String network = network(store, trouble);
        if (!network.isEmpty()) {
            throw new IOException(network, trouble);
        }
        return new SourceException(
                ErrorCode.SOURCE_NOT_FETCHED,
                location + " cannot be asked for with the AWS settings of this machine",
                ADVICE,
                trouble);
    }

    /** What the network did, for people; empty where it is not the network's fault. */
    static String network(String store, SdkClientException trouble) {
        return cause(trouble)
                .map(network -> words(store, network))
                .orElse(trouble.retryable() ? store + " did not answer" : "");
    }

    /** The error of a client that cannot even be made. */
    static SourceException settings(RuntimeException trouble) {
        return new SourceException(
                ErrorCode.SOURCE_NOT_FETCHED, "the AWS settings of this machine cannot be used", ADVICE, trouble);
    }

    /** The error where no credentials are found, or where finding them fails. */
    static SourceException credentials(BucketLocation location, RuntimeException trouble) {
        return new SourceException(
                ErrorCode.SOURCE_CREDENTIALS,
                location + " cannot be fetched: " + credentialsWords(trouble),
                credentialsRemedy(trouble));
    }

    /** Why there are none, for people. */
    static String credentialsWords(RuntimeException trouble) {
        return hasExpired(trouble)
                ? "the sign-in of the profile has expired"
                : isOfProgram(trouble)
                        ? "the credential_process of the profile failed"
                        : "no AWS credentials were found";
    }

    static String credentialsRemedy(RuntimeException trouble) {
        return hasExpired(trouble)
                ? "Sign in again with `aws sso login`."
                : isOfProgram(trouble)
                        ? "Run the program that the profile names by hand, and see what it says."
                        : "Sign in with `aws configure` or `aws sso login`, or choose a profile with AWS_PROFILE. For a"
                                + " bucket that anyone may read, set " + S3Settings.ANONYMOUS + "=true.";
    }

    private static boolean hasExpired(RuntimeException trouble) {
        String said = said(trouble);
        return said.contains("sso") && (said.contains("expired") || said.contains("sso login"));
    }

    private static boolean isOfProgram(RuntimeException trouble) {
        return said(trouble).contains("process-based");
    }

    private static String said(RuntimeException trouble) {
        return String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static String words(String store, IOException network) {
        return switch (network) {
            case UnknownHostException _ -> "the network knows no host of " + store;
            case ConnectException _ -> store + " refuses connections";
            case SocketTimeoutException _ -> store + " did not answer in time";
            case SSLException _ -> "no safe connection to " + store + " could be made";
            default -> "the connection to " + store + " was broken";
        };
    }

    /** The innermost of its kind. */
    private static Optional<IOException> cause(Throwable trouble) {
        @Nullable IOException found = null;
        int depth = 0;
        for (@Nullable Throwable each = trouble; each != null && depth < 20; each = each.getCause()) {
            if (each instanceof IOException network) {
                found = network;
            }
            depth++;
        }
        return Optional.ofNullable(found);
    }
}
