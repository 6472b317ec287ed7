package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.Ratio;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** Streams of pictures for plans: upright, with square pixels. */
final class VideoStreams {
    private VideoStreams() {}

    static VideoStream of(
            String codec,
            String pixelFormat,
            Resolution size,
            FrameRate rate,
            FrameIndex index,
            Colour colour,
            FieldOrder fields,
            HdrMetadata hdr) {
        return new VideoStream(
                0,
                codec,
                pixelFormat,
                size,
                Ratio.ONE,
                0,
                rate,
                index.timescale(),
                1,
                Optional.empty(),
                Optional.empty(),
                colour,
                fields,
                hdr);
    }
}
