package org.ladderworks.engine.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.time.Resolution;

/** Looks whether images are all of one size, by their headers. */
final class ImageSizes {
    /** Metadata before a JPEG's size may be long: colour profiles, previews. */
    private static final int HEAD = 1 << 18;

    /** Enough for all but some JPEG and TIFF files. */
    private static final int SHORT_HEAD = 4096;

    private ImageSizes() {}

    /** Fails with a SourceException that names the first image which is another size than the first, or none. */
    static void check(ImageSequence images) {
        Resolution first = size(images.image(images.first()));
        images.images().forEach(image -> {
            Resolution size = size(image);
            if (!size.equals(first)) {
                throw new SourceException(
                        ErrorCode.SOURCE_IMAGES_DIFFER,
                        "%s is %s, but %s is %s".formatted(image, size, images.image(images.first()), first),
                        "Render all images at one size; where the change is meant, encode each part by itself and join them.");
            }
        });
    }

    private static ByteBuffer read(FileChannel channel, long from, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        int read;
        do {
            read = channel.read(bytes, from + bytes.position());
        } while (read >= 0 && bytes.hasRemaining());
        return bytes.flip();
    }

    private static Resolution size(Path image) {
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.READ)) {
            ByteBuffer head = read(channel, 0, SHORT_HEAD);
            Optional<Resolution> size = ImageHead.size(head);
            if (size.isEmpty()) {
                head = read(channel, 0, HEAD);
                size = ImageHead.size(head);
            }
            if (size.isEmpty() && ImageHead.tiffDirectory(head).isPresent()) {
                // A TIFF's directory often stands behind its pixels.
                ByteBuffer directory =
                        read(channel, ImageHead.tiffDirectory(head).get(), HEAD);
                size = ImageHead.tiffSize(directory.order(ImageHead.tiffOrder(head)), 0);
            }
            return size.orElseThrow(() -> new SourceException(
                    ErrorCode.SOURCE_NOT_MEDIA,
                    image + " is no PNG, JPEG, TIFF, DPX or EXR image, or its beginning is damaged",
                    "Render or copy it again."));
        } catch (IOException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    image + " cannot be read: " + FileTrouble.words(e),
                    "Check the disk or the network share that holds it.",
                    e);
        }
    }
}
