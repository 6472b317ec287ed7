package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Film frames in MPEG-2 that say of themselves that they are shown for three and for two fields in turn. */
public final class SoftTelecine {
    private static final int SEQUENCE_HEADER = 0xB3;
    private static final int EXTENSION = 0xB5;
    private static final int SEQUENCE_EXTENSION = 1;
    private static final int PICTURE_CODING_EXTENSION = 8;

    /** top_field_first and repeat_first_field of four film frames, as they lie in ten fields. */
    private static final int[] PATTERN = {0x82, 0x00, 0x02, 0x80};

    private SoftTelecine() {}

    /** 320x192 at 24000/1001 film frames; the suffix names the container. */
    public static Path make(Path file, String pictures) {
        Path plain = file.resolveSibling(file.getFileName() + ".plain.m2v");
        MadeSource.of(plain, pictures, "-c:v", "mpeg2video", "-q:v", "3", "-g", "12", "-bf", "0", "-f", "mpeg2video");
        Path flagged = file.resolveSibling(file.getFileName() + ".flagged.m2v");
        try {
            Files.write(flagged, flag(Files.readAllBytes(plain)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RealTools.ffmpeg(List.of(
                "-y",
                "-fflags",
                "+genpts",
                "-f",
                "mpegvideo",
                "-i",
                flagged.toString(),
                "-c",
                "copy",
                file.toString()));
        return file;
    }

    /** Sets frame_rate_code, progressive_sequence and the fields of each picture (ISO/IEC 13818-2, 6.2.2 and 6.2.3.1). */
    private static byte[] flag(byte[] stream) {
        int picture = 0;
        for (int i = 0; i + 9 < stream.length; i++) {
            if (stream[i] != 0 || stream[i + 1] != 0 || stream[i + 2] != 1) {
                continue;
            }
            int code = stream[i + 3] & 0xFF;
            int kind = (stream[i + 4] & 0xFF) >> 4;
            if (code == SEQUENCE_HEADER) {
                stream[i + 7] = (byte) ((stream[i + 7] & 0xF0) | 4);
            } else if (code == EXTENSION && kind == SEQUENCE_EXTENSION) {
                stream[i + 5] = (byte) (stream[i + 5] & ~0x08);
            } else if (code == EXTENSION && kind == PICTURE_CODING_EXTENSION) {
                stream[i + 7] = (byte) ((stream[i + 7] & ~0x82) | PATTERN[picture % 4]);
                picture++;
            }
        }
        return stream;
    }
}
