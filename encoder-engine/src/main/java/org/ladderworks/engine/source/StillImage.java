package org.ladderworks.engine.source;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.ladderworks.engine.time.Resolution;

/**
 * What the first bytes of an image's file say of it, whatever it is called.
 *
 * @param size in pixels, as stored
 */
public record StillImage(Kind kind, Resolution size) {
    /** So many bytes of a file are enough for all but some JPEG files with long metadata. */
    public static final int HEAD = 1 << 18;

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int JPEG_START = 0xFFD8;

    /** Formats of logos. */
    public enum Kind {
        PNG("png", "png"),
        JPEG("jpg", "mjpeg"),
        WEBP("webp", "webp");

        private final String extension;
        private final String decoder;

        Kind(String extension, String decoder) {
            this.extension = extension;
            this.decoder = decoder;
        }

        /** Of a file's name, without the dot. */
        public String extension() {
            return extension;
        }

        /** FFmpeg's name of its decoder. */
        public String decoder() {
            return decoder;
        }
    }

    /** Empty where it is none of the formats, or damaged. */
    public static Optional<StillImage> of(ByteBuffer head) {
        return kind(head).flatMap(kind -> size(kind, head).map(size -> new StillImage(kind, size)));
    }

    private static Optional<Kind> kind(ByteBuffer head) {
        if (head.limit() < 16) {
            return Optional.empty();
        }
        if (head.getLong(0) == PNG_SIGNATURE) {
            return Optional.of(Kind.PNG);
        }
        if ((head.getShort(0) & 0xFFFF) == JPEG_START) {
            return Optional.of(Kind.JPEG);
        }
        return WebPHead.size(head).map(_ -> Kind.WEBP);
    }

    private static Optional<Resolution> size(Kind kind, ByteBuffer head) {
        return kind == Kind.WEBP ? WebPHead.size(head) : ImageHead.size(head);
    }

    /** How many pixels it has. */
    public long pixels() {
        return (long) size.width() * size.height();
    }
}
