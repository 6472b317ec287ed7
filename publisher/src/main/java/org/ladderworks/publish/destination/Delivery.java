package org.ladderworks.publish.destination;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.cdn.CloudFrontSettings;
import org.ladderworks.publish.cdn.Invalidation;
import org.ladderworks.publish.cdn.PublicTitle;
import org.ladderworks.publish.cdn.SigningHash;
import org.ladderworks.publish.cdn.SigningKey;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.title.Commit;

/**
 * How viewers reach what lies in a target, as it is kept with it. Nothing of it is secret: what is secret lies in files that are
 * named.
 *
 * @param url that viewers find the target's folder under
 * @param cloudFront id of the distribution that answers there
 * @param cloudFrontProfile of the AWS files, for that distribution; where empty, the target's own
 * @param key path of the private key that signs for viewers
 * @param keyId CloudFront's id of its public half
 * @param hash what is signed is hashed with; where empty, SHA-256
 * @param edgeSecret path of the file with the secret of an nginx edge
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Delivery(
        String url,
        Optional<String> cloudFront,
        Optional<String> cloudFrontProfile,
        Optional<String> key,
        Optional<String> keyId,
        Optional<SigningHash> hash,
        Optional<String> edgeSecret) {
    /**
     * Checks all of it but the files.
     *
     * @throws org.ladderworks.engine.error.EngineException where something cannot be used
     */
    public Delivery {
        url = PublicTitle.of(url, "any").base();
        cloudFront.ifPresent(CloudFrontSettings::of);
        keyId.ifPresent(SigningKey::requireId);
        if (key.isPresent() != keyId.isPresent() || (key.isPresent() && edgeSecret.isPresent())) {
            throw new IllegalArgumentException("a key goes with its id, and without the secret of an edge");
        }
        if (cloudFrontProfile.isPresent() && cloudFront.isEmpty()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "--cloudfront-profile is for a distribution", "Name it with --cloudfront.");
        }
    }

    /**
     * As it is said.
     *
     * @param admission what lets viewers in; its files are kept by their whole paths
     */
    public static Delivery of(
            String url, Optional<String> cloudFront, Optional<String> profile, Optional<Admission> admission) {
        Optional<Admission.CloudFront> signs =
                admission.filter(Admission.CloudFront.class::isInstance).map(Admission.CloudFront.class::cast);
        Optional<Admission.Edge> edge =
                admission.filter(Admission.Edge.class::isInstance).map(Admission.Edge.class::cast);
        return new Delivery(
                url,
                cloudFront,
                profile,
                signs.map(Admission.CloudFront::key).map(Delivery::whole),
                signs.map(Admission.CloudFront::keyId),
                signs.map(Admission.CloudFront::hash).filter(hash -> hash != SigningHash.SHA256),
                edge.map(Admission.Edge::secret).map(Delivery::whole));
    }

    private static String whole(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /** With a slash at its end. */
    public URI base() {
        return URI.create(url + "/");
    }

    /** Where viewers find a title. */
    public PublicTitle title(TitleName title) {
        return PublicTitle.of(url, title.text());
    }

    /** What caches must forget of a title when a commit has changed it. */
    public Invalidation changed(TitleName title, Commit commit) {
        return Invalidation.of(title(title), commit.release() + " " + commit.number());
    }

    /**
     * The distribution whose caches are told.
     *
     * @param ofTarget the profile of the target's own store
     */
    public Optional<CloudFrontSettings> distribution(Optional<String> ofTarget) {
        return cloudFront.map(id -> new CloudFrontSettings(id, Optional.empty(), cloudFrontProfile.or(() -> ofTarget)));
    }

    /** What lets viewers in; empty where everyone may. */
    public Optional<Admission> admission() {
        return edgeSecret
                .<Admission>map(file -> new Admission.Edge(Path.of(file)))
                .or(() -> key.map(file ->
                        new Admission.CloudFront(Path.of(file), keyId.orElseThrow(), hash.orElse(SigningHash.SHA256))));
    }
}
