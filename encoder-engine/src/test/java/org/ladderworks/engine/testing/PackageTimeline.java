package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.pipeline.JobOutcome;

/**
 * Where FFmpeg's demuxer puts the pictures of a fragmented track, against where ISO/IEC 14496-12 puts them: it adds the
 * lowest of the negative composition offsets to every time, which players with Media Source Extensions do not.
 *
 * @param shift that FFmpeg adds, in seconds; zero for tracks without B pictures
 */
public record PackageTimeline(double shift) {
    /** Of the rung that has the stream's size. */
    public static PackageTimeline of(JobOutcome.Succeeded done, Decode.Stream stream) {
        PackagedTrack.Video rung = done.presentation().video().stream()
                .filter(track -> track.coded().height() == stream.height())
                .findFirst()
                .orElseThrow();
        Mp4Track track = track(done.folder(), rung);
        long lowest = 0;
        for (int i = 0; i < track.samples().count(); i++) {
            lowest = Math.min(
                    lowest,
                    track.samples().presentationTime(i) - track.samples().decodeTime(i));
        }
        return new PackageTimeline((double) -lowest / track.timescale().ticksPerSecond());
    }

    /** The same pictures where the file puts them. */
    public List<Decode.Picture> place(List<Decode.Picture> decoded) {
        return decoded.stream()
                .map(picture -> picture.at(picture.time() - shift))
                .toList();
    }

    /** Header and segments of a packaged track, joined as a player joins them, and read back. */
    public static Mp4Track track(Path folder, PackagedTrack track) {
        return Mp4File.read(joined(folder, track)).tracks().getFirst();
    }

    /** Header and segments of a packaged track as one file. */
    public static Path joined(Path folder, PackagedTrack track) {
        try {
            Path file = Files.createTempFile("joined", ".mp4");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                Files.copy(folder.resolve(track.path()).resolve("init.mp4"), out);
                for (PackagedSegment segment : track.segments()) {
                    Files.copy(folder.resolve(track.path()).resolve(segment.fileName()), out);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
