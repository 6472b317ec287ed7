package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.time.MediaTime;

/** Short forms for tests that package something and look at it. */
final class Packages {
    private Packages() {}

    static PackagedPresentation pack(Path directory, Rendition... renditions) {
        return pack(directory, Optional.empty(), renditions);
    }

    static PackagedPresentation pack(Path directory, Optional<MediaTime> length, Rendition... renditions) {
        return new MediaPackager(new PackagingSettings(directory, length), (done, total) -> {}, () -> false)
                .packageAll(List.of(renditions));
    }

    /** Encrypted. */
    static PackagedPresentation pack(Path directory, Protection protection, Rendition... renditions) {
        return pack(directory, Optional.empty(), protection, renditions);
    }

    static PackagedPresentation pack(
            Path directory, Optional<MediaTime> length, Protection protection, Rendition... renditions) {
        PackagingSettings settings = new PackagingSettings(directory, length, Optional.of(protection));
        return new MediaPackager(settings, (done, total) -> {}, () -> false).packageAll(List.of(renditions));
    }

    /** With MPEG-TS beside CMAF, in segments of so many seconds. */
    static PackagedPresentation withTransport(
            Path directory, TransportSettings transport, MediaTime length, Rendition... renditions) {
        PackagingSettings settings =
                new PackagingSettings(directory, Optional.of(length), Optional.empty(), Optional.of(transport));
        return new MediaPackager(settings, (done, total) -> {}, () -> false).packageAll(List.of(renditions));
    }

    /** Header and segments as one file, as a player sees them. */
    static Path joined(Path directory, PackagedTrack track) {
        Path folder = directory.resolve(track.path());
        Path file = folder.resolveSibling(folder.getFileName() + "-joined.mp4");
        try (OutputStream out = Files.newOutputStream(file)) {
            Files.copy(folder.resolve("init.mp4"), out);
            for (PackagedSegment segment : track.segments()) {
                Files.copy(folder.resolve(segment.fileName()), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static Mp4Track readBack(Path directory, PackagedTrack track) {
        return Mp4File.read(joined(directory, track)).tracks().getFirst();
    }
}
