package org.ladderworks.app.destination;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.edge.CacheRules;
import org.ladderworks.publish.edge.CloudFrontEdge;
import org.ladderworks.publish.edge.CloudFrontIds;
import org.ladderworks.publish.edge.CloudFrontSettings;
import org.ladderworks.publish.edge.EdgeFile;
import org.ladderworks.publish.edge.EdgeMachine;
import org.ladderworks.publish.edge.EdgeSettings;
import org.ladderworks.publish.edge.NginxEdge;
import org.ladderworks.publish.edge.Origin;
import org.ladderworks.publish.edge.TlsFiles;

/**
 * An edge as it is described, for commands and for the window.
 *
 * @param host that players ask
 * @param origin where it fetches from: server and folder of the target
 * @param resolver name server for an origin whose addresses change
 * @param pages that may play
 * @param records whether it hands out what publishers note too
 */
public record EdgeWish(String host, String origin, Optional<String> resolver, List<String> pages, boolean records) {
    private static final long GIB = 1L << 30;

    public EdgeWish {
        pages = List.copyOf(pages);
    }

    /**
     * What nginx needs.
     *
     * @param secret path of the file with the secret, on the edge's machine; without it everyone is let in
     * @param cache how much it keeps, in GiB
     * @throws org.ladderworks.engine.error.EngineException naming what cannot be used
     */
    public List<EdgeFile> nginx(Optional<TlsFiles> tls, Optional<String> secret, int cache) {
        return List.of(NginxEdge.file(settings(tls, secret, cache), CacheRules.standard()));
    }

    /**
     * What CloudFront needs.
     *
     * @throws org.ladderworks.engine.error.EngineException naming what cannot be used
     */
    public List<EdgeFile> cloudFront(CloudFrontSettings distribution) {
        return CloudFrontEdge.files(
                settings(Optional.empty(), Optional.empty(), 1),
                distribution,
                CacheRules.standard(),
                CloudFrontIds.toFillIn());
    }

    private EdgeSettings settings(Optional<TlsFiles> tls, Optional<String> secret, int cache) {
        return new EdgeSettings(
                host, place(), tls, secret, cache * GIB, pages, records, EdgeMachine.debian(tls.isPresent()));
    }

    private Origin place() {
        try {
            URI address = new URI(origin);
            String path = Optional.ofNullable(address.getRawPath()).orElse("").replaceAll("/+$", "");
            URI server = new URI(address.getScheme(), address.getRawAuthority(), null, address.getRawQuery(), null);
            return new Origin(server, path, resolver);
        } catch (URISyntaxException e) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "the origin is no address",
                    "It is written https://host or https://host/folder.");
        }
    }
}
