package org.ladderworks.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ladderworks.app.origin.PreviewKeys;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.manifest.index.PackageIndex;

/** The keys of a package that are in the vault, by the ids that its index tells. */
final class KnownKeys {
    private KnownKeys() {}

    /** Empty where the package is clear, or its keys are not known; then that is said. */
    static Optional<PreviewKeys> of(Report report, KeyChain secrets, Path folder) {
        Path index = folder.resolve(PackageIndex.FILE_NAME);
        if (!Files.isRegularFile(index)) {
            return Optional.empty();
        }
        try {
            Set<KeyId> ids = PackageIndex.read(index).renditions().stream()
                    .flatMap(track -> track.keyId().flatMap(KeyId::parse).stream())
                    .collect(Collectors.toSet());
            Optional<PreviewKeys> keys =
                    ids.isEmpty() ? Optional.empty() : secrets.known(ids).map(PreviewKeys::new);
            if (keys.isEmpty() && !ids.isEmpty()) {
                report.warn("the package is encrypted, and its keys are not in the vault: --drm says where they are");
            }
            return keys;
        } catch (EngineException e) {
            // It is served as it is.
            report.warn(e.getMessage() + ". " + e.remedy());
            return Optional.empty();
        }
    }
}
