package org.ladderworks.engine.manifest.index;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.ladderworks.engine.packaging.PackagedPoster;

/**
 * What {@code package.json} says of a poster.
 *
 * @param time of the title that it shows, in seconds with three decimals
 * @param images files relative to the package, the largest JPEG first
 */
@JsonPropertyOrder({"time", "images"})
public record IndexedPoster(String time, List<String> images) {
    static IndexedPoster of(PackagedPoster poster) {
        return new IndexedPoster(poster.time().toSeconds(3), poster.images());
    }
}
