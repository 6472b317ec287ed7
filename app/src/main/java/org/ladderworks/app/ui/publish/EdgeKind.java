package org.ladderworks.app.ui.publish;

import java.util.Locale;

/** What stands before published titles. */
public enum EdgeKind {
    /** The settings of the chosen target's bucket: compared with ours, and set. */
    BUCKET,
    /** A file for an edge of one's own. */
    NGINX,
    /** Files for AWS's command line. */
    CLOUDFRONT;

    /** In small letters, for keys of texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
