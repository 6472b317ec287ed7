package org.ladderworks.engine.overlay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;

/**
 * The folder that keeps copies of what overlays are made of, each named by the hash of its bytes. A copy is made once, when a
 * job begins: no chunk sees a later change of the original. Copies that no job has taken for a month go. Thread-safe.
 */
public final class OverlayShelf {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Pattern COPY = Pattern.compile("[0-9a-f]{64}\\.[a-z]{3,4}");

    private final Path folder;

    /** A shelf in that folder, which is made where it is missing. */
    public OverlayShelf(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Copies a file.
     *
     * @param extension of the copy's name, without the dot
     * @param most bytes that it may have
     * @param tooLarge the code where it has more
     */
    OverlayFile copy(Path file, String extension, long most, ErrorCode tooLarge) {
        try (InputStream in = Files.newInputStream(file)) {
            return keep(
                    in,
                    extension,
                    most,
                    () -> new SourceException(
                            tooLarge, file + " is larger than " + (most >> 20) + " MiB", "Give a smaller file."));
        } catch (IOException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " cannot be copied into the work folder " + folder + ": " + FileTrouble.words(e),
                    "Check that you may read the one and write to the other, and the disks that hold them.",
                    e);
        }
    }

    /** Makes a file of bytes. */
    OverlayFile write(byte[] bytes, String extension) {
        try (InputStream in = new java.io.ByteArrayInputStream(bytes)) {
            return keep(in, extension, bytes.length, IllegalStateException::new);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private OverlayFile keep(
            InputStream in, String extension, long most, java.util.function.Supplier<RuntimeException> tooLarge)
            throws IOException {
        Path part = part();
        try {
            MessageDigest digest = Sha256.digest();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                byte[] buffer = new byte[1 << 16];
                long sum = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    sum += read;
                    if (sum > most) {
                        throw tooLarge.get();
                    }
                    out.write(buffer, 0, read);
                }
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path kept = folder.resolve(sha256 + "." + extension);
            settle(part, kept);
            return new OverlayFile(kept, sha256);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Also where it is there already: its bytes are then known to be right, and its time is today's. */
    private static void settle(Path part, Path kept) throws IOException {
        try {
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException e) {
            // Windows does not replace what another job has open.
            if (!Files.isRegularFile(kept)) {
                throw e;
            }
        }
    }

    private Path part() {
        try {
            Files.createDirectories(folder);
            sweep();
            return OwnedFiles.newIn(folder, ".part");
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private void sweep() throws IOException {
        FileTime before = FileTime.from(Instant.now().minus(KEPT));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                boolean ours = COPY.matcher(String.valueOf(file.getFileName())).matches();
                if (ours && Files.getLastModifiedTime(file).compareTo(before) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private UsageException notKept(IOException e) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_WRITABLE,
                "the work folder cannot take copies of overlays (" + folder + "): " + FileTrouble.words(e),
                "Name a folder on a disk that you may write to with --work.",
                e);
    }

    /** The first bytes of a copy, as many as there are. */
    static ByteBuffer head(OverlayFile copy, int most) {
        try (InputStream in = Files.newInputStream(copy.path())) {
            return ByteBuffer.wrap(in.readNBytes(most));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
