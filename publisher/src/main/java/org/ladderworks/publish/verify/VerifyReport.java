package org.ladderworks.publish.verify;

import java.util.List;

/**
 * What came of looking.
 *
 * @param objects how many were looked at
 * @param bytes that were read and compared
 * @param findings the first thousand
 */
public record VerifyReport(int objects, long bytes, List<Finding> findings) {
    public VerifyReport {
        findings = List.copyOf(findings);
    }

    public boolean isGood() {
        return findings.isEmpty();
    }
}
