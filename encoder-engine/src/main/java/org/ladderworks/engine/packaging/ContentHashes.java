package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.encode.TrackFile;

/**
 * Hashes the files of renditions on all cores, piece by piece, so that the same media get the same IVs and changed media
 * never do. A file's hash is the SHA-256 of its size and its pieces' SHA-256.
 */
final class ContentHashes implements AutoCloseable {
    /** Raised when the same files would be encrypted in other places than before: an IV must not serve both. */
    private static final String VERSION = "ladderworks-track-1";

    /** Raised when the same tracks, cut in the same way, would make other transport streams than before. */
    private static final String STREAM_VERSION = "ladderworks-mpegts-1";

    private static final int PIECE = 4 << 20;
    private static final int BUFFER = 64 * 1024;

    private final ExecutorService workers;
    private final BooleanSupplier cancelled;
    private final Map<Path, Pieces> files = new LinkedHashMap<>();

    private ContentHashes(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
        this.workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("content-hash-", 0).daemon().factory());
    }

    private record Pieces(long size, FileTime modified, List<Future<byte[]>> hashes) {}

    /**
     * Begins to hash every file of the renditions.
     *
     * @param cancelled asked between pieces
     * @throws org.ladderworks.engine.error.PackagingException RENDITION_UNREADABLE
     */
    static ContentHashes begin(List<? extends Rendition> renditions, BooleanSupplier cancelled) {
        ContentHashes hashes = new ContentHashes(cancelled);
        try {
            for (Rendition rendition : renditions) {
                for (TrackFile chunk : rendition.chunks()) {
                    hashes.files.computeIfAbsent(chunk.file(), hashes::pieces);
                }
            }
            return hashes;
        } catch (RuntimeException e) {
            hashes.close();
            throw e;
        }
    }

    private Pieces pieces(Path file) {
        try {
            long size = Files.size(file);
            FileTime modified = Files.getLastModifiedTime(file);
            List<Future<byte[]>> hashes = new ArrayList<>();
            for (long start = 0; start < size; start += PIECE) {
                long from = start;
                hashes.add(workers.submit(() -> piece(file, from, Math.min(PIECE, size - from))));
            }
            return new Pieces(size, modified, hashes);
        } catch (IOException e) {
            throw Mp4File.unreadable(file, e);
        }
    }

    private byte[] piece(Path file, long start, long length) throws IOException {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("packaging was cancelled");
        }
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long done = 0; done < length; ) {
                buffer.clear().limit((int) Math.min(BUFFER, length - done));
                int read = channel.read(buffer, start + done);
                if (read < 1) {
                    throw new IOException("it became shorter while it was packaged");
                }
                digest.update(buffer.flip());
                done += read;
            }
        }
        return digest.digest();
    }

    /** SHA-256 of the samples of a track, by the files that they are in; in hexadecimal. Waits until it is known. */
    String track(List<Chunk> chunks) {
        MessageDigest digest = sha256();
        digest.update(VERSION.getBytes(StandardCharsets.UTF_8));
        for (Chunk chunk : chunks) {
            Path path = chunk.file().path();
            Pieces pieces = files.get(path);
            if (pieces == null) {
                throw new IllegalStateException(path + " was not hashed");
            }
            digest.update(file(path, pieces));
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(chunk.track().id())
                    .flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of what a transport stream is made of, cut in that way; in hexadecimal. */
    String stream(List<List<Chunk>> tracks, String cut) {
        MessageDigest digest = sha256();
        digest.update(STREAM_VERSION.getBytes(StandardCharsets.UTF_8));
        for (List<Chunk> track : tracks) {
            digest.update(track(track).getBytes(StandardCharsets.UTF_8));
        }
        digest.update(cut.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] file(Path path, Pieces pieces) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(pieces.size).flip());
        for (Future<byte[]> hash : pieces.hashes) {
            try {
                digest.update(hash.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("packaging was interrupted");
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case CancellationException cancelled -> throw cancelled;
                    case IOException failed -> throw Mp4File.unreadable(path, failed);
                    case null, default -> throw new IllegalStateException("hashing " + path + " failed", e);
                }
            }
        }
        return digest.digest();
    }

    /** Fails with RENDITION_UNREADABLE where a file is no longer the one that was hashed. */
    void checkUnchanged() {
        files.forEach((path, pieces) -> {
            try {
                if (Files.size(path) != pieces.size
                        || !Files.getLastModifiedTime(path).equals(pieces.modified)) {
                    throw new IOException("it changed while it was packaged");
                }
            } catch (IOException e) {
                throw Mp4File.unreadable(path, e);
            }
        });
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
