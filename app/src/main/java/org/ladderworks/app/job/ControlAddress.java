package org.ladderworks.app.job;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.ladderworks.engine.disk.OwnedFiles;

/**
 * Where the owner of the data folder listens. The socket lies in a folder that this user alone may enter; the file
 * {@code owner.socket} of the data folder names it.
 */
final class ControlAddress {
    /** {@code sun_path} holds 104 bytes on some systems (unix(4) of the BSDs), 108 on Linux (unix(7)). */
    private static final int LONGEST = 100;

    private static final String NAMED_IN = "owner.socket";
    private static final String FOLDER = "control";
    private static final String SOCKET = "socket";

    private ControlAddress() {}

    /** A free address, made known. For the owner alone. */
    static Path announce(Path home) throws IOException {
        Path folder = home.toAbsolutePath().resolve(FOLDER);
        if (folder.resolve(SOCKET).toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            folder = OwnedFiles.newTemporaryFolder();
        } else {
            Files.createDirectories(folder);
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Path socket = folder.resolve(SOCKET);
        // Of an owner that was killed: the lock is ours by now.
        Files.deleteIfExists(socket);
        Path part = home.resolve(NAMED_IN + ".part");
        Files.writeString(part, socket.toString());
        Files.move(part, home.resolve(NAMED_IN), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return socket;
    }

    /** Where an owner listens, or has listened; empty where none ever did. */
    static Optional<UnixDomainSocketAddress> find(Path home) {
        try {
            return Optional.of(UnixDomainSocketAddress.of(Files.readString(home.resolve(NAMED_IN))));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Takes it away again. */
    static void withdraw(Path home, Path socket) throws IOException {
        Files.deleteIfExists(home.resolve(NAMED_IN));
        Files.deleteIfExists(socket);
        Path folder = socket.getParent();
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
