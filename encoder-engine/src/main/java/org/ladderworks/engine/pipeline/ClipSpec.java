package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.source.remote.RemoteLocation;
import org.ladderworks.engine.time.FrameRate;

/**
 * One source of a title as asked for, and the piece of it that is meant.
 *
 * @param file a file, or images by a pattern, a glob or their folder
 * @param rate of images, which have none of their own
 * @param remote where it is to be fetched from first; what {@code file} says is then of no account
 * @param sound a file whose sound is heard instead of the source's own, from its beginning with the source's first frame
 */
public record ClipSpec(
        Path file, Trim trim, Optional<FrameRate> rate, Optional<Path> sound, Optional<RemoteLocation> remote) {
    /** That is here. */
    public ClipSpec(Path file, Trim trim, Optional<FrameRate> rate, Optional<Path> sound) {
        this(file, trim, rate, sound, Optional.empty());
    }

    /** A piece of a file. */
    public ClipSpec(Path file, Trim trim) {
        this(file, trim, Optional.empty(), Optional.empty());
    }

    /** For people: what was named, without what may be secret. */
    public String name() {
        return remote.map(RemoteLocation::shown).orElseGet(file::toString);
    }

    /** The same when it is here. */
    ClipSpec fetched(Path copy) {
        return new ClipSpec(copy, trim, rate, sound, Optional.empty());
    }

    /** All of a file. */
    public static ClipSpec whole(Path file) {
        return new ClipSpec(file, Trim.NONE);
    }
}
