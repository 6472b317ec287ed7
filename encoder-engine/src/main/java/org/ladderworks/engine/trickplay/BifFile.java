package org.ladderworks.engine.trickplay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Roku's archive of pictures: a head of 64 bytes, an index of times and places, and the pictures, JPEG each, all numbers
 * little-endian (Roku, BIF file format, version 0).
 */
final class BifFile {
    private static final byte[] MAGIC = {(byte) 0x89, 'B', 'I', 'F', 0x0d, 0x0a, 0x1a, 0x0a};
    private static final int HEAD = 64;
    private static final int ENTRY = 8;

    /** Behind the last picture. */
    private static final int END = 0xFFFF_FFFF;

    private BifFile() {}

    /**
     * Writes an archive.
     *
     * @param pictures one at zero and each interval after it
     * @throws IOException where it cannot be written, or is larger than its format can say (4 GiB)
     */
    static void write(Path file, List<Path> pictures, int intervalMilliseconds) throws IOException {
        int index = Math.multiplyExact(ENTRY, pictures.size() + 1);
        ByteBuffer head = ByteBuffer.allocate(Math.addExact(HEAD, index)).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC).putInt(0).putInt(pictures.size()).putInt(intervalMilliseconds);
        head.position(HEAD);
        long offset = (long) HEAD + index;
        for (int i = 0; i < pictures.size(); i++) {
            head.putInt(i).putInt(checked(offset, file));
            offset += Files.size(pictures.get(i));
        }
        head.putInt(END).putInt(checked(offset, file));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(head.array());
            for (Path picture : pictures) {
                Files.copy(picture, out);
            }
        }
    }

    private static int checked(long offset, Path file) throws IOException {
        if (offset > 0xFFFF_FFFFL) {
            throw new IOException(file.getFileName() + " would be larger than 4 GiB");
        }
        return (int) offset;
    }
}
