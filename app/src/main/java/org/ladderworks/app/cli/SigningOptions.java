package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.cdn.SigningHash;
import org.ladderworks.publish.destination.Admission;
import picocli.CommandLine.Option;

/** What lets viewers in where not everyone may see what is published: files, as secrets never stand in arguments. */
final class SigningOptions {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Private key in PEM form that signs for CloudFront, RSA of 2048 bits or EC on P-256; for this user's"
                            + " eyes only.")
    private @Nullable Path key;

    @Option(names = "--key-id", paramLabel = "ID", description = "CloudFront's id of its public half.")
    private @Nullable String keyId;

    @Option(
            names = "--hash",
            paramLabel = "HASH",
            defaultValue = "sha256",
            description = "sha256 or, for edges that know no other, sha1 (default: ${DEFAULT-VALUE}).")
    private SigningHash hash = SigningHash.SHA256;

    @Option(
            names = "--edge-secret",
            paramLabel = "FILE",
            description = "Secret of an edge of nginx, as `edge secret` makes it; for this user's eyes only.")
    private @Nullable Path edgeSecret;

    /** Empty where nothing is named. */
    Optional<Admission> admission() {
        if ((key == null) != (keyId == null)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "--key and --key-id go together",
                    "Name both, or neither for addresses in clear.");
        }
        if (key != null && edgeSecret != null) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "--key and --edge-secret exclude each other",
                    "Name what lets viewers in: a key of CloudFront, or the secret of an edge of nginx.");
        }
        return key != null && keyId != null
                ? Optional.of(new Admission.CloudFront(key, keyId, hash))
                : Optional.ofNullable(edgeSecret).map(Admission.Edge::new);
    }
}
