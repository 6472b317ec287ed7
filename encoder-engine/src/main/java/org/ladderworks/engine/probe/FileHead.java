package org.ladderworks.engine.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/** What the first bytes of a file say of it, whatever it is called. */
final class FileHead {
    private static final int SIZE = 4096;
    private static final Pattern PLAYLIST = Pattern.compile(
            "\\A\\s*(ffconcat\\s|#EXTM3U|\\[playlist\\]|(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(MPD|SmoothStreamingMedia)\\b)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** With which an ISO BMFF or QuickTime file may begin. */
    private static final Set<String> FIRST_BOXES = Set.of(
            "ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "styp", "moof", "sidx", "uuid", "udta", "meta",
            "junk");

    /** The key of an MXF header partition pack up to where its status stands (SMPTE ST 377-1, 7.1). */
    private static final byte[] MXF_HEADER = HexFormat.of().parseHex("060e2b34020501010d0102010102");

    /** Larger RIFF sizes are written by those who do not know the size, such as recorders that cannot seek. */
    private static final long LARGEST_RIFF = 0x7FFF_0000L;

    private final ByteBuffer bytes;

    private FileHead(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static FileHead of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new FileHead(ByteBuffer.wrap(in.readNBytes(SIZE)));
        }
    }

    boolean isPlaylist() {
        String text = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        return PLAYLIST.matcher(text.replace("\uFEFF", "")).find();
    }

    /** True where the file begins like ISO BMFF or QuickTime. */
    boolean isBoxed() {
        return bytes.limit() >= 8 && FIRST_BOXES.contains(text(4, 4));
    }

    /** How many bytes the file must have at least, by its own header (WAV, AVI, MXF); 0 where it does not say. */
    long promisedSize() {
        if (bytes.limit() >= 12 && text(0, 4).equals("RIFF")) {
            long size = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFF_FFFFL;
            return size < LARGEST_RIFF ? size + 8 : 0;
        }
        return isMxf() ? mxfFooter() : 0;
    }

    private boolean isMxf() {
        for (int i = 0; i < MXF_HEADER.length; i++) {
            if (i >= bytes.limit() || bytes.get(i) != MXF_HEADER[i]) {
                return false;
            }
        }
        return true;
    }

    /** FooterPartition: behind two versions, the KAG size and the offsets of this and the previous partition. */
    private long mxfFooter() {
        int lengthByte = bytes.limit() > 16 ? bytes.get(16) & 0xFF : 0;
        int value = 17 + (lengthByte > 0x80 ? lengthByte - 0x80 : 0);
        return bytes.limit() >= value + 32 ? Math.max(0, bytes.getLong(value + 24)) : 0;
    }

    private String text(int from, int length) {
        byte[] part = new byte[length];
        bytes.get(from, part);
        return new String(part, StandardCharsets.ISO_8859_1);
    }
}
