package org.ladderworks.app.ui;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes pictures as PNG (W3C PNG, third edition) with little compression: pictures of a test are many, and short-lived. */
final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte UP = 2;
    private static final int BYTES = 3;

    private PngFile() {}

    /** @param pixels row by row, as 0xAARRGGBB; alpha is left out */
    static void write(Path file, int[] pixels, int width) throws IOException {
        int height = pixels.length / width;
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(SIGNATURE);
            // Eight bits a channel, red, green and blue; the one compression and filter method there is; not
            // interlaced.
            chunk(
                    out,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put(new byte[] {8, 2, 0, 0, 0})
                            .array(),
                    13);
            byte[] rows = rows(pixels, width, height);
            byte[] packed = new byte[rows.length + 1024];
            try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
                deflater.setInput(rows);
                deflater.finish();
                chunk(out, "IDAT", packed, deflater.deflate(packed));
            }
            chunk(out, "IEND", new byte[0], 0);
        }
    }

    /** Each as its difference from the one above: most of a window is the same there. */
    private static byte[] rows(int[] pixels, int width, int height) {
        byte[] rows = new byte[height * (1 + width * BYTES)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            rows[at++] = UP;
            for (int x = 0; x < width; x++) {
                int now = pixels[y * width + x];
                int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
                rows[at++] = (byte) ((now >> 16) - (above >> 16));
                rows[at++] = (byte) ((now >> 8) - (above >> 8));
                rows[at++] = (byte) (now - above);
            }
        }
        return rows;
    }

    private static void chunk(DataOutputStream out, String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data, 0, length);
        out.writeInt(length);
        out.write(name);
        out.write(data, 0, length);
        out.writeInt((int) check.getValue());
    }
}
