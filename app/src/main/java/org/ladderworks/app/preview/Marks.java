package org.ladderworks.app.preview;

import java.util.Optional;
import org.ladderworks.engine.time.MediaTime;

/**
 * In and out points in the title's time. Playing forwards ends at the out point, backwards at the in point; with
 * {@code loop} it begins again at the other one. Seeking and stepping go beyond them.
 *
 * @param in the first frame that is played; empty for the beginning
 * @param out the first frame that is not; empty for the end
 */
public record Marks(Optional<MediaTime> in, Optional<MediaTime> out, boolean loop) {
    public static final Marks NONE = new Marks(Optional.empty(), Optional.empty(), false);
}
