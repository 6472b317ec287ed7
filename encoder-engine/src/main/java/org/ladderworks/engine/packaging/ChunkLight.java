package org.ladderworks.engine.packaging;

import java.io.IOException;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.video.Av1Configuration;
import org.ladderworks.engine.cmaf.video.Av1Metadata;
import org.ladderworks.engine.cmaf.video.Av1ObuType;
import org.ladderworks.engine.cmaf.video.AvcConfiguration;
import org.ladderworks.engine.cmaf.video.HevcConfiguration;
import org.ladderworks.engine.cmaf.video.HevcSei;
import org.ladderworks.engine.cmaf.video.StaticMetadata;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;

/** What a chunk says of its light: in boxes, in the decoder configuration, or before its first picture. */
final class ChunkLight {
    /** The messages wanted take 30 bytes; one beside them may be longer. */
    private static final int LARGEST_MESSAGE = 4096;

    private ChunkLight() {}

    static StaticMetadata of(Chunk chunk, SampleEntry.Video entry, VideoConfiguration configuration) {
        return switch (configuration) {
            case AvcConfiguration _ -> entry.light();
            case HevcConfiguration hevc -> {
                StaticMetadata told = entry.light().or(hevc.light());
                yield told.isComplete() ? told : told.or(first(chunk, file -> messages(file, chunk, hevc)));
            }
            case Av1Configuration _ ->
                entry.light().isComplete() ? entry.light() : entry.light().or(first(chunk, file -> obus(file, chunk)));
        };
    }

    @FunctionalInterface
    private interface Reading {
        StaticMetadata of(FileWindow file) throws IOException;
    }

    private static StaticMetadata first(Chunk chunk, Reading reading) {
        try (PackageFiles.MediaFile media = new PackageFiles.MediaFile(chunk.file())) {
            try {
                return reading.of(new FileWindow(media.channel()));
            } catch (MalformedMediaException e) {
                throw Mp4File.unreadable(chunk.file().path(), e);
            } catch (IOException e) {
                throw media.unreadable(e);
            }
        }
    }

    /** SEI messages up to the first slice; what does not fit the sample is found where samples are scanned. */
    private static StaticMetadata messages(FileWindow file, Chunk chunk, HevcConfiguration configuration)
            throws IOException {
        StaticMetadata found = StaticMetadata.NONE;
        int lengthSize = configuration.lengthSize();
        long at = chunk.samples().offset(0);
        long end = at + chunk.samples().size(0);
        while (end - at > lengthSize) {
            long length = file.number(at, lengthSize);
            long unit = at + lengthSize;
            if (length < 1 || length > end - unit || HevcSei.isPicture(HevcSei.type(file.u8(unit)))) {
                break;
            }
            if (HevcSei.type(file.u8(unit)) == HevcSei.PREFIX && length <= LARGEST_MESSAGE) {
                found = found.or(HevcSei.read(file.bytes(unit, (int) length)));
            }
            at = unit + length;
        }
        return found;
    }

    private static StaticMetadata obus(FileWindow file, Chunk chunk) throws IOException {
        StaticMetadata found = StaticMetadata.NONE;
        ObuCursor obu =
                new ObuCursor(file, chunk.samples().offset(0), chunk.samples().size(0));
        while (obu.next() && !Av1ObuType.beginsFrame(obu.type())) {
            long length = obu.end() - obu.payload();
            if (obu.type() == Av1ObuType.METADATA && length <= LARGEST_MESSAGE) {
                found = found.or(Av1Metadata.read(file.bytes(obu.payload(), (int) length)));
            }
        }
        return found;
    }
}
