package org.ladderworks.publish.edge;

import java.util.List;
import org.ladderworks.publish.edge.LifecycleRule.AbortUploads;
import org.ladderworks.publish.edge.LifecycleRule.Archive;

/** What a bucket of titles and sources should have of ours. Pure. */
public final class BucketRules {
    /** What the ids of all our rules begin with: those of others are left as they are. */
    public static final String OURS = "ladderworks-";

    private static final int ABORT_AFTER_DAYS = 7;
    private static final int ARCHIVE_AFTER_DAYS = 90;

    private BucketRules() {}

    /** For pages that play from the bucket itself, and for preflights that an edge passes on. */
    public static List<CorsRule> cors(EdgeSettings settings) {
        return List.of(new CorsRule(
                OURS + "players",
                settings.corsOrigins(),
                CorsHeaders.METHODS,
                CorsHeaders.ASKED,
                CorsHeaders.SEEN_OF_BUCKET,
                CorsHeaders.MAX_AGE));
    }

    /** Sources go to an archive after 90 days, and unfinished uploads after 7; what is published stays. */
    public static List<LifecycleRule> lifecycle() {
        return List.of(
                new AbortUploads(OURS + "unfinished-uploads", "", ABORT_AFTER_DAYS),
                new Archive(OURS + "sources-to-archive", "raw/", ARCHIVE_AFTER_DAYS, "GLACIER"));
    }
}
