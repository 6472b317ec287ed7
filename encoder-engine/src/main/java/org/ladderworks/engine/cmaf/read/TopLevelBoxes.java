package org.ladderworks.engine.cmaf.read;

import java.io.IOException;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** Steps over the boxes at file level without reading their content. */
final class TopLevelBoxes {
    private final FileWindow file;
    private final int most;
    private int seen;
    private long start;
    private long header;
    private long end;
    private String type = "";

    TopLevelBoxes(FileWindow file, int most) {
        this.file = file;
        this.most = most;
    }

    /** Moves to the next box; false at the end of the file. */
    boolean next() throws IOException {
        if (end == file.fileSize()) {
            return false;
        }
        start = end;
        seen++;
        if (seen > most) {
            throw new MalformedMediaException("there are more than " + most + " boxes");
        }
        if (file.fileSize() - start < 8) {
            throw new MalformedMediaException("there are stray bytes at the end");
        }
        long size = file.number(start, 4);
        type = new ByteReader(intBytes(file.number(start + 4, 4))).fourCc();
        header = 8;
        if (size == 1) {
            header = 16;
            size = file.number(start + 8, 4) << 32 | file.number(start + 12, 4);
        } else if (size == 0) {
            size = file.fileSize() - start;
        }
        if (size < header || size > file.fileSize() - start) {
            throw new MalformedMediaException(
                    "box " + Box.printable(type) + " at byte " + start + " is larger than the file: was it cut off?");
        }
        end = start + size;
        return true;
    }

    private static byte[] intBytes(long value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    String type() {
        return type;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    byte[] content(int largest) throws IOException {
        long length = end - start - header;
        if (length > largest) {
            throw new MalformedMediaException("box " + Box.printable(type) + " of " + length + " bytes is too large");
        }
        return file.bytes(start + header, (int) length);
    }
}
