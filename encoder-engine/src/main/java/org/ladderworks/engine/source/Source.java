package org.ladderworks.engine.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.time.FrameRate;

/**
 * A local source file, or a sequence of images, as it was when it was opened.
 *
 * @param file absolute path; of images the pattern of their names
 * @param size in bytes, of all images together
 * @param modified when it was changed last
 * @param images empty for a single file
 */
public record Source(Path file, long size, FileTime modified, Optional<ImageSequence> images) {
    /** A single file. */
    public Source(Path file, long size, FileTime modified) {
        this(file, size, modified, Optional.empty());
    }

    /**
     * What an operator names: a file, or images by a pattern such as {@code frame_%05d.png}, a glob or their folder. A name
     * that is a file's is that file, whatever signs are in it.
     *
     * @param rate of images; a file has its own
     * @throws org.ladderworks.engine.error.UsageException for images without a rate
     */
    public static Source of(Path path, Optional<FrameRate> rate) {
        Path file = path.toAbsolutePath().normalize();
        boolean images = Files.isDirectory(file)
                ? ImageFiles.areIn(file)
                : Files.notExists(file) && !Files.isSymbolicLink(file) && ImageFiles.isPattern(file);
        if (images) {
            return ImageFiles.open(file, rate);
        }
        return of(path);
    }

    /** Looks at the file; fails with a SourceException where it is missing, a folder, empty or not readable. */
    public static Source of(Path path) {
        Path file = path.toAbsolutePath().normalize();
        if (Files.notExists(file)) {
            boolean dangling = Files.isSymbolicLink(file);
            throw new SourceException(
                    ErrorCode.SOURCE_NOT_FOUND,
                    dangling ? file + " is a link to a file that is not there" : "there is no file " + file,
                    "Check the path and its spelling.");
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (attributes.isDirectory()) {
            throw new SourceException(
                    ErrorCode.SOURCE_IS_FOLDER, file + " is a folder", "Name one media file inside it.");
        }
        if (!attributes.isRegularFile()) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " is a device or a pipe, not a file",
                    "Copy what it gives to a file and name that.");
        }
        if (!Files.isReadable(file)) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " may not be read by this user",
                    "Give yourself read permission on it, or copy it.");
        }
        if (attributes.size() == 0) {
            throw new SourceException(
                    ErrorCode.SOURCE_EMPTY, file + " is empty (0 bytes)", "Copy or export the file again.");
        }
        return new Source(file, attributes.size(), attributes.lastModifiedTime());
    }

    /** How FFmpeg is to be given this file: no name, however odd, is then an option, a pattern or a protocol. */
    public String asToolInput() {
        return images.map(ImageSequence::asToolInput).orElse("file:" + file);
    }

    /** A file whose first bytes tell what it is. */
    public Path firstFile() {
        return images.map(all -> all.image(all.first())).orElse(file);
    }

    /** The same without the names of files: what is made of it does not depend on them. */
    public Source unnamed() {
        return new Source(Path.of("source"), size, modified, images.map(ImageSequence::unnamed));
    }

    /** SHA-256 over the whole file, or over the images with the size of each before it; in lower-case hex. */
    public String fingerprint(Cancellation cancellation) {
        Fingerprint fingerprint = new Fingerprint();
        try {
            if (images.isEmpty()) {
                fingerprint.add(file, cancellation);
                return fingerprint.hex();
            }
            for (Path image : images.get().images().toList()) {
                fingerprint.add(Files.size(image));
                fingerprint.add(image, cancellation);
            }
            return fingerprint.hex();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Fails where the file is no longer the one that was opened. */
    public void checkUnchanged() {
        if (images.isPresent()) {
            checkImages(images.get());
            return;
        }
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
                throw new SourceException(
                        ErrorCode.SOURCE_CHANGED,
                        file + " was changed while it was being encoded",
                        "Wait until the file is complete and encode it again.");
            }
        } catch (NoSuchFileException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_CHANGED,
                    file + " was moved or deleted while it was being encoded",
                    "Leave the file where it is until the job has ended, and run it again.",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void checkImages(ImageSequence listed) {
        String now;
        try {
            now = ImageFiles.stamp(listed);
        } catch (SourceException e) {
            throw imagesChanged(e);
        }
        if (!now.equals(listed.stamp())) {
            throw imagesChanged(null);
        }
    }

    private SourceException imagesChanged(@Nullable Throwable cause) {
        return new SourceException(
                ErrorCode.SOURCE_CHANGED,
                "images of " + file + " were changed or deleted while they were being encoded",
                "Wait until all are rendered and encode them again.",
                cause);
    }

    private static SourceException unreadable(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " may not be read by this user",
                    "Give yourself read permission on it and on its folders, or copy it.",
                    e);
        }
        if (e instanceof FileSystemException known
                && String.valueOf(known.getReason()).contains("symbolic links")) {
            return new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " is a link that leads back to itself",
                    "Name the file that the link should lead to.",
                    e);
        }
        return new SourceException(
                ErrorCode.SOURCE_UNREADABLE,
                file + " cannot be read: " + FileTrouble.words(e),
                "Check the disk or the network share that holds it.",
                e);
    }
}
