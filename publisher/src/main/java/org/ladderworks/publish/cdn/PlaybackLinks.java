package org.ladderworks.publish.cdn;

import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.Entrance;

/**
 * What a title is played by. The addresses stay the same whatever version is shown.
 *
 * <p>Where viewers must show a right, the manifests and all that they name need it alike. A player resolves relative addresses
 * without the query of the manifest (RFC 3986, 5.2.2): a signed link plays only in a player that is told to carry the query on, as
 * those of {@link Embed} are. For all others, and for the players that browsers and televisions have built in, the right is given
 * by {@link CloudFrontSigner#cookies}.
 */
public record PlaybackLinks(PublicTitle title) {
    /** The multivariant playlist. */
    public WebAddress hls() {
        return of(Entrance.HLS);
    }

    /** The MPD. */
    public WebAddress dash() {
        return of(Entrance.DASH);
    }

    /** The manifest that players of one kind begin with; not every title has all. */
    public WebAddress of(Entrance entrance) {
        return title.address(entrance.file());
    }

    /**
     * The multivariant playlist, with a query that is good for all of the title.
     *
     * @throws PublishException where the grant is not for all of the title, or has ended
     */
    public SignedUrl hls(CloudFrontSigner signer, Grant grant) {
        return of(Entrance.HLS, signer, grant);
    }

    /**
     * The MPD, with a query that is good for all of the title.
     *
     * @throws PublishException where the grant is not for all of the title, or has ended
     */
    public SignedUrl dash(CloudFrontSigner signer, Grant grant) {
        return of(Entrance.DASH, signer, grant);
    }

    /**
     * A manifest, with a query that is good for all of the title.
     *
     * @throws PublishException where the grant is not for all of the title, or has ended
     */
    public SignedUrl of(Entrance entrance, CloudFrontSigner signer, Grant grant) {
        grant.requireAllOf(title);
        return signer.url(of(entrance), grant);
    }
}
