package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.ladder.FamilySettings;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.Resolution;

/**
 * How a whole title is looked at before its bits are shared out: each window is encoded small and quickly at constant
 * quality, as a rung of its own, kept in the store like any other. Pure.
 */
final class TitleAnalysis {
    private static final double CRF = 23;
    private static final String SPEED = "veryfast";
    private static final int LINES = 270;

    /** No picture of that size comes near it: the cap must not hide what a window takes. */
    private static final Bitrate NO_CAP = Bitrate.ofKilobits(50_000);

    private TitleAnalysis() {}

    /** The rung to look at a title by; empty where nothing is to be shared out. */
    static Optional<RungPlan> rung(VideoPlan video) {
        boolean wanted = video.windows().size() > 1
                && video.rungs().stream().anyMatch(rung -> rung.rateControl() instanceof RateControl.Average);
        if (!wanted) {
            return Optional.empty();
        }
        Resolution largest = video.rungs().getFirst().rung().size();
        int height = Math.min(LINES, largest.height()) / 2 * 2;
        int width = Math.max(2, (int) Math.round((double) largest.width() * height / largest.height() / 2) * 2);
        LadderRung rung = new LadderRung(
                new FamilySettings(VideoCodec.AVC, false, false, CRF, SPEED),
                new Resolution(width, height),
                NO_CAP,
                video.frameRate(),
                false);
        return Optional.of(new RungPlan(rung, SPEED, 8, new RateControl.CappedCrf(CRF, NO_CAP)));
    }

    /**
     * The rungs of each window, those that aim at an average with the window's share of it.
     *
     * @param bytes that each window took when it was looked at
     */
    static List<List<RungPlan>> shared(VideoPlan video, List<Long> bytes) {
        List<List<Bitrate>> shares = video.rungs().stream()
                .map(rung -> rung.rateControl() instanceof RateControl.Average control
                        ? BitBudget.share(
                                control.average(), control.maxRate(), video.windows(), video.frameRate(), bytes)
                        : List.<Bitrate>of())
                .toList();
        return video.windows().stream()
                .map(window -> rungs(video.rungs(), shares, window.index()))
                .toList();
    }

    private static List<RungPlan> rungs(List<RungPlan> rungs, List<List<Bitrate>> shares, int window) {
        List<RungPlan> inWindow = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            inWindow.add(
                    rungs.get(i).rateControl() instanceof RateControl.Average control
                            ? rungs.get(i)
                                    .withRateControl(
                                            control.withAverage(shares.get(i).get(window)))
                            : rungs.get(i));
        }
        return inWindow;
    }
}
