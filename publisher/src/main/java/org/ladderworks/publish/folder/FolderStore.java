package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.publish.store.Abilities;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.ReadObject;
import org.ladderworks.publish.store.StoredObject;

/**
 * A folder, of this machine or a mounted share, as a store: an object is a file. What is being written lies in a hidden folder
 * beside the objects, and is moved into place when it is on the disk. Thread-safe, and safe against other processes.
 */
public final class FolderStore implements ObjectStore {
    private static final int BUFFER = 1 << 20;

    private final Path root;
    private final FolderWriting writing;
    private final FolderParts parts;
    private volatile boolean aborted;

    private FolderStore(Path root, int partSize, Bandwidth bandwidth) {
        this.root = root;
        this.writing = new FolderWriting(root, bandwidth);
        this.parts = new FolderParts(writing, partSize, this::path);
    }

    /**
     * Opens a folder, which has to be there: one that is made here might be the place of a share that is not mounted.
     *
     * @throws PublishException where it is none
     */
    public static FolderStore open(Path folder) {
        return open(folder, Bandwidth.of(Optional.empty()));
    }

    /** The same, written to no faster than is allowed. */
    public static FolderStore open(Path folder, Bandwidth bandwidth) {
        return open(folder, FolderParts.SIZE, bandwidth);
    }

    static FolderStore open(Path folder, int partSize) {
        return open(folder, partSize, Bandwidth.of(Optional.empty()));
    }

    private static FolderStore open(Path folder, int partSize, Bandwidth bandwidth) {
        try {
            Path root = folder.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new NotDirectoryException(folder.toString());
            }
            FolderStore store = new FolderStore(root, partSize, bandwidth);
            store.writing.sweep();
            return store;
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new PublishException(
                    ErrorCode.TARGET_UNUSABLE,
                    "there is no folder " + folder,
                    "Make it first. Where it is a share, see whether that is mounted.",
                    e);
        } catch (IOException e) {
            throw FolderTrouble.of(folder, e);
        }
    }

    @Override
    public String name() {
        return root.toString();
    }

    @Override
    public Abilities abilities() {
        return new Abilities(false, true, false, new Abilities.Parts(parts.size(), Integer.MAX_VALUE));
    }

    @Override
    public Optional<StoredObject> find(String key) {
        Path file = path(key);
        try {
            return Optional.of(FolderObject.of(key, file)).filter(_ -> Files.isRegularFile(file));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FolderTrouble.of(file, e);
        }
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> taker) {
        int slash = prefix.lastIndexOf('/');
        Path from = slash < 0 ? root : path(prefix.substring(0, slash));
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return writing.isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String key = root.relativize(file).toString().replace('\\', '/');
                    if (attributes.isRegularFile() && key.startsWith(prefix)) {
                        taker.accept(FolderObject.of(key, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    // Another process has just taken it away.
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw FolderTrouble.of(from, e);
        }
    }

    @Override
    public Optional<ReadObject> read(String key, int limit) {
        Path file = path(key);
        try (var in = Files.newInputStream(file)) {
            // Of the file that is open: another may have taken its place since.
            StoredObject object = FolderObject.of(key, file);
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IllegalArgumentException(key + " has more than " + limit + " bytes");
            }
            // Read between two looks: the tag is of these bytes.
            return object.equals(FolderObject.of(key, file))
                    ? Optional.of(new ReadObject(object, bytes))
                    : read(key, limit);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FolderTrouble.of(file, e);
        }
    }

    @Override
    public Optional<String> sha256(StoredObject object) {
        Path file = path(object.key());
        try (var in = Files.newInputStream(file)) {
            var digest = Sha256.digest();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FolderTrouble.of(file, e);
        }
    }

    @Override
    public StoredObject put(String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition)
            throws IOException, ConditionFailed {
        requireGoing();
        Path target = path(key);
        if (condition instanceof Condition.Absent && Files.exists(target)) {
            // Nothing has to be written to know that: a full disk can still be asked.
            throw new ConditionFailed(key);
        }
        try {
            Path written = writing.write(bytes);
            try {
                bring(written, key, target, condition);
            } finally {
                Files.deleteIfExists(written);
            }
            return FolderObject.of(key, target);
        } catch (FileAlreadyExistsException e) {
            throw new ConditionFailed(key);
        } catch (IOException e) {
            throw FolderTrouble.of(target, e);
        }
    }

    private void bring(Path written, String key, Path target, Condition condition) throws IOException {
        switch (condition) {
            case Condition.Any _ -> writing.replace(written, target, () -> true);
            case Condition.Absent _ -> writing.create(written, target);
            case Condition.Same same ->
                writing.replace(
                        written,
                        target,
                        () -> find(key)
                                .filter(now -> now.tag().equals(same.tag()))
                                .isPresent());
        }
    }

    @Override
    public boolean findsDamage(String key) {
        return false;
    }

    /** By a second name for the same bytes where the disk can do that. */
    @Override
    public Optional<StoredObject> copy(StoredObject from, String to, ObjectHeaders headers) throws IOException {
        requireGoing();
        Path target = path(to);
        try {
            return writing.link(path(from.key()), target) ? Optional.of(FolderObject.of(to, target)) : Optional.empty();
        } catch (IOException e) {
            throw FolderTrouble.of(target, e);
        }
    }

    @Override
    public void delete(String key) {
        Path file = path(key);
        try {
            writing.delete(file);
        } catch (IOException e) {
            throw FolderTrouble.of(file, e);
        }
    }

    @Override
    public PartStore parts() {
        return parts;
    }

    @Override
    public void abort() {
        aborted = true;
    }

    @Override
    public void close() {
        // Nothing is held open between two requests.
    }

    private void requireGoing() throws IOException {
        if (aborted) {
            throw new IOException("broken off");
        }
    }

    private Path path(String key) {
        Path path = root.resolve(PackagePath.requireInside(key));
        if (writing.isHidden(root.resolve(root.relativize(path).getName(0)))) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        return path;
    }
}
