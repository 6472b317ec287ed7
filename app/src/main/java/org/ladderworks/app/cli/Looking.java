package org.ladderworks.app.cli;

import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.verify.VerifyReport;
import org.ladderworks.publish.verify.VerifySettings;

/** What is said of what was looked at as players see it. */
final class Looking {
    private static final int MOST_LINES = 20;

    private Looking() {}

    static void tell(Report report, VerifyReport found, VerifySettings settings) {
        found.findings().stream().limit(MOST_LINES).forEach(finding -> report.say("  " + finding));
        if (found.isGood()) {
            report.say("%d objects are as they were published, at %s (%s)%s"
                    .formatted(
                            found.objects(),
                            settings.base(),
                            settings.bytes() ? PublishWords.bytes(found.bytes()) + " compared" : "sizes and headers",
                            settings.rights().guarded() ? "; requests without a good signature are refused" : ""));
        }
    }

    /** Fails where anything was found: it has been told before. */
    static void require(VerifyReport found, VerifySettings settings) {
        if (!found.isGood()) {
            boolean refused = found.findings().stream()
                    .anyMatch(finding -> finding.measured().equals("403"));
            throw new PublishException(
                    ErrorCode.PUBLISHED_DIFFERS,
                    "%d things at %s are not as they were published, the first: %s"
                            .formatted(
                                    found.findings().size(),
                                    settings.base(),
                                    found.findings().getFirst()),
                    refused && !settings.rights().guarded()
                            ? "Where viewers need a signature, name what signs with --key and --key-id, or --edge-secret."
                            : "Publish again: what differs in the store is sent again. For headers and refusals see what stands"
                                    + " between: CDN, proxy.");
        }
    }
}
