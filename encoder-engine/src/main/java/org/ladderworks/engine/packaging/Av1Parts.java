package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.Optional;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.NotProtectable;
import org.ladderworks.engine.cmaf.cenc.Subsamples;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.video.Av1Configuration;
import org.ladderworks.engine.cmaf.video.Av1FrameHeaders;
import org.ladderworks.engine.cmaf.video.Av1ObuType;
import org.ladderworks.engine.cmaf.video.Av1TileGroup;
import org.ladderworks.engine.cmaf.video.Av1TileInfo;

/**
 * Tells which bytes of OBUs are to be protected: what decode_tile() reads, tile by tile (AV1 Codec ISO Media File Format
 * Binding, 4.2). All samples of a file must pass through in order.
 */
final class Av1Parts {
    private final FileWindow file;
    private final Av1FrameHeaders headers;
    private final Subsamples parts;

    private Av1Parts(FileWindow file, Av1Configuration configuration, Subsamples parts) {
        this.file = file;
        this.headers = new Av1FrameHeaders(configuration);
        this.parts = parts;
    }

    static Optional<Av1Parts> of(FileWindow file, Av1Configuration configuration, Optional<Subsamples> parts) {
        return parts.map(wanted -> new Av1Parts(file, configuration, wanted));
    }

    /** Adds an OBU to the sample. */
    void add(ObuCursor obu) throws IOException {
        switch (obu.type()) {
            case Av1ObuType.FRAME_HEADER -> {
                header(obu);
                clear(obu.start(), obu.end());
            }
            case Av1ObuType.FRAME -> {
                if (headers.tiles().isPresent()) {
                    throw new MalformedMediaException("an AV1 frame begins inside another at byte " + obu.start());
                }
                tiles(obu, obu.payload() + header(obu));
            }
            case Av1ObuType.TILE_GROUP -> tiles(obu, obu.payload());
            case Av1ObuType.TILE_LIST -> throw NotProtectable.because("a list of tiles (large scale tile coding)");
            default -> clear(obu.start(), obu.end());
        }
    }

    private int header(ObuCursor obu) throws IOException {
        int length = (int) Math.min(obu.end() - obu.payload(), Av1FrameHeaders.LONGEST);
        return headers.read(file.bytes(obu.payload(), length), obu.layers());
    }

    private void tiles(ObuCursor obu, long group) throws IOException {
        Av1TileInfo info = headers.tiles()
                .orElseThrow(() -> new MalformedMediaException("AV1 tiles have no frame at byte " + obu.start()));
        int head = (int) Math.min(obu.end() - group, Av1TileGroup.LONGEST);
        Av1TileGroup tiles = Av1TileGroup.read(file.bytes(group, Math.max(head, 0)), info);
        long clearFrom = obu.start();
        long at = group + tiles.headerBytes();
        for (int left = tiles.tiles(); left > 0; left--) {
            long size = obu.end() - at;
            if (left > 1) {
                if (size < info.sizeBytes()) {
                    throw obu.overrun();
                }
                size = littleEndian(at, info.sizeBytes()) + 1;
                at += info.sizeBytes();
            }
            if (size < 1 || size > obu.end() - at) {
                throw obu.overrun();
            }
            parts.add(at - clearFrom, size);
            at += size;
            clearFrom = at;
        }
        if (tiles.last()) {
            headers.finishFrame();
        }
    }

    private long littleEndian(long at, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) file.u8(at + i) << (8 * i);
        }
        return value;
    }

    private void clear(long from, long to) {
        parts.add(to - from, 0);
    }

    /** Ends the sample; a frame whose tiles are missing has no place in one. */
    void endSample() {
        if (headers.tiles().isPresent()) {
            throw new MalformedMediaException("an AV1 sample ends before its last tile");
        }
        parts.endSample();
    }
}
