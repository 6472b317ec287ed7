package org.ladderworks.engine.encode;

import java.io.IOException;
import java.io.InputStream;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.time.Timescale;

/**
 * Finished artefacts under their keys. An artefact appears only whole: it is written beside its place, flushed to the
 * disk and renamed, its sidecar first, so that neither a kill nor a power cut leaves half of one. What a dead process
 * left is swept when the store is opened. Safe for several threads and processes at once.
 *
 * <p>Closing tells that this job needs its artefacts no longer; then the store shrinks to its limit.
 */
public final class ChunkStore implements AutoCloseable {
    static final String ARTEFACT = ".mp4";
    static final String SIDECAR = ".json";

    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    private final Path folder;
    private final StoreLease lease;
    private final long limit;
    private final StoreSync sync;
    private final ChunkTally tally = new ChunkTally();

    private ChunkStore(Path folder, StoreLease lease, long limit, StoreSync sync) {
        this.folder = folder;
        this.lease = lease;
        this.limit = limit;
        this.sync = sync;
    }

    /**
     * Opens the store in a folder, which is made where it is missing.
     *
     * @param limit bytes beyond which the artefacts unused for longest go, when no job needs them
     */
    public static ChunkStore open(Path folder, long limit) throws IOException {
        return open(folder, limit, StoreSync.DISK);
    }

    /** The same with another way to the disk. */
    static ChunkStore open(Path folder, long limit, StoreSync sync) throws IOException {
        Files.createDirectories(folder);
        OwnedFiles.sweep(folder);
        return new ChunkStore(folder, StoreLease.take(folder), limit, sync);
    }

    /** The artefact, whole and of the size it was kept with; it counts as used now. */
    Optional<Path> find(ChunkKey key) {
        Path place = place(key);
        Path sidecar = sidecar(key);
        boolean whole = ChunkSidecar.read(sidecar)
                .filter(known -> known.bytes() == sizeOf(place))
                .isPresent();
        if (!whole) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(sidecar, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            // A store that may only be read still answers.
        }
        return Optional.of(place);
    }

    /**
     * The same for an artefact that a job needs: where it is there with the bytes that it was kept with, it counts as not
     * encoded again. One that a disk has spoilt is as good as not there.
     */
    Optional<Path> reuse(ChunkKey key) {
        Optional<Path> found = find(key).filter(file -> isAsKept(key, file));
        found.ifPresent(file -> tally.reused(sizeOf(file)));
        return found;
    }

    private boolean isAsKept(ChunkKey key, Path file) {
        try {
            String hash = sha256(file);
            return ChunkSidecar.read(sidecar(key))
                    .filter(known -> known.sha256().equals(hash))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** What was taken from it and put into it since it was opened. */
    public ChunkWork work() {
        return tally.soFar();
    }

    /** A path of its own to write to; nothing is there yet. */
    Path newPart() {
        return lease.newPart();
    }

    /** Puts a complete artefact in its place. */
    Path keep(ChunkKey key, Path part, ChunkSpan span) throws IOException {
        String sha256 = sha256(part);
        sync.file(part);
        ChunkSidecar facts = new ChunkSidecar(
                Files.size(part),
                sha256,
                span.frames(),
                span.start().ticksIn(MICROSECONDS, RoundingMode.HALF_UP),
                span.end().ticksIn(MICROSECONDS, RoundingMode.HALF_UP),
                MICROSECONDS.asInt());
        Path sidecarPart = part.resolveSibling(part.getFileName() + SIDECAR);
        Files.writeString(sidecarPart, facts.toJson());
        sync.file(sidecarPart);
        move(sidecarPart, sidecar(key));
        Path place = move(part, place(key));
        tally.encoded(facts.bytes());
        sync.folder(folder);
        return place;
    }

    @Override
    public void close() {
        lease.close();
        StoreLimit.enforce(folder, limit);
    }

    private Path place(ChunkKey key) {
        return folder.resolve(key.hex() + ARTEFACT);
    }

    private Path sidecar(ChunkKey key) {
        return folder.resolve(key.hex() + SIDECAR);
    }

    private static Path move(Path from, Path to) throws IOException {
        return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, Sha256.digest())) {
            byte[] buffer = new byte[1 << 16];
            while (digesting.read(buffer) >= 0) {
                // Reading is all there is to do.
            }
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        }
    }
}
