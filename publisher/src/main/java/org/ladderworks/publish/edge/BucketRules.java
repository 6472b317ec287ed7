package org.ladderworks.publish.edge;

import java.util.List;
import org.ladderworks.publish.edge.LifecycleRule.AbortUploads;
import org.ladderworks.publish.edge.LifecycleRule.Archive;

/** What a bucket of titles and sources should have of ours. Pure. */
public final class BucketRules {
    private static final int ABORT_AFTER_DAYS = 7;
    private static final int ARCHIVE_AFTER_DAYS = 90;

    private BucketRules() {}

    /**
     * For pages that play from the bucket itself, and for preflights that an edge passes on.
     *
     * @param pages that may play: origins such as {@code https://www.example.com}, or {@code *} alone
     */
    public static List<CorsRule> cors(BucketScope scope, List<String> pages) {
        return List.of(new CorsRule(
                scope.rule("players"),
                EdgeText.webOrigins(pages),
                CorsHeaders.METHODS,
                CorsHeaders.ASKED,
                CorsHeaders.SEEN_OF_BUCKET,
                CorsHeaders.MAX_AGE));
    }

    /** Sources go to an archive after 90 days, and unfinished uploads end after 7; what is published stays. */
    public static List<LifecycleRule> lifecycle(BucketScope scope) {
        return List.of(
                new AbortUploads(scope.rule("unfinished-uploads"), scope.keys(""), ABORT_AFTER_DAYS),
                new Archive(scope.rule("sources-to-archive"), scope.keys("raw/"), ARCHIVE_AFTER_DAYS, "GLACIER"));
    }
}
