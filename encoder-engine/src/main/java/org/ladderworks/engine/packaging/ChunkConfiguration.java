package org.ladderworks.engine.packaging;

import java.io.IOException;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.video.Av1Configuration;
import org.ladderworks.engine.cmaf.video.Av1ObuType;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;

/**
 * The decoder configuration of a chunk as its samples have it. For AV1 the sequence header in the first sample counts:
 * SVT-AV1 settles on its coding tools only after it has given out the header for {@code av1C}.
 */
final class ChunkConfiguration {
    private static final int LARGEST_SEQUENCE_HEADER = 1024;

    private ChunkConfiguration() {}

    static VideoConfiguration of(Chunk chunk, SampleEntry.Video entry) {
        return entry.configuration() instanceof Av1Configuration av1 ? completed(chunk, av1) : entry.configuration();
    }

    private static Av1Configuration completed(Chunk chunk, Av1Configuration declared) {
        try (PackageFiles.MediaFile media = new PackageFiles.MediaFile(chunk.file())) {
            try {
                FileWindow file = new FileWindow(media.channel());
                ObuCursor obu = new ObuCursor(
                        file, chunk.samples().offset(0), chunk.samples().size(0));
                while (obu.next()) {
                    long length = obu.end() - obu.payload();
                    if (obu.type() == Av1ObuType.SEQUENCE_HEADER && length <= LARGEST_SEQUENCE_HEADER) {
                        return declared.withSequence(file.bytes(obu.payload(), (int) length));
                    }
                }
                return declared;
            } catch (MalformedMediaException e) {
                throw Mp4File.unreadable(chunk.file().path(), e);
            } catch (IOException e) {
                throw media.unreadable(e);
            }
        }
    }
}
