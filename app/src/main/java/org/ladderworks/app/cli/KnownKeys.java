package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ladderworks.app.origin.PreviewKeys;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.manifest.index.PackageIndex;

/** The keys of a package that are in the vault, by the ids that its index tells. */
final class KnownKeys {
    private KnownKeys() {}

    /**
     * Empty where the package is clear, or its keys are not known; then that is said. Fails with a DrmException where they are
     * wanted of a vault that cannot be unlocked.
     */
    static Optional<PreviewKeys> of(Report report, KeyChain secrets, Path folder) {
        Set<KeyId> ids = PackageIndex.read(folder.resolve(PackageIndex.FILE_NAME)).renditions().stream()
                .flatMap(track -> track.keyId().flatMap(KeyId::parse).stream())
                .collect(Collectors.toSet());
        Optional<PreviewKeys> keys =
                ids.isEmpty() ? Optional.empty() : secrets.known(ids).map(PreviewKeys::new);
        if (keys.isEmpty() && !ids.isEmpty()) {
            report.warn("the package is encrypted, and its keys are not in the vault: --drm says where they are");
        }
        return keys;
    }
}
