package org.ladderworks.app.preview;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.time.MediaTime;

/**
 * Something to be looked at: a source or a rendition of it. All times of a preview are the title's: a rendition begins at
 * zero, a source at {@code start}, which is how they are frame-locked.
 *
 * @param label for the operator
 * @param pictures with the video track
 * @param start where in the pictures the title begins, counted from their first frame: a source that was trimmed begins
 *     later
 * @param sounds the audio tracks that lie apart from the pictures, as those of packages do; a file's own come from it
 * @param texts the text tracks that lie apart
 */
public record Footage(
        String label, Kind kind, Material pictures, MediaTime start, List<Sound> sounds, List<Text> texts) {
    /** What it is; a source follows the frames of a rendition that it is compared with. */
    public enum Kind {
        SOURCE,
        RENDITION
    }

    /**
     * An audio track of its own.
     *
     * @param language BCP 47, or empty
     */
    public record Sound(String label, String language, Material material) {}

    /**
     * A text track: a WebVTT, SubRip, TTML or ASS file whose times are the title's.
     *
     * @param language BCP 47, or empty
     */
    public record Text(String label, String language, Path file) {}

    public Footage {
        sounds = List.copyOf(sounds);
        texts = List.copyOf(texts);
    }

    /** A source file, whose title begins at {@code start} behind its first frame. */
    public static Footage source(String label, Path file, MediaTime start) {
        return new Footage(
                label, Kind.SOURCE, new Material.WholeFile(file.toAbsolutePath()), start, List.of(), List.of());
    }

    /** A rendition in one file, such as an encoded MP4. */
    public static Footage rendition(String label, Path file) {
        return new Footage(
                label,
                Kind.RENDITION,
                new Material.WholeFile(file.toAbsolutePath()),
                MediaTime.ZERO,
                List.of(),
                List.of());
    }

    /** A rung of a package. */
    public static Footage rendition(String label, Material.Segmented track, List<Sound> sounds, List<Text> texts) {
        return new Footage(label, Kind.RENDITION, track, MediaTime.ZERO, sounds, texts);
    }

    Optional<Path> file() {
        return pictures instanceof Material.WholeFile(Path file) ? Optional.of(file) : Optional.empty();
    }
}
