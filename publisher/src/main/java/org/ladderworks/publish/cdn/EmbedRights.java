package org.ladderworks.publish.cdn;

/** By what right the viewers of a page play its title. */
public sealed interface EmbedRights {
    /** Anyone may. */
    record Open() implements EmbedRights {}

    /**
     * By cookies of {@link CloudFrontSigner#cookies}, which a server of the operator has set. The CDN must then answer with {@code
     * Access-Control-Allow-Credentials: true} and the page's own origin, not {@code *}, where the page is of another host.
     */
    record Cookies() implements EmbedRights {}

    /**
     * By what stands in the page: whoever can read the page can see the title until the grant ends, so the page is to be made for
     * its viewer. Browsers that have no Media Source Extensions cannot play it, as their own players carry no query on.
     *
     * @param url one of {@link PlaybackLinks}, whose query is good for all of the title
     */
    record Query(SignedUrl url) implements EmbedRights {}
}
