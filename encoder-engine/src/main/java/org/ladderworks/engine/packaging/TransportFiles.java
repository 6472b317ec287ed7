package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.mpegts.PacketSink;

/** Writes the segments of one track, encrypted or not. */
final class TransportFiles implements PacketSink {
    private final PackageFiles files;
    private final Optional<SegmentCipher> cipher;
    private final List<String> ivs = new ArrayList<>();

    TransportFiles(PackageFiles files, Optional<SegmentCipher> cipher) {
        this.files = files;
        this.cipher = cipher;
    }

    /** Begins a segment; they come in order. */
    void begin(String path, int number) {
        files.begin(path, PackagedFile.Role.SEGMENT);
        cipher.ifPresent(of -> ivs.add(HexFormat.of().formatHex(of.begin(number))));
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
        if (cipher.isPresent()) {
            files.write(cipher.get().update(bytes, start, length));
        } else {
            files.write(bytes, start, length);
        }
    }

    /** Ends the segment and returns its size. */
    long end() {
        cipher.ifPresent(of -> files.write(of.end()));
        return files.end();
    }

    /** Of all segments, in hexadecimal; none where they are clear. */
    List<String> ivs() {
        return ivs;
    }
}
