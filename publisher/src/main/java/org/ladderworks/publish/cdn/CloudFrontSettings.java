package org.ladderworks.publish.cdn;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * Which distribution is spoken to. Credentials, proxies and an endpoint that is not named here are found where all AWS tools
 * look; none are held here.
 *
 * @param distribution its id, for example {@code E2EXAMPLE1ABCD}
 * @param endpoint of an API that is not AWS's own
 * @param profile of the AWS files; where empty, the one that the environment names
 */
public record CloudFrontSettings(String distribution, Optional<URI> endpoint, Optional<String> profile) {
    private static final Pattern ID = Pattern.compile("[A-Z0-9]{5,32}");

    /** With nothing but its id. */
    public static CloudFrontSettings of(String distribution) {
        return new CloudFrontSettings(distribution, Optional.empty(), Optional.empty());
    }

    /**
     * Checks the id.
     *
     * @throws UsageException where it is none
     */
    public CloudFrontSettings {
        if (!ID.matcher(distribution).matches()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "the id of a CloudFront distribution has capital letters and digits alone",
                    "Give it as `aws cloudfront list-distributions` shows it, for example E2EXAMPLE1ABCD; not the host name.");
        }
    }
}
