package org.ladderworks.engine.packaging;

import java.io.IOException;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;

/** Steps through the OBUs of a sample (AV1 specification, 5.3; the binding, 2.4), each checked to lie inside it. */
final class ObuCursor {
    private static final int HAS_EXTENSION = 4;
    private static final int HAS_SIZE = 2;
    private static final int LONGEST_SIZE = 8;

    private final FileWindow file;
    private final long sample;
    private final long sampleEnd;
    private int type;
    private int layers;
    private long start;
    private long payload;
    private long end;

    ObuCursor(FileWindow file, long sample, int size) {
        this.file = file;
        this.sample = sample;
        this.sampleEnd = sample + size;
        this.end = sample;
    }

    /** Steps to the next OBU; false at the end of the sample. */
    boolean next() throws IOException {
        if (end >= sampleEnd) {
            return false;
        }
        start = end;
        int header = file.u8(start);
        type = header >> 3 & 0xF;
        boolean extended = (header & HAS_EXTENSION) != 0;
        int extension = extended && start + 1 < sampleEnd ? file.u8(start + 1) : 0;
        layers = extension >> 5 | (extension >> 3 & 3) << 3;
        payload = start + 1 + (extended ? 1 : 0);
        // The last OBU may go without its size: it ends where the sample does.
        long length = (header & HAS_SIZE) != 0 ? size() : sampleEnd - payload;
        if (length < 0 || length > sampleEnd - payload) {
            throw overrun();
        }
        end = payload + length;
        return true;
    }

    /** leb128() of 4.10.5; moves the payload's beginning behind it. */
    private long size() throws IOException {
        long value = 0;
        for (int i = 0; i < LONGEST_SIZE && payload < sampleEnd; i++) {
            int next = file.u8(payload++);
            value |= (long) (next & 0x7F) << (7 * i);
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw overrun();
    }

    /** obu_type. */
    int type() {
        return type;
    }

    /** temporal_id in bits 0 to 2, spatial_id in bits 3 and 4; 0 without extension. */
    int layers() {
        return layers;
    }

    /** Position of its header in the file. */
    long start() {
        return start;
    }

    long payload() {
        return payload;
    }

    long end() {
        return end;
    }

    MalformedMediaException overrun() {
        return new MalformedMediaException("an OBU overruns the sample at byte " + sample);
    }
}
