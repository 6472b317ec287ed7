package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.cmaf.video.NalConfiguration;
import org.ladderworks.engine.cmaf.video.NalConfiguration.NalKind;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;
import org.ladderworks.engine.error.PackagingException;

/**
 * What a hardware encoder made, read back: drivers do not always do what they were told, and a package would be refused
 * for it only at the end of the job.
 */
final class DeviceChunk {
    private DeviceChunk() {}

    /**
     * What is wrong with a chunk, in words; empty for nothing.
     *
     * @param gop frames from one IDR picture to the next
     * @param frames that it is to hold
     */
    static Optional<String> fault(Path file, int gop, long frames) {
        try {
            return fault(Mp4File.read(file), gop, frames);
        } catch (PackagingException | MalformedMediaException | IOException e) {
            return Optional.of("what it wrote cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> fault(Mp4File file, int gop, long frames) throws IOException {
        Optional<VideoConfiguration> configuration = configuration(file);
        if (configuration.isEmpty()) {
            return Optional.of("it wrote no headers");
        }
        SampleTable samples = file.tracks().getFirst().samples();
        if (samples.count() != frames) {
            return Optional.of("it made " + samples.count() + " frames of " + frames);
        }
        long latest = Long.MIN_VALUE;
        long key = Long.MIN_VALUE;
        for (int i = 0; i < samples.count(); i++) {
            boolean due = i % gop == 0;
            if (samples.isSync(i) != due) {
                return Optional.of(
                        due ? "frame " + i + " is no key frame" : "frame " + i + " is a key frame that nobody wanted");
            }
            long shown = samples.presentationTime(i);
            if ((due && shown <= latest) || shown < key) {
                return Optional.of("the GOP around frame " + i + " is not closed");
            }
            key = due ? shown : key;
            latest = Math.max(latest, shown);
        }
        return configuration.get() instanceof NalConfiguration nal ? fault(file, nal, samples) : Optional.empty();
    }

    /** Key frames must be IDR pictures, and need no other headers than those of the file. */
    private static Optional<String> fault(Mp4File file, NalConfiguration configuration, SampleTable samples)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file.path())) {
            FileWindow window = new FileWindow(channel);
            for (int i = 0; i >= 0 && i < samples.count(); i = samples.nextSync(i + 1)) {
                boolean idr = false;
                long end = samples.offset(i) + samples.size(i);
                for (long at = samples.offset(i); at < end; ) {
                    long unit = at + configuration.lengthSize();
                    long length = window.number(at, configuration.lengthSize());
                    if (length < configuration.headerSize() || length > end - unit) {
                        return Optional.of("frame " + i + " overruns its sample");
                    }
                    NalKind kind = configuration.kind((int) window.number(unit, configuration.headerSize()));
                    if (kind == NalKind.PARAMETER_SET && !configuration.holds(window.bytes(unit, (int) length))) {
                        return Optional.of("its headers change at frame " + i);
                    }
                    idr |= kind == NalKind.IDR;
                    at = unit + length;
                }
                if (!idr) {
                    return Optional.of("frame " + i + " is a key frame, but no IDR picture");
                }
            }
            return Optional.empty();
        }
    }

    /** The headers of a chunk; empty where it has none. */
    static Optional<VideoConfiguration> configuration(Mp4File file) {
        return file.tracks().stream()
                .findFirst()
                .map(Mp4Track::entry)
                .filter(SampleEntry.Video.class::isInstance)
                .map(entry -> ((SampleEntry.Video) entry).configuration());
    }

    /** Whether all chunks of a rung have the same headers, without which they cannot become one track. */
    static boolean areAlike(List<Path> chunks) {
        return chunks.stream()
                        .map(chunk -> configuration(Mp4File.read(chunk)))
                        .distinct()
                        .count()
                <= 1;
    }
}
