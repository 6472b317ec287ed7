package org.ladderworks.engine.source;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ladderworks.engine.time.Resolution;

/** The size of an image, from the first bytes of its file, whatever it is called. Pure. */
final class ImageHead {
    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int EXR = 0x762F3101;
    private static final int DPX = 0x53445058;
    private static final int DPX_LITTLE = 0x58504453;
    private static final int TIFF_LITTLE = 0x49492A00;
    private static final int TIFF_BIG = 0x4D4D002A;
    private static final int LARGEST = 65_535;

    private ImageHead() {}

    /** Empty where it is none of the known formats, damaged, or a TIFF whose directory is not among these bytes. */
    static Optional<Resolution> size(ByteBuffer head) {
        ByteBuffer bytes = head.duplicate().order(ByteOrder.BIG_ENDIAN);
        try {
            if (bytes.getLong(0) == PNG) {
                // IHDR comes first (W3C PNG, 5.6).
                return valid(bytes.getInt(16), bytes.getInt(20));
            }
            return switch (bytes.getInt(0)) {
                // SMPTE ST 268-1: pixels per line and lines stand in the image header, at 772.
                case DPX -> valid(bytes.getInt(772), bytes.getInt(776));
                case DPX_LITTLE -> {
                    bytes.order(ByteOrder.LITTLE_ENDIAN);
                    yield valid(bytes.getInt(772), bytes.getInt(776));
                }
                case EXR -> exr(bytes);
                case TIFF_LITTLE, TIFF_BIG -> {
                    long at = tiffDirectory(head).orElseThrow();
                    yield at < bytes.limit() ? tiffSize(bytes.order(tiffOrder(head)), (int) at) : Optional.empty();
                }
                default -> jpeg(bytes);
            };
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** Where the first directory of a TIFF stands (TIFF 6.0, section 2); empty for other files. */
    static Optional<Long> tiffDirectory(ByteBuffer head) {
        if (head.limit() < 8) {
            return Optional.empty();
        }
        int magic = head.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(0);
        return magic == TIFF_LITTLE || magic == TIFF_BIG
                ? Optional.of(head.duplicate().order(tiffOrder(head)).getInt(4) & 0xFFFF_FFFFL)
                : Optional.empty();
    }

    static ByteOrder tiffOrder(ByteBuffer head) {
        return head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** ImageWidth and ImageLength of the directory at an offset. */
    static Optional<Resolution> tiffSize(ByteBuffer bytes, int directory) {
        try {
            int width = 0;
            int height = 0;
            int entries = bytes.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int at = directory + 2 + 12 * i;
                int tag = bytes.getShort(at) & 0xFFFF;
                int value = bytes.getShort(at + 2) == 3 ? bytes.getShort(at + 8) & 0xFFFF : bytes.getInt(at + 8);
                width = tag == 256 ? value : width;
                height = tag == 257 ? value : height;
            }
            return valid(width, height);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** The frame header's size (ITU-T T.81, B.2.2), behind any number of other segments. */
    private static Optional<Resolution> jpeg(ByteBuffer bytes) {
        if ((bytes.getShort(0) & 0xFFFF) != 0xFFD8) {
            return Optional.empty();
        }
        int at = 2;
        while ((bytes.get(at) & 0xFF) == 0xFF) {
            int marker = bytes.get(at + 1) & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return valid(bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF);
            }
            boolean fill = marker == 0xFF;
            boolean alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
            at += fill ? 1 : alone ? 2 : 2 + Math.max(2, bytes.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    /** The attribute displayWindow of the header: name, type, size and two corners, inclusive. */
    private static Optional<Resolution> exr(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN).position(8);
        while (bytes.get(bytes.position()) != 0) {
            String name = text(bytes);
            text(bytes);
            int length = bytes.getInt();
            if (name.equals("displayWindow")) {
                int left = bytes.getInt();
                int top = bytes.getInt();
                return valid(bytes.getInt() - left + 1, bytes.getInt() - top + 1);
            }
            if (length < 0 || length > bytes.remaining()) {
                return Optional.empty();
            }
            bytes.position(bytes.position() + length);
        }
        return Optional.empty();
    }

    private static String text(ByteBuffer bytes) {
        int from = bytes.position();
        int end = from;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - from];
        bytes.get(from, text);
        bytes.position(end + 1);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static Optional<Resolution> valid(int width, int height) {
        return width > 0 && height > 0 && width <= LARGEST && height <= LARGEST
                ? Optional.of(new Resolution(width, height))
                : Optional.empty();
    }
}
