package org.ladderworks.app.home;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that the program keeps, whether it is there or not. */
public record KeptFolder(Use use, Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFolder.class);

    /** What a folder is for. */
    public enum Use {
        DATA,
        PACKAGES,
        CHUNKS
    }

    /** Bytes of all files in it; what goes meanwhile, or cannot be read, is not counted. Takes time. */
    public long size() {
        if (!Files.isDirectory(path)) {
            return 0;
        }
        Sum sum = new Sum();
        try {
            Files.walkFileTree(path, sum);
        } catch (IOException e) {
            LOG.debug("{} was not read to its end: {}", path, e.getMessage());
        }
        return sum.bytes;
    }

    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
            return FileVisitResult.CONTINUE;
        }
    }
}
