package org.ladderworks.app.destination;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ladderworks.publish.cdn.CloudFrontSigner;
import org.ladderworks.publish.cdn.Grant;
import org.ladderworks.publish.cdn.PlaybackLinks;
import org.ladderworks.publish.cdn.PublicTitle;
import org.ladderworks.publish.destination.Admission;
import org.ladderworks.publish.edge.EdgeToken;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.TitleName;

/**
 * What a published title is played by.
 *
 * @param there where viewers find it; of an edge, behind its token
 * @param signing with what addresses are signed; empty for none
 * @param until when they end; empty where they do not
 */
public record TitleLinks(PublicTitle there, Optional<Signing> signing, Optional<Instant> until) {
    /** With what is signed, and for whom. */
    public record Signing(CloudFrontSigner signer, Grant grant) {}

    /**
     * Those of a title.
     *
     * @param base address that viewers find the target's folder under
     * @param admission what lets viewers in; its files are read
     * @param until when an edge's token ends
     * @param terms of what CloudFront's signatures grant
     */
    public static TitleLinks of(
            String base,
            TitleName title,
            Optional<Admission> admission,
            Supplier<Instant> until,
            Function<PublicTitle, Grant> terms) {
        PublicTitle open = PublicTitle.of(base, title.text());
        return switch (admission.orElse(null)) {
            case null -> new TitleLinks(open, Optional.empty(), Optional.empty());
            case Admission.CloudFront key -> {
                Grant grant = terms.apply(open);
                CloudFrontSigner signer = new CloudFrontSigner(key.read(), key.hash(), Instant::now);
                yield new TitleLinks(open, Optional.of(new Signing(signer, grant)), Optional.of(grant.until()));
            }
            // The token stands in the path, which leads all of the title's addresses: every player keeps it.
            case Admission.Edge edge -> {
                Instant end = until.get().truncatedTo(ChronoUnit.SECONDS);
                String before = EdgeToken.before(edge.read(), title.text(), end);
                yield new TitleLinks(
                        PublicTitle.of(base + (base.endsWith("/") ? "" : "/") + before, title.text()),
                        Optional.empty(),
                        Optional.of(end));
            }
        };
    }

    /** The address of a manifest that players begin with. */
    public String address(Entrance entrance) {
        PlaybackLinks links = new PlaybackLinks(there);
        return signing.map(
                        with -> links.of(entrance, with.signer(), with.grant()).text())
                .orElseGet(() -> links.of(entrance).text());
    }
}
