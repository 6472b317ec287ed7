package org.ladderworks.publish.cdn;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * What goes wrong with CloudFront, in words for its operator. CloudFront's own are not repeated: they come from elsewhere, and
 * name accounts. Its codes are those of its API Reference, "Common Error Types" and "CreateInvalidation".
 */
final class CloudFrontTrouble {
    private static final Set<String> CLOCK =
            Set.of("RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture", "SignatureNotYetCurrent");
    private static final Set<String> WHO = Set.of(
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "ExpiredToken",
            "ExpiredTokenException",
            "OptInRequired",
            "NotSignedUp");

    /** The last: as many paths as CloudFront works on at once are on their way already. */
    private static final Set<String> BUSY = Set.of(
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "SlowDown",
            "ServiceUnavailable",
            "TooManyInvalidationsInProgress");

    private static final Pattern RIGHT = Pattern.compile("perform: (cloudfront:[A-Za-z]{1,60})\\b");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._]{1,80}");
    private static final String ADVICE =
            "Check AWS_PROFILE, AWS_ENDPOINT_URL_CLOUDFRONT and the files in ~/.aws: `aws configure"
                    + " list` shows what they say.";

    private final String distribution;

    CloudFrontTrouble(String distribution) {
        this.distribution = distribution;
    }

    /** The error of a client that cannot even be made. */
    static PublishException settings(RuntimeException trouble) {
        return new PublishException(
                ErrorCode.CDN_CREDENTIALS, "the AWS settings of this machine cannot be used", ADVICE, trouble);
    }

    /** The error where no credentials are found. No cause: what a program of the profile printed may stand in it. */
    PublishException credentials(RuntimeException trouble) {
        String said = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("sso") && (said.contains("expired") || said.contains("sso login"))) {
            return unknown("the sign-in of the profile has expired", "Sign in again with `aws sso login`.");
        }
        return said.contains("process-based")
                ? unknown(
                        "the credential_process of the profile failed",
                        "Run the program that the profile names by hand, and see what it says.")
                : unknown(
                        "no AWS credentials were found",
                        "Sign in with `aws configure` or `aws sso login`, or choose a profile with AWS_PROFILE.");
    }

    /**
     * In words what may be better next time.
     *
     * @param right that was used
     * @param accepted whether the invalidation itself is under way
     * @throws PublishException where a next time would be the same
     */
    String passing(String right, boolean accepted, RuntimeException trouble) {
        return switch (trouble) {
            case AwsServiceException refusal -> passing(right, accepted, refusal);
            case ApiCallTimeoutException _ -> "no answer in time";
            default -> network(trouble).orElse("an answer that cannot be read");
        };
    }

    private String passing(String right, boolean accepted, AwsServiceException refusal) {
        String code = code(refusal);
        int status = refusal.statusCode();
        String told = code.isEmpty() ? "HTTP status " + status : code + ", HTTP status " + status;
        if (BUSY.contains(code) || status == 429 || status >= 500) {
            return told;
        }
        if (CLOCK.contains(code)) {
            throw new PublishException(
                    ErrorCode.CDN_REFUSED,
                    "CloudFront finds the clock of this machine wrong (" + told + ")",
                    "Set it right, for example by turning on NTP.");
        }
        if (WHO.contains(code) || status == 401) {
            throw unknown(
                    "it does not accept this machine's credentials (" + told + ")",
                    "Sign in again, or check the key and its secret and which profile AWS_PROFILE names.");
        }
        if (status == 403) {
            throw denied(right, accepted, told, refusal);
        }
        throw status == 404
                ? new PublishException(
                        ErrorCode.CDN_REFUSED,
                        "CloudFront knows no distribution " + distribution
                                + " in this account, or nothing of what was asked" + " of it (" + told + ")",
                        "Check the id, and that AWS_PROFILE names the account that it is in.")
                : new PublishException(
                        ErrorCode.CDN_REFUSED,
                        "CloudFront refuses what is asked of distribution " + distribution + " (" + told + ")",
                        "Try `aws cloudfront create-invalidation` with the same distribution: it tells CloudFront's own words.");
    }

    private PublishException denied(String right, boolean accepted, String told, AwsServiceException refusal) {
        @Nullable AwsErrorDetails details = refusal.awsErrorDetails();
        Matcher named = RIGHT.matcher(details == null || details.errorMessage() == null ? "" : details.errorMessage());
        return new PublishException(
                ErrorCode.CDN_RIGHT_MISSING,
                "the right %s on distribution %s is missing (%s)%s"
                        .formatted(
                                named.find() ? named.group(1) : right,
                                distribution,
                                told,
                                accepted ? "; its caches are being told, but when that is done cannot be seen" : ""),
                "Ask who owns the account for that right, or choose another AWS_PROFILE.");
    }

    /** The error when trouble did not pass. */
    PublishException lasting(String words, boolean accepted) {
        return new PublishException(
                ErrorCode.CDN_UNREACHABLE,
                "CloudFront cannot be asked about distribution " + distribution + ": " + words,
                accepted
                        ? "Its caches are being told all the same; try again later to see that it is done."
                        : "Check the network and AWS_ENDPOINT_URL_CLOUDFRONT, or try later: caches show what they have until then.");
    }

    private PublishException unknown(String why, String remedy) {
        return new PublishException(
                ErrorCode.CDN_CREDENTIALS,
                "CloudFront cannot be asked about distribution " + distribution + ": " + why,
                remedy);
    }

    private static String code(AwsServiceException refusal) {
        @Nullable AwsErrorDetails details = refusal.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        return CODE.matcher(code).matches() ? code : "";
    }

    /** What the network did, by the innermost of its causes; empty where it is not the network. */
    private static Optional<String> network(Throwable trouble) {
        @Nullable IOException found = null;
        int depth = 0;
        for (@Nullable Throwable each = trouble; each != null && depth < 20; each = each.getCause()) {
            if (each instanceof IOException network) {
                found = network;
            }
            depth++;
        }
        return Optional.ofNullable(found).map(network -> switch (network) {
            case UnknownHostException _ -> "the network knows no such host";
            case ConnectException _ -> "connections are refused";
            case SocketTimeoutException _ -> "no answer in time";
            case SSLException _ -> "no safe connection can be made";
            default -> "the connection was broken";
        });
    }
}
