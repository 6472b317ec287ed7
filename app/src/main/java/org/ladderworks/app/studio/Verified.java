package org.ladderworks.app.studio;

import java.time.Instant;
import java.util.List;
import org.ladderworks.publish.verify.Finding;

/**
 * What came of looking at a published title as viewers see it.
 *
 * @param at when it was over
 * @param base what viewers find the target's folder under
 * @param release the version that was shown then
 * @param objects how many were looked at
 * @param bytes that were read and compared; 0 where sizes and headers were looked at alone
 * @param guarded whether viewers need a right, so that it was looked whether others are refused
 * @param wrong how many things are not as they were published
 * @param findings the first of them
 */
public record Verified(
        Instant at,
        String base,
        String release,
        int objects,
        long bytes,
        boolean guarded,
        int wrong,
        List<Finding> findings) {
    public Verified {
        findings = List.copyOf(findings);
    }

    public boolean isGood() {
        return wrong == 0;
    }
}
