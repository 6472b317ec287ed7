package org.ladderworks.app.ui.publish;

import java.util.Locale;

/** What is said of an edge or a bucket in words; blank is not said. */
public enum EdgeField {
    HOST,
    ORIGIN,
    RESOLVER,
    CERTIFICATE,
    KEY,
    SECRET,
    CACHE,
    NAME,
    CERTIFICATE_ARN,
    SHIELD,
    DISTRIBUTION,
    ADDRESSES,
    PAGES;

    /** Whether it is asked for that. */
    boolean isOf(EdgeKind kind) {
        return switch (this) {
            case PAGES -> true;
            case HOST, ORIGIN -> kind != EdgeKind.BUCKET;
            case RESOLVER, CERTIFICATE, KEY, SECRET, CACHE -> kind == EdgeKind.NGINX;
            case NAME, CERTIFICATE_ARN, SHIELD -> kind == EdgeKind.CLOUDFRONT;
            case DISTRIBUTION, ADDRESSES -> kind == EdgeKind.BUCKET;
        };
    }

    /** In small letters with hyphens, for keys of texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
