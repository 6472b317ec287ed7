package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.StoredObject;

/**
 * Large files in parts: all in one hidden file, each at its place, and beside it an empty file for each part that is on the disk.
 * Thread-safe.
 */
final class FolderParts implements PartStore {
    static final int SIZE = 16 << 20;

    private static final String DATA = "data";

    /** What is to become of it, for who looks for forgotten ones. */
    private static final String KEY = "key";

    private static final long LONGEST_KEY = 4096;

    private static final Pattern UPLOAD = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern MARK = Pattern.compile("(\\d{1,6})-(\\d{1,10})-([0-9a-f]{64})");

    private final FolderWriting writing;
    private final int size;
    private final Function<String, Path> paths;

    /** @param paths of keys */
    FolderParts(FolderWriting writing, int size, Function<String, Path> paths) {
        this.writing = writing;
        this.size = size;
        this.paths = paths;
    }

    int size() {
        return size;
    }

    @Override
    public String begin(String key, ObjectHeaders headers) {
        Path target = paths.apply(key);
        String upload = UUID.randomUUID().toString();
        try {
            Path folder = Files.createDirectories(folder(upload));
            Files.writeString(folder.resolve(KEY), key);
            return upload;
        } catch (IOException e) {
            // Nobody will ever know that it was begun.
            giveUp(key, upload);
            throw FolderTrouble.of(target, e);
        }
    }

    @Override
    public Part send(String key, String upload, int number, ByteBuffer bytes) {
        Path target = paths.apply(key);
        try (FileChannel data =
                FileChannel.open(folder(upload).resolve(DATA), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            PacedWriting.write(data, bytes, (long) (number - 1) * size, writing.bandwidth());
            data.force(true);
            Part part = new Part(number, bytes.remaining(), Sha256.hex(bytes));
            Path mark = folder(upload).resolve(number + "-" + bytes.remaining() + "-" + part.tag());
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
            return part;
        } catch (IOException e) {
            throw FolderTrouble.of(target, e);
        }
    }

    @Override
    public Optional<List<Part>> arrived(String key, String upload) {
        Path target = paths.apply(key);
        if (!UPLOAD.matcher(upload).matches()) {
            return Optional.empty();
        }
        try {
            Path folder = folder(upload);
            if (!Files.isDirectory(folder)) {
                return Optional.empty();
            }
            try (Stream<Path> files = Files.list(folder)) {
                List<Part> parts = files.flatMap(FolderParts::part)
                        .sorted(Comparator.comparingInt(Part::number))
                        .toList();
                // Marks without what they tell of are not believed.
                return Optional.of(parts).filter(_ -> parts.isEmpty() || Files.exists(folder.resolve(DATA)));
            }
        } catch (IOException e) {
            throw FolderTrouble.of(target, e);
        }
    }

    private static Stream<Part> part(Path mark) {
        var name = MARK.matcher(String.valueOf(mark.getFileName()));
        return name.matches()
                ? Stream.of(new Part(Integer.parseInt(name.group(1)), Long.parseLong(name.group(2)), name.group(3)))
                : Stream.empty();
    }

    @Override
    public boolean holds(Part part, ByteBuffer bytes) {
        return part.size() == bytes.remaining() && part.tag().equals(Sha256.hex(bytes));
    }

    @Override
    public StoredObject complete(String key, String upload, List<Part> parts) throws ConditionFailed, IOException {
        Path target = paths.apply(key);
        try {
            Path data = folder(upload).resolve(DATA);
            long whole = parts.stream().mapToLong(Part::size).sum();
            if (!Files.exists(data)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            if (Files.size(data) != whole) {
                throw new IOException("its parts are not those that arrived");
            }
            DiskSync.file(data);
            writing.create(data, target);
            giveUp(key, upload);
            return FolderObject.of(key, target);
        } catch (FileAlreadyExistsException e) {
            throw new ConditionFailed(key);
        } catch (IOException e) {
            throw FolderTrouble.of(target, e);
        }
    }

    @Override
    public void giveUp(String key, String upload) {
        Path target = paths.apply(key);
        try {
            Path folder = folder(upload);
            if (Files.isDirectory(folder)) {
                FolderWriting.clear(folder);
            }
        } catch (IOException e) {
            throw FolderTrouble.of(target, e);
        }
    }

    @Override
    public void begun(String prefix, Consumer<Begun> taker) {
        Path target = paths.apply(prefix + KEY);
        if (!Files.isDirectory(writing.hidden())) {
            return;
        }
        try (Stream<Path> folders = Files.list(writing.hidden())) {
            for (Path folder : folders.toList()) {
                begun(folder).filter(each -> each.key().startsWith(prefix)).ifPresent(taker);
            }
        } catch (IOException e) {
            throw FolderTrouble.of(target, e);
        }
    }

    /** Empty for what is none, or goes just now. */
    private static Optional<Begun> begun(Path folder) throws IOException {
        String upload = String.valueOf(folder.getFileName());
        Path key = folder.resolve(KEY);
        try {
            return UPLOAD.matcher(upload).matches() && Files.isRegularFile(key) && Files.size(key) <= LONGEST_KEY
                    ? Optional.of(new Begun(
                            Files.readString(key),
                            upload,
                            Files.getLastModifiedTime(key).toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path folder(String upload) throws IOException {
        if (!UPLOAD.matcher(upload).matches()) {
            throw new IllegalArgumentException("not an upload of a folder");
        }
        return writing.hidden(upload);
    }
}
