package org.ladderworks.engine.encode;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.time.Bitrate;

/**
 * Plans the rung of I-frames alone, one a second: what players show while a viewer winds fast, without a picture standing for
 * a whole GOP (HLS authoring 6.2). Pure.
 */
public final class IFrameRung {
    /** A picture of that height is large enough while it flies past. */
    private static final int LINES = 360;

    /** Coarser than what is played. */
    private static final double MORE_CRF = 3;

    /** Of the rate of what is played, for each frame a second (HLS authoring 6.5). */
    private static final int SHARE = 8;

    private IFrameRung() {}

    /**
     * Like the smallest rung of 360 lines or more, of H.264 in SDR where there is one, which every player has a decoder for;
     * like the largest where all are smaller.
     */
    public static RungPlan of(VideoPlan video) {
        RungPlan like = video.rungs().stream()
                .filter(rung -> rung.rung().size().height() >= LINES)
                .min(Comparator.comparing(IFrameRung::isOdd)
                        .thenComparingInt(rung -> rung.rung().size().height()))
                .or(() -> video.rungs().stream()
                        .min(Comparator.comparing(IFrameRung::isOdd)
                                .thenComparingInt(rung -> -rung.rung().size().height())))
                .orElseThrow();
        LadderRung rung = like.rung();
        Bitrate ceiling = new Bitrate(Math.max(1000, rung.ceiling().bitsPerSecond() / SHARE));
        LadderRung thin = new LadderRung(rung.family(), rung.size(), ceiling, rung.frameRate(), false, rung.tuning());
        double crf = rung.family().crf() + MORE_CRF;
        return new RungPlan(
                thin,
                like.encoderPreset(),
                like.bitDepth(),
                new RateControl.CappedCrf(crf, RateControl.capFor(ceiling)),
                Optional.empty(),
                OptionalInt.of((int) Math.max(1, Math.round(video.frameRate().approximate()))));
    }

    private static boolean isOdd(RungPlan rung) {
        return rung.rung().family().codec() != VideoCodec.AVC || rung.isHighDynamicRange();
    }
}
