package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.ladder.RungTuning;

/** What a rung does unlike its family, in the words of each encoder. Pure. */
final class TuningOptions {
    private TuningOptions() {}

    /** Before all other options: x264 and x265 apply a tune to what the speed has set. */
    static List<String> tune(RungTuning tuning) {
        return tuning.tune().map(tune -> List.of("-tune", tune)).orElse(List.of());
    }

    /** What is added to {@code -x264-params} or {@code -x265-params}, with a colon before each. */
    static String x26x(RungTuning tuning) {
        List<String> parameters = new ArrayList<>();
        tuning.bFrames().ifPresent(most -> parameters.add("bframes=" + most));
        tuning.references().ifPresent(most -> parameters.add("ref=" + most));
        parameters.addAll(tuning.parameters());
        return joined(parameters);
    }

    /** What is added to {@code -svtav1-params}. */
    static String svtAv1(RungTuning tuning) {
        List<String> parameters = new ArrayList<>();
        tuning.tune().ifPresent(tune -> parameters.add("tune=" + svtTune(tune)));
        tuning.filmGrain().ifPresent(strength -> parameters.add("film-grain=" + strength));
        parameters.addAll(tuning.parameters());
        return joined(parameters);
    }

    /** SVT-AV1 numbers its tunes: 0 for the eye, 1 for PSNR, 2 for SSIM. */
    private static int svtTune(String name) {
        return switch (name) {
            case "vq" -> 0;
            case "ssim" -> 2;
            default -> 1;
        };
    }

    private static String joined(List<String> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach(parameter -> text.append(':').append(parameter));
        return text.toString();
    }
}
