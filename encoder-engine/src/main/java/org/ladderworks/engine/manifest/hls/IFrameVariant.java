package org.ladderworks.engine.manifest.hls;

import java.util.List;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;

/**
 * An EXT-X-I-FRAME-STREAM-INF (RFC 8216bis, 4.4.6.3; rule 18): a rung for winding, without rate, sound and texts. Its bit
 * rate is that of the I-frames, each shown until the next.
 */
final class IFrameVariant {
    private IFrameVariant() {}

    static String tag(PackagedTrack.Video video, int targetDuration) {
        SegmentBitrates rates = SegmentBitrates.ofIFrames(video);
        AttributeList attributes = Variant.common(rates.peak(targetDuration), rates.average(), List.of(video.codecs()))
                .enumerated("RESOLUTION", video.displayed().toString())
                .enumerated("VIDEO-RANGE", RungAttributes.videoRange(video));
        RungAttributes.hdcpLevel(video).ifPresent(level -> attributes.enumerated("HDCP-LEVEL", level));
        attributes.quoted("URI", PackagePath.toUri(video.path() + "/" + IFramePlaylist.FILE_NAME));
        return "#EXT-X-I-FRAME-STREAM-INF:" + attributes;
    }
}
