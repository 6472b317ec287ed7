package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes an HEVC file say that it is Dolby Vision: FFmpeg has no encoder for it. */
public final class DolbyVisionBox {
    private static final List<String> ANCESTORS = List.of("moov", "trak", "mdia", "minf", "stbl", "stsd", "hvc1");
    private static final int SIZE = 32;

    private DolbyVisionBox() {}

    /**
     * Adds a configuration record to the sample entry ({@code dvcC} to profile 7, else {@code dvvC}; Dolby Vision Streams
     * within ISO BMFF, 3.2) of an MP4 file whose {@code moov} is its last box.
     */
    public static Path add(Path from, Path to, int profile, int compatibility) {
        try {
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(from));
            int from0 = 0;
            int end = 0;
            for (String type : ANCESTORS) {
                int at = find(file, type, from0);
                file.putInt(at, file.getInt(at) + SIZE);
                end = at + file.getInt(at) - SIZE;
                from0 = at + 8;
            }
            ByteBuffer box = ByteBuffer.allocate(SIZE);
            box.putInt(SIZE).put((profile <= 7 ? "dvcC" : "dvvC").getBytes(StandardCharsets.US_ASCII));
            box.put((byte) 1).put((byte) 0);
            // 7 bits of profile, 6 of level, then: RPU present, no enhancement layer, base layer present.
            box.putShort((short) (profile << 9 | 3 << 3 | 0b101));
            box.put((byte) (compatibility << 4));
            byte[] bytes = file.array();
            ByteBuffer whole = ByteBuffer.allocate(bytes.length + SIZE);
            whole.put(bytes, 0, end).put(box.array()).put(bytes, end, bytes.length - end);
            return Files.write(to, whole.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int find(ByteBuffer file, String type, int from) {
        String text =
                StandardCharsets.ISO_8859_1.decode(file.duplicate().position(0)).toString();
        return text.indexOf(type, from) - 4;
    }
}
