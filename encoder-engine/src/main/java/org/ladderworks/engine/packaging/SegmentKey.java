package org.ladderworks.engine.packaging;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/**
 * What playlists say of the encryption of whole segments. Holds no secret.
 *
 * @param uri where players fetch the key
 * @param ivs of the segments of a track, 32 hexadecimal digits each, by the track's path
 */
public record SegmentKey(KeyId id, URI uri, Map<String, List<String>> ivs) {
    /** As playlists and {@code package.json} name the method. */
    public static final String METHOD = "AES-128";

    public SegmentKey {
        ivs = Map.copyOf(ivs);
    }
}
