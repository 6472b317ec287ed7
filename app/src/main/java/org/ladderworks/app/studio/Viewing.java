package org.ladderworks.app.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/**
 * What there is to see of a title.
 *
 * @param seen its source first, where that can be shown, and behind it the rungs of its package as that lists them
 * @param length of the title; zero where nothing tells it
 * @param thumbnails of the package
 * @param posters of the package, the one to show first before the others
 * @param hindrances why something is not there
 */
public record Viewing(
        Title title,
        List<Seen> seen,
        MediaTime length,
        Optional<Thumbnails> thumbnails,
        List<Poster> posters,
        List<Hindrance> hindrances) {
    public Viewing {
        seen = List.copyOf(seen);
        posters = List.copyOf(posters);
        hindrances = List.copyOf(hindrances);
    }

    /**
     * Footage that can be opened.
     *
     * @param size of its pictures, where it is known before it is opened
     */
    public record Seen(Footage footage, Optional<Resolution> size) {}

    /**
     * A picture that stands for the title.
     *
     * @param time of the title that it shows, in seconds
     * @param file the largest
     */
    public record Poster(String time, Path file) {}

    /**
     * Why something cannot be seen.
     *
     * @param detail such as a file's name
     */
    public record Hindrance(Kind kind, String detail) {}

    /** What it may be. */
    public enum Kind {
        /** Its source is not where it was. */
        SOURCE_GONE,
        /** The title was made of several sources, or of one that is far away: there is no one file beside it. */
        SOURCE_OF_PARTS,
        /** Numbered images, which the preview does not open. */
        SOURCE_OF_IMAGES,
        /** The package cannot be read. */
        PACKAGE_UNREADABLE,
        /** Rungs are encrypted, and the vault has no key of theirs. */
        KEYS_UNKNOWN,
        /** Rungs are encrypted, and the vault cannot be opened. */
        VAULT_LOCKED
    }

    /**
     * Thumbnails on sheets.
     *
     * @param folder of the sheets
     * @param interval between two
     * @param count of all of them
     */
    public record Thumbnails(Path folder, Resolution tile, int columns, int rows, MediaTime interval, long count) {
        /** The number of the thumbnail that is shown at a time. */
        public long at(MediaTime time) {
            double number = Math.floor(time.approximateSeconds() / interval.approximateSeconds() + 1e-6);
            return Math.clamp((long) number, 0, count - 1);
        }
    }
}
