package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.source.Source;

/**
 * Everything that is encoded for one title.
 *
 * @param fingerprint SHA-256 of the source
 * @param video empty for a source without pictures
 */
public record EncodePlan(Source source, String fingerprint, Optional<VideoPlan> video, List<AudioPlan> audio) {
    public EncodePlan {
        audio = List.copyOf(audio);
    }
}
