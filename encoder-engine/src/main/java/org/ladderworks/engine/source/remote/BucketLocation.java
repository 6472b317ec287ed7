package org.ladderworks.engine.source.remote;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * An object in a bucket, written {@code s3://bucket/key}. The key is taken literally, as object storage lists it: nothing
 * in it is decoded, and {@code %}, {@code +}, {@code ?} and {@code #} are characters like others.
 *
 * @param bucket 3 to 255 letters, digits, dots, hyphens and underscores: what S3 has ever allowed, so that nothing in it can
 *     change the host that is asked. An alias of an access point has the same form.
 * @param key 1 to 1024 bytes of UTF-8 without control characters
 */
public record BucketLocation(String bucket, String key) implements RemoteLocation {
    /** In lower case. */
    public static final String SCHEME = "s3";

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]");
    private static final int LONGEST_KEY = 1024;

    /** Parameters of a signed http address: whoever writes them here has mistaken the scheme. */
    private static final Pattern SIGNATURE =
            Pattern.compile("(?i)[?&](x-amz-(signature|credential|security-token)|awsaccesskeyid|signature)=");

    /**
     * Checks what may be asked for.
     *
     * @throws UsageException where the store could have no such object
     */
    public BucketLocation {
        if (!BUCKET.matcher(bucket).matches()) {
            // What stands here may be a password: it is not repeated.
            throw refused("an s3:// address of a source names no bucket: the name of one has 3 to 255 letters, digits,"
                    + " dots, hyphens and underscores");
        }
        if (SIGNATURE.matcher(key).find()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "an s3:// address in bucket " + bucket + " holds a signature",
                    "Signed addresses begin with https://; give it as it was made.");
        }
        if (key.isEmpty() || key.endsWith("/")) {
            throw refused("s3://" + bucket + "/ names a folder, not an object");
        }
        int bytes = bytes(bucket, key);
        if (bytes > LONGEST_KEY) {
            throw refused("a key in s3://%s/ has %d bytes; the longest have %d".formatted(bucket, bytes, LONGEST_KEY));
        }
        if (key.chars().anyMatch(Character::isISOControl)) {
            throw refused("a key in s3://" + bucket + "/ holds control characters");
        }
    }

    /** Reads an address. */
    static BucketLocation read(String text) {
        String rest = text.substring(text.indexOf("://") + 3);
        int slash = rest.indexOf('/');
        return slash < 0
                ? new BucketLocation(rest, "")
                : new BucketLocation(rest.substring(0, slash), rest.substring(slash + 1));
    }

    private static int bytes(String bucket, String key) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(java.nio.CharBuffer.wrap(key))
                    .remaining();
        } catch (CharacterCodingException e) {
            throw refused("a key in s3://" + bucket + "/ is no Unicode text");
        }
    }

    private static UsageException refused(String what) {
        return new UsageException(
                ErrorCode.BAD_USAGE,
                what,
                "Give s3://BUCKET/KEY, the key as the store lists it, with nothing encoded in it.");
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    /** Never: credentials come from elsewhere. */
    @Override
    public boolean isSigned() {
        return false;
    }

    @Override
    public String shown() {
        return "s3://" + bucket + "/" + key;
    }

    @Override
    public String identity() {
        return shown();
    }

    @Override
    public String fileName() {
        return AddressText.fileName(key);
    }

    /** As shown. */
    @Override
    public String toString() {
        return shown();
    }
}
