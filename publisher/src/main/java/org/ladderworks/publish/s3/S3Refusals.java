package org.ladderworks.publish.s3;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.source.remote.BucketLocation;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What a store's refusal means to an operator. A store's own words are not repeated: they come from elsewhere, and name
 * accounts. Its codes are those of the S3 API Reference, "Error responses".
 */
final class S3Refusals {
    private static final Set<String> CLOCK = Set.of("RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired");
    private static final Set<String> WHO = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "InvalidToken",
            "InvalidSecurity",
            "TokenRefreshRequired",
            "MissingSecurityHeader",
            "NotSignedUp");
    private static final Set<String> REGION = Set.of(
            "PermanentRedirect",
            "TemporaryRedirect",
            "Redirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException");
    private static final Set<String> BUSY = Set.of(
            "SlowDown", "RequestTimeout", "InternalError", "ServiceUnavailable", "Throttling", "ThrottlingException");

    /** In the message of an AccessDenied of AWS. */
    private static final Pattern RIGHT = Pattern.compile("perform: ([a-z0-9-]{1,30}:[A-Za-z]{1,60})\\b");

    /** No second try makes it know more. */
    private static final int NOT_IMPLEMENTED = 501;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._]{1,80}");

    private final boolean anonymous;
    private final String store;

    /**
     * @param anonymous whether requests are not signed
     * @param store for people: its host, or AWS
     */
    S3Refusals(boolean anonymous, String store) {
        this.anonymous = anonymous;
        this.store = store;
    }

    /** True where the store finds this machine's clock wrong. */
    static boolean isOfClocks(S3Exception refusal) {
        return CLOCK.contains(code(refusal));
    }

    /** True for trouble of the store's own. */
    static boolean isPassing(String code, int status) {
        return BUSY.contains(code) || status == 408 || status == 429 || (status >= 500 && status != NOT_IMPLEMENTED);
    }

    /** True where the store does not know who asks. */
    static boolean isOfCredentials(String code) {
        return WHO.contains(code);
    }

    /** True where the bucket lies elsewhere. */
    static boolean isOfRegion(String code, int status) {
        return REGION.contains(code) || status / 100 == 3;
    }

    /**
     * The error that the store will repeat.
     *
     * @throws IOException where it may think better of it
     */
    SourceException of(BucketLocation location, S3Exception refusal) throws IOException {
        String code = code(refusal);
        int status = refusal.statusCode();
        if (isPassing(code, status)) {
            throw new IOException(store + " is in trouble (" + told(code, status) + ")");
        }
        if (isOfCredentials(code)) {
            return credentials(location, code);
        }
        if (CLOCK.contains(code)) {
            return new SourceException(
                    ErrorCode.SOURCE_NOT_FETCHED,
                    location + " cannot be fetched: the clock of this machine differs from the one of " + store,
                    "Set this machine's clock, best by a time server.",
                    refusal);
        }
        if (isOfRegion(code, status)) {
            return new SourceException(
                    ErrorCode.SOURCE_NOT_FETCHED,
                    location + " lies in another region than was asked (" + told(code, status) + ")",
                    "Name the bucket's region with AWS_REGION or in the profile.",
                    refusal);
        }
        if (code.equals("InvalidObjectState")) {
            return archived(location, refusal);
        }
        if (code.startsWith("KMS.") || right(refusal).startsWith("kms:")) {
            return new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    location + " is encrypted with a key that may not be used (" + told(code, status) + ")",
                    "Ask for the right kms:Decrypt on the key of that object, and that the key is enabled.",
                    refusal);
        }
        if (code.equals("NoSuchBucket")) {
            return new SourceException(
                    ErrorCode.SOURCE_NOT_FOUND,
                    location + " cannot be there: " + store + " has no bucket " + location.bucket(),
                    "Check the bucket's name, and that profile and endpoint are those of its store.",
                    refusal);
        }
        if (code.equals("NoSuchKey") || code.equals("NoSuchVersion") || status == 404) {
            return new SourceException(
                    ErrorCode.SOURCE_NOT_FOUND,
                    "there is no " + location,
                    "Check the key: it is taken as it is written, with nothing decoded.",
                    refusal);
        }
        return status == 401 || status == 403
                ? denied(location, refusal)
                : new SourceException(
                        ErrorCode.SOURCE_NOT_FETCHED,
                        location + " cannot be fetched: " + store + " says " + told(code, status),
                        "Try `aws s3api get-object` with the same bucket and key: it tells the store's own words.",
                        refusal);
    }

    private SourceException denied(BucketLocation location, S3Exception refusal) {
        String right = right(refusal);
        return new SourceException(
                ErrorCode.SOURCE_UNREADABLE,
                "%s may not be read: the right %s is missing%s (%s)"
                        .formatted(
                                location,
                                right.isEmpty() ? "s3:GetObject" : right,
                                right.isEmpty() ? ", or there is no such object" : "",
                                told(code(refusal), refusal.statusCode())),
                anonymous
                        ? "Unset " + S3Settings.ANONYMOUS + ": not everyone may read it."
                        : "Ask who owns the bucket for that right, or choose another AWS_PROFILE. Where requesters pay, set "
                                + S3Settings.REQUESTER_PAYS + "=true.",
                refusal);
    }

    private static SourceException credentials(BucketLocation location, String code) {
        return new SourceException(
                ErrorCode.SOURCE_CREDENTIALS,
                location + " cannot be fetched: the store does not accept this machine's credentials (" + code + ")",
                credentialsRemedy(code));
    }

    static String credentialsRemedy(String code) {
        return switch (code) {
            case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
                "Sign in again, for example with `aws sso login`, or make a new token.";
            default -> "Check the key and its secret, and that profile and endpoint are those of the store.";
        };
    }

    private static SourceException archived(BucketLocation location, S3Exception refusal) {
        String archive = refusal instanceof InvalidObjectStateException state && state.storageClassAsString() != null
                ? " (" + shortened(state.storageClassAsString()) + ")"
                : "";
        return new SourceException(
                ErrorCode.SOURCE_ARCHIVED,
                location + " lies in an archive" + archive,
                "Restore it first, for example with `aws s3api restore-object`; that takes minutes to days.",
                refusal);
    }

    /** The right that the store says is missing; empty where it does not. */
    static String right(S3Exception refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        Matcher right = RIGHT.matcher(details == null || details.errorMessage() == null ? "" : details.errorMessage());
        return right.find() ? right.group(1) : "";
    }

    /** The store's code; empty where it gave none that looks like one. */
    static String code(S3Exception refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : shortened(details.errorCode());
    }

    /** Codes come from outside: only such as look like one are shown. */
    private static String shortened(String code) {
        return CODE.matcher(code).matches() ? code : "";
    }

    /** Both for people. */
    static String told(String code, int status) {
        return code.isEmpty()
                ? "HTTP status " + status
                : String.format(Locale.ROOT, "%s, HTTP status %d", code, status);
    }
}
