package org.ladderworks.engine.pipeline;

import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.encode.EncodePlan;
import org.ladderworks.engine.encode.RungPlan;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;

/** Whether a plan has something for HLS with MPEG-TS, told before hours are spent on it. */
final class TransportRungs {
    /** In the name of a job: raised when the same renditions make other segments than before. */
    static final String IDENTITY = "-mpegts1";

    private TransportRungs() {}

    /** Fails with TRANSPORT_WITHOUT_MEDIA where no rung is H.264 in SDR; sound in AAC is always made. */
    static void check(EncodePlan plan) {
        plan.video().map(VideoPlan::rungs).ifPresent(rungs -> {
            if (rungs.stream().noneMatch(TransportRungs::isForTransport)) {
                throw new PackagingException(
                        ErrorCode.TRANSPORT_WITHOUT_MEDIA,
                        "HLS with MPEG-TS was asked for, and the ladder has no rung of H.264 in SDR",
                        "Add one, as with --preset web-h264, or leave --hls-ts (`package.hlsTs`) out.");
            }
        });
    }

    private static boolean isForTransport(RungPlan rung) {
        return rung.rung().family().codec() == VideoCodec.AVC
                && !rung.rung().family().highDynamicRange();
    }
}
