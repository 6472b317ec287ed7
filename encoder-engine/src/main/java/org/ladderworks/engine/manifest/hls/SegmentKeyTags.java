package org.ladderworks.engine.manifest.hls;

import java.util.List;
import org.ladderworks.engine.packaging.SegmentKey;

/** What playlists say of segments that are encrypted as a whole (RFC 8216bis, 4.4.4.4; rule 58). */
final class SegmentKeyTags {
    private SegmentKeyTags() {}

    /** One for each segment of a track; none for a track that is clear. */
    static List<String> of(SegmentKey key, String path) {
        return key.ivs().getOrDefault(path, List.of()).stream()
                .map(iv -> tag(key).enumerated("IV", "0x" + iv).toString())
                .toList();
    }

    /** Without an IV, which differs from segment to segment. */
    static String session(SegmentKey key) {
        return tag(key).toString();
    }

    private static AttributeList tag(SegmentKey key) {
        return new AttributeList()
                .enumerated("METHOD", SegmentKey.METHOD)
                .quoted("URI", key.uri().toString());
    }
}
