package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.overlay.FilterValue;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.waveform.SoundMeasures;

/** The FFmpeg arguments that measure a sound as it would be encoded: on the title's timeline, folded, with its gain. Pure. */
final class SoundMeasuresCommand {
    private SoundMeasuresCommand() {}

    /**
     * Fails for sound whose channels change on the way, see {@link #refusesChange}, where
     * {@link AudioCommand#mayChangeChannels} says that this can be: the graph would be built anew, and would write its notes
     * over those before.
     *
     * @param sources of the title, in their order
     */
    static List<String> arguments(List<Source> sources, AudioPlan plan, SoundMeasures.Logs logs) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        if (AudioCommand.mayChangeChannels(plan)) {
            line.addAll(List.of("-reinit_filter", "0"));
        }
        line.addAll(AudioCommand.input(sources, plan));
        line.addAll(AudioCommand.graph(plan, plan.samples(), measured(plan, logs)));
        line.addAll(List.of("-f", "null", "-"));
        return line;
    }

    /** The same for a stream whose channels change on the way, as {@link AudioCommand#ofChangingChannels}. */
    static List<String> ofChangingChannels(List<Source> sources, AudioPlan plan, SoundMeasures.Logs logs) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(AudioCommand.decodedTwice(sources, plan, plan.samples(), measured(plan, logs)));
        line.addAll(List.of("-f", "null", "-"));
        return line;
    }

    /** What FFmpeg says where the channels change. */
    static String refusesChange() {
        return "Changing audio frame properties on the fly is not supported";
    }

    private static String measured(AudioPlan plan, SoundMeasures.Logs logs) {
        return AudioCommand.gain(plan) + ","
                + SoundMeasures.filter(plan.samples(), value(logs.levels()), value(logs.loudness()));
    }

    private static String value(Path file) {
        return FilterValue.of("file:" + file);
    }
}
