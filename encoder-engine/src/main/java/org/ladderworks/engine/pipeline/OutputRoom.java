package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.ladderworks.engine.encode.TrackFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.progress.Cancellation;

/** Room for packages on the disk that they are written to: a package takes about what its renditions do. */
final class OutputRoom implements AutoCloseable {
    private final long bytes;
    private final AtomicLong missing;
    private final DiskWatch watch;

    /**
     * Blocks until there is room.
     *
     * @param copies of the renditions that are to be written
     * @param fewest of these that are certain to be, as not all need fit into the others
     * @throws PackagingException PACKAGING_DISK_FULL where they could never fit on that disk
     */
    static OutputRoom await(
            Path folder,
            PackageContent content,
            int copies,
            int fewest,
            ProgressMeter meter,
            Cancellation cancellation) {
        long once = bytes(content);
        refuse(folder, once * fewest);
        OutputRoom room = new OutputRoom(folder, once * copies, meter, cancellation);
        try {
            cancellation.checkAndWait();
            return room;
        } catch (RuntimeException e) {
            room.close();
            throw e;
        }
    }

    private OutputRoom(Path folder, long bytes, ProgressMeter meter, Cancellation cancellation) {
        this.bytes = bytes;
        this.missing = new AtomicLong(bytes);
        this.watch = DiskWatch.start(folder, missing::get, cancellation.pause(), meter::pauseChanged);
    }

    /** So much of all is written. */
    void written(double part) {
        missing.set(Math.round(bytes * (1 - part)));
    }

    private static void refuse(Path folder, long bytes) {
        try {
            var disk = Files.getFileStore(folder);
            if (DiskWatch.isTooSmall(disk, bytes)) {
                throw new PackagingException(
                        ErrorCode.PACKAGING_DISK_FULL,
                        "the package needs about %d KB, and the disk of %s holds %d KB in all, of which some stay free"
                                .formatted(bytes >> 10, folder, disk.getTotalSpace() >> 10),
                        "Choose an output folder on a larger disk with --out.");
            }
        } catch (IOException e) {
            // Then writing to it will tell.
            System.getLogger(OutputRoom.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot ask for the room on the disk of " + folder, e);
        }
    }

    /** Each file once: sound and pictures may lie in the same. */
    private static long bytes(PackageContent content) {
        Stream<Path> media = Stream.concat(content.renditions().stream(), content.iFrames().stream())
                .flatMap(rendition -> rendition.chunks().stream())
                .map(TrackFile::file);
        // All forms of pictures together are smaller than what they are made of.
        Stream<Path> stills = content.pictures().stream().flatMap(PackageContent.Pictures::files);
        return Stream.concat(media, stills)
                        .distinct()
                        .mapToLong(OutputRoom::size)
                        .sum()
                + content.review().sounds().stream()
                        .mapToLong(sound -> size(sound.measures()) * ReviewData.LONGER)
                        .sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Whoever reads it says what is wrong with it.
            return 0;
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
