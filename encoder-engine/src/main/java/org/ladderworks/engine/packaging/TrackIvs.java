package org.ladderworks.engine.packaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;

/**
 * Gives tracks their IVs: the one that a track had, if it comes out with it as it did before, byte for byte, and a new one
 * otherwise. To see what comes out, the track is encrypted into nothing first; a track that looks like none before it, as
 * most do, is not. So no IV ever serves other bytes, whatever changed: the media, the cut, or this program.
 */
final class TrackIvs implements AutoCloseable {
    private final PackageFiles files;
    private final PackagingProgress progress;
    private final Map<IvLedger, List<IvLedger.Finished>> drawn = new LinkedHashMap<>();
    private @Nullable PackageFiles nowhere;

    TrackIvs(PackageFiles files, PackagingProgress progress) {
        this.files = files;
        this.progress = progress;
    }

    /** Encrypts one track from its beginning. */
    @FunctionalInterface
    interface Encryption<T> {
        T write(byte[] iv, PackageFiles files);
    }

    /** What an IV is for: a key of a scheme, and the book of its IVs. */
    record Purpose(IvLedger ledger, KeyId key, ProtectionScheme scheme) {}

    /**
     * Encrypts a track into the package.
     *
     * @param outline as of {@link TrackOutline}
     * @return what the encryption returned
     */
    <T> T encrypt(Purpose purpose, String outline, Encryption<T> track) {
        List<IvLedger.Use> uses = purpose.ledger.uses(purpose.key, purpose.scheme, outline);
        Optional<IvLedger.Use> before = Optional.empty();
        double left = 1;
        for (IvLedger.Use use : uses) {
            double share = 1.0 / (uses.size() + 1);
            left -= share;
            progress.weigh(share);
            if (tried(use.iv(), track).equals(use.encrypted())) {
                before = Optional.of(use);
                break;
            }
        }
        progress.weigh(left);
        String iv =
                before.map(IvLedger.Use::iv).orElseGet(() -> purpose.ledger.draw(purpose.key, purpose.scheme, outline));
        int first = files.count();
        T result = track.write(HexFormat.of().parseHex(iv), files);
        progress.weigh(1);
        String encrypted = content(files, first);
        if (before.isEmpty()) {
            drawn.computeIfAbsent(purpose.ledger, _ -> new ArrayList<>())
                    .add(new IvLedger.Finished(purpose.key, new IvLedger.Use(iv, encrypted)));
        } else if (!encrypted.equals(before.get().encrypted())) {
            throw new PackagingException(
                    ErrorCode.RENDITION_UNREADABLE,
                    "A rendition changed while it was packaged",
                    "Package it again when nothing writes to it.");
        }
        return result;
    }

    /** To be told when all tracks are encrypted, and before the package is anybody's. */
    void finish() {
        drawn.forEach(IvLedger::finished);
        drawn.clear();
    }

    private String tried(String iv, Encryption<?> track) {
        PackageFiles into = nowhere == null ? PackageFiles.nowhere() : nowhere;
        nowhere = into;
        int first = into.count();
        track.write(HexFormat.of().parseHex(iv), into);
        return content(into, first);
    }

    /** Headers tell of systems and languages, and are not encrypted. */
    private static String content(PackageFiles files, int first) {
        MessageDigest digest = Sha256.digest();
        for (PackagedFile file : files.since(first)) {
            if (file.role() == PackagedFile.Role.SEGMENT) {
                digest.update(file.sha256().getBytes(StandardCharsets.US_ASCII));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        if (nowhere != null) {
            nowhere.close();
        }
    }
}
