package org.ladderworks.engine.packaging;

import java.util.List;
import org.ladderworks.engine.time.MediaTime;

/**
 * A picture that stands for the title, in several sizes and formats.
 *
 * @param time of the title that it shows
 * @param images files relative to the package, the largest JPEG first
 */
public record PackagedPoster(MediaTime time, List<String> images) {
    public PackagedPoster {
        images = List.copyOf(images);
    }
}
