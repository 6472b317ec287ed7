package org.ladderworks.engine.trickplay;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where the thumbnails of a package are, and what is there while they are made. Pure.
 *
 * @param folder of the package
 */
record ThumbnailFiles(ThumbnailPlan plan, Path folder) {
    /** Where all pictures of a package are. */
    private static final String IMAGES = "images";

    /** What names pieces of sheets, in the package. */
    static final String TEXT = IMAGES + "/thumbnails.vtt";

    /** All stills in one file, to read from. */
    Path stills() {
        return folder.resolve(IMAGES).resolve("stills.yuv");
    }

    /** True where {@link #TEXT} names other sheets than manifests do. */
    boolean hasOwnSprites() {
        return plan.settings().sprites() != ImageFormat.JPEG;
    }

    /** The folder of the sheets that {@link #TEXT} names, in the package. */
    String sprites() {
        return hasOwnSprites() ? IMAGES + "/sprites-" + plan.tile() : plan.path();
    }

    /** The same sheets as the text sees them, with a place for the number. */
    String spritesFromText() {
        ImageFormat format = plan.settings().sprites();
        return sprites().substring(IMAGES.length() + 1) + "/%05d." + format.suffix();
    }

    /** The archives that are wanted. */
    List<BifSize> archives() {
        return plan.settings().bif() ? List.of(BifSize.values()) : List.of();
    }

    /** An archive, in the package. */
    String archive(BifSize size) {
        return IMAGES + "/" + size.fileName();
    }

    /** The folder of an archive's pictures. */
    Path parts(BifSize size) {
        return folder.resolve(archive(size) + ".parts");
    }

    /** Sheets and an archive's pictures are counted from 1. */
    static String name(long number, ImageFormat format) {
        return String.format(Locale.ROOT, "%05d.%s", number, format.suffix());
    }
}
