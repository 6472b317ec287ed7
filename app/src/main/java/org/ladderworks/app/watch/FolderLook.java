package org.ladderworks.app.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.manifest.index.PackageIndex;

/** One look at a watched folder: what lies there, as its directories tell it. */
public final class FolderLook {
    /** Of names that matter: a folder with more is seen in part. */
    public static final int MOST = 20_000;

    private static final int DEEPEST = 32;

    private FolderLook() {}

    /**
     * What was seen.
     *
     * @param whole false where something could not be looked into
     * @param full true where there are more than {@value #MOST} files
     */
    public record Looked(List<Sighting> files, boolean whole, boolean full) {}

    /**
     * Looks.
     *
     * @param names that matter
     * @param also paths of files that were moved and are looked at all the same
     * @param stop true where nobody wants to know any more
     * @throws IOException where the folder itself cannot be read
     */
    public static Looked at(WatchedFolder folder, TakeableNames names, Collection<String> also, BooleanSupplier stop)
            throws IOException {
        Path root = folder.path();
        // Of a network share that is gone an empty place may be left: that it is a folder says nothing, that it can be
        // read does.
        try (var _ = Files.newDirectoryStream(root)) {
            Walk walk = new Walk(folder, names, stop);
            Files.walkFileTree(root, Set.of(), folder.subfolders() ? DEEPEST : 1, walk);
            for (String path : also) {
                walk.add(root.resolve(path));
            }
            return new Looked(walk.files, walk.whole, walk.full);
        }
    }

    /** A file as it is now. */
    public static Sighting sighting(Path root, Path file) throws IOException {
        // What a link leads to.
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException(file + " is no file");
        }
        return new Sighting(
                path(root, file),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                Objects.requireNonNullElse(attributes.fileKey(), "").toString());
    }

    private static String path(Path root, Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final @Nullable Path moved;
        private final TakeableNames names;
        private final BooleanSupplier stop;
        private final List<Sighting> files = new ArrayList<>();
        private boolean whole = true;
        private boolean full;

        Walk(WatchedFolder folder, TakeableNames names, BooleanSupplier stop) {
            this.root = folder.path();
            this.moved = folder.moveTo().map(root::resolve).orElse(null);
            this.names = names;
            this.stop = stop;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean passed = folder.equals(moved)
                    || (!folder.equals(root) && folder.getFileName().toString().startsWith("."))
                    || Files.exists(folder.resolve(PackageIndex.FILE_NAME));
            return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (stop.getAsBoolean()) {
                whole = false;
                return FileVisitResult.TERMINATE;
            }
            String path = path(root, file);
            if (!attributes.isDirectory() && (names.isTakeable(path) || TakeableNames.isMark(path))) {
                if (files.size() >= MOST) {
                    whole = false;
                    full = true;
                    return FileVisitResult.TERMINATE;
                }
                add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** What goes while it is looked at was not there. */
        private void add(Path file) {
            try {
                files.add(sighting(root, file));
            } catch (IOException e) {
                whole &= Files.notExists(file);
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            whole &= Files.notExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            if (e != null && folder.equals(root)) {
                throw e;
            }
            whole &= e == null;
            return FileVisitResult.CONTINUE;
        }
    }
}
