package org.ladderworks.engine.ladder;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.ladder.LadderPreset.PresetRung;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** Fits a preset to a source: never upscales, keeps the display aspect ratio, even sizes, frame rate kept. Pure. */
public final class LadderPlanner {
    /** Delivery formats end at 60 frames a second (HLS authoring 1.19). */
    private static final FrameRate FASTEST = new FrameRate(60, 1);

    private static final FrameRate HALVED_ABOVE = new FrameRate(30, 1);

    /** A source this near to a rung's size gets that rung at its own size: 1916 pixels of width are still "1080p". */
    private static final double NEAR = 0.95;

    private LadderPlanner() {}

    /** Plans the video rungs of one preset. */
    public static Ladder plan(LadderPreset preset, Resolution displayed, FrameRate source) {
        return plan(List.of(preset), displayed, source);
    }

    /**
     * Plans the video rungs.
     *
     * @param presets one for each family
     * @param displayed size of the source in square pixels, upright
     * @param source frame rate of the source
     */
    public static Ladder plan(List<LadderPreset> presets, Resolution displayed, FrameRate source) {
        FrameRate rate = source;
        List<Saying> told = new ArrayList<>();
        while (rate.compareTo(FASTEST) > 0) {
            rate = rate.halved();
            told.add(LadderRemark.RATE_HALVED.with(rate));
        }
        List<LadderRung> all = new ArrayList<>();
        for (LadderPreset preset : presets) {
            // Two families have rungs of the same height.
            String whose = presets.size() > 1 ? preset.title() + " " : "";
            all.addAll(family(preset, whose, displayed, rate, told));
        }
        return new Ladder(presets, rate, all, told);
    }

    private static List<LadderRung> family(
            LadderPreset preset, String whose, Resolution displayed, FrameRate rate, List<Saying> told) {
        List<LadderRung> rungs = new ArrayList<>();
        for (PresetRung wanted : preset.rungs()) {
            double scale = scale(displayed, wanted);
            Resolution fitted = scaled(displayed, Math.min(1, scale));
            if (scale * NEAR > 1) {
                told.add(LadderRemark.TOO_LARGE.with(
                        whose + wanted.height(), wanted.kilobits(), displayed, "%.2f".formatted(scale)));
            } else {
                rungs.add(rung(preset, wanted, fitted, rate));
            }
        }
        if (rungs.isEmpty()) {
            PresetRung lowest = preset.rungs().getLast();
            rungs.add(rung(preset, lowest, scaled(displayed, 1), rate));
            told.removeLast();
            told.add(LadderRemark.LOWEST_KEPT.with(whose + lowest.height(), displayed));
        }
        return rungs;
    }

    /** For a source without video. */
    public static Ladder audioOnly(List<LadderPreset> presets) {
        return new Ladder(presets, new FrameRate(25, 1), List.of(), List.of(LadderRemark.NO_PICTURES.with()));
    }

    private static LadderRung rung(LadderPreset preset, PresetRung wanted, Resolution size, FrameRate rate) {
        boolean halve = wanted.mayHalveFrameRate() && rate.compareTo(HALVED_ABOVE) > 0;
        return new LadderRung(
                preset.family(),
                size,
                Bitrate.ofKilobits(wanted.kilobits()),
                halve ? rate.halved() : rate,
                halve,
                wanted.tuning());
    }

    /** By how much the source's shape must be scaled to fill the rung's box; the box is turned for portrait sources. */
    private static double scale(Resolution displayed, PresetRung wanted) {
        boolean portrait = displayed.height() > displayed.width();
        int boxWidth = portrait ? wanted.height() : wanted.width();
        int boxHeight = portrait ? wanted.width() : wanted.height();
        return Math.min((double) boxWidth / displayed.width(), (double) boxHeight / displayed.height());
    }

    private static Resolution scaled(Resolution displayed, double scale) {
        return new Resolution(
                even(displayed.width() * scale, displayed.width()),
                even(displayed.height() * scale, displayed.height()));
    }

    /** 4:2:0 pictures have even sides: the nearest even number, but never above the source. */
    private static int even(double side, int most) {
        int nearest = (int) Math.round(side / 2) * 2;
        return Math.max(2, Math.min(nearest, most / 2 * 2));
    }
}
