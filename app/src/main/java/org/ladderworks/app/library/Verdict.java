package org.ladderworks.app.library;

import java.time.Instant;

/**
 * Whether a title may be published, as someone judged it.
 *
 * @param author who says so: one line, {@value PlainWords#LONGEST_NAME} characters at most
 * @param reason {@value #LONGEST_REASON} characters at most; only an approval may have none
 * @param given when
 */
public record Verdict(boolean approved, String author, String reason, Instant given) {
    static final int LONGEST_REASON = 5_000;

    /**
     * Holds it to its limits.
     *
     * @throws org.ladderworks.engine.error.UsageException naming the first that is not as it has to be (BAD_USAGE)
     */
    public Verdict {
        author = PlainWords.name(author);
        reason = approved && reason.isBlank() ? "" : PlainWords.text("the reason", reason, LONGEST_REASON);
    }

    /** What a title is by it. */
    TitleStatus status() {
        return approved ? TitleStatus.APPROVED : TitleStatus.REJECTED;
    }
}
