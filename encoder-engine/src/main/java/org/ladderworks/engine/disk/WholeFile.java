package org.ladderworks.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Small files that are there whole or not at all, whenever the process or the machine ends. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes or replaces a file; it is on the disk when this returns. Its folder is made where it is missing. */
    public static void write(Path file, String text) throws IOException {
        write(file, text, false);
    }

    /** The same for a file that others than its owner may neither read nor write, where the disk knows such rights. */
    public static void writeForOwner(Path file, String text) throws IOException {
        write(file, text, true);
    }

    private static void write(Path file, String text, boolean ownersAlone) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder);
        Path part = OwnedFiles.newIn(folder, ".part");
        try {
            try (FileChannel out = FileChannel.open(
                    part,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    ownersAlone ? OwnedFiles.ownersAlone(part) : new FileAttribute<?>[0])) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DiskSync.folder(folder);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
