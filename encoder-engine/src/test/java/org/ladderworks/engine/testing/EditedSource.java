package org.ladderworks.engine.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Cuts a piece out of the middle of an MP4 file by edit lists alone (ISO/IEC 14496-12, 8.6.6), which FFmpeg does not write. */
public final class EditedSource {
    private static final Set<String> CONTAINERS = Set.of("moov", "edts");

    /** FFmpeg's, of movies. */
    private static final int MOVIE_TIMESCALE = 1000;

    private EditedSource() {}

    /** What is shown of a file: seconds of its media. */
    public record Piece(int from, int to) {}

    /** Writes a copy of a file of FFmpeg's, whose tracks have edit lists and whose {@code moov} comes last. */
    public static Path make(Path from, Path to, List<Piece> pieces) {
        try {
            byte[] file = Files.readAllBytes(from);
            return Files.write(to, boxes(ByteBuffer.wrap(file), 0, pieces));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] boxes(ByteBuffer in, int timescale, List<Piece> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < in.capacity(); ) {
            int size = in.getInt(at);
            byte[] whole = new byte[size];
            in.get(at, whole);
            String type = new String(whole, 4, 4, StandardCharsets.US_ASCII);
            ByteBuffer inside = ByteBuffer.wrap(whole).slice(8, size - 8);
            if (CONTAINERS.contains(type)) {
                write(out, type, boxes(inside, timescale, pieces));
            } else if (type.equals("trak")) {
                write(out, type, boxes(inside, timescaleOf(whole), pieces));
            } else if (type.equals("elst")) {
                write(out, type, edits(inside, timescale, pieces));
            } else {
                out.writeBytes(whole);
            }
            at += size;
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String type, byte[] content) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(8 + content.length).array());
        out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
    }

    /** Behind version, flags and the times of {@code mdhd}. */
    private static int timescaleOf(byte[] track) {
        int at = new String(track, StandardCharsets.ISO_8859_1).indexOf("mdhd");
        return ByteBuffer.wrap(track).getInt(at + 16);
    }

    /** The first edit told where the media begin, behind what an encoder primes itself with. */
    private static byte[] edits(ByteBuffer list, int timescale, List<Piece> pieces) {
        int begin = list.getInt(12);
        ByteBuffer edits = ByteBuffer.allocate(8 + 12 * pieces.size());
        edits.putInt(0).putInt(pieces.size());
        for (Piece piece : pieces) {
            edits.putInt((piece.to() - piece.from()) * MOVIE_TIMESCALE)
                    .putInt(begin + piece.from() * timescale)
                    .putInt(1 << 16);
        }
        return edits.array();
    }
}
