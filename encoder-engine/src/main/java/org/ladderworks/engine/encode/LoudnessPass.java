package org.ladderworks.engine.encode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.cmaf.Loudness;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/**
 * Two passes of loudness: what is to be encoded is measured and resolved into gains; what was encoded is measured again,
 * so that what a package says of itself is true, whatever a codec did to the peaks.
 */
public final class LoudnessPass {
    private static final Duration DEADLINE = Duration.ofDays(1);
    private static final Pattern INTEGRATED = Pattern.compile("\\s*I:\\s+(-?\\d{1,3}\\.\\d) LUFS");
    private static final Pattern PEAK = Pattern.compile("\\s*Peak:\\s+(-?\\d{1,3}\\.\\d|-inf) dBFS");

    /** The filter tells a true peak to a tenth; it may be half of that higher. */
    private static final double ROUNDING = 0.05;

    private final ToolRunner runner;
    private final ToolInventory tools;
    private final boolean lowPriority;
    private final Cancellation cancellation;

    public LoudnessPass(ToolRunner runner, ToolInventory tools, boolean lowPriority, Cancellation cancellation) {
        this.runner = runner;
        this.tools = tools;
        this.lowPriority = lowPriority;
        this.cancellation = cancellation;
    }

    /**
     * The plan with a gain for every track: each mix of channels is measured once, for all codecs that it goes into.
     *
     * @param target integrated loudness in LUFS
     */
    public EncodePlan apply(EncodePlan plan, double target) {
        Map<List<Object>, LoudnessGain> measured = new HashMap<>();
        List<AudioPlan> tracks = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (AudioPlan track : plan.audio()) {
            LoudnessGain gain = measured.computeIfAbsent(List.of(track.input(), track.layout()), _ -> {
                LoudnessGain found = measure(plan, track, target);
                note(track, found, target).ifPresent(notes::add);
                return found;
            });
            tracks.add(track.withLoudness(gain));
        }
        return plan.withAudio(tracks, notes);
    }

    /** What was encoded, with its loudness; silence has none. */
    public List<Rendition> measured(List<Rendition> renditions) {
        return renditions.stream()
                .map(rendition -> rendition instanceof Rendition.Audio audio ? measured(audio) : rendition)
                .toList();
    }

    private Rendition measured(Rendition.Audio audio) {
        String file = audio.chunks().getFirst().file().toString();
        Loudness loudness = measure(
                AudioCommand.measuringFile(file),
                "an encoded track",
                result -> new EncodeException(
                        ErrorCode.ENCODE_FAILED,
                        "FFmpeg cannot decode what it encoded (" + file + "): " + result.summary(),
                        "Run the job again; if it happens again, report this with the log."));
        return loudness.integrated() <= LoudnessGain.SILENCE ? audio : audio.withLoudness(loudness);
    }

    private LoudnessGain measure(EncodePlan plan, AudioPlan track, double target) {
        String name = track.input().name() + " of " + Encoder.names(plan, track);
        Loudness loudness = measure(
                AudioCommand.measuring(plan.files(), track),
                name,
                result -> ToolFailure.of(
                        Encoder.names(plan, track), "in " + track.input().name(), result));
        return LoudnessGain.towards(target, loudness.integrated(), loudness.truePeak() + ROUNDING);
    }

    private Loudness measure(List<String> arguments, String name, Function<ToolResult, EngineException> failure) {
        ToolCommand command = new ToolCommand(tools.ffmpeg(), arguments, DEADLINE, lowPriority);
        ToolResult result = runner.run(command, _ -> {}, cancellation);
        if (!result.succeeded() || ToolFailure.blamesSource(result)) {
            throw failure.apply(result);
        }
        OptionalDouble integrated = last(INTEGRATED, result);
        OptionalDouble peak = last(PEAK, result);
        if (integrated.isEmpty() || peak.isEmpty()) {
            throw new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "FFmpeg did not tell the loudness of " + name,
                    "Run the job without --loudness, and report this with the log.");
        }
        return new Loudness(integrated.getAsDouble(), peak.getAsDouble());
    }

    private static java.util.Optional<String> note(AudioPlan track, LoudnessGain gain, double target) {
        String name = track.input().name() + " in " + track.layout().id();
        if (gain.isSilent()) {
            return java.util.Optional.of(name + " is silent: its level is left alone");
        }
        return gain.shortfall() <= 0
                ? java.util.Optional.empty()
                : java.util.Optional.of("%s reaches %s LUFS, %s LU under %s: more gain would pass %s dBTP"
                        .formatted(
                                name,
                                LoudnessGain.text(gain.deliveredLoudness()),
                                LoudnessGain.text(gain.shortfall()),
                                LoudnessGain.text(target),
                                LoudnessGain.text(LoudnessGain.HIGHEST_PEAK)));
    }

    /** The last line that has it: the summary comes at the end. Silence has a peak of -inf. */
    static OptionalDouble last(Pattern pattern, ToolResult result) {
        for (String line : result.lastErrorLines().reversed()) {
            Matcher matcher = pattern.matcher(line.replaceFirst("^\\[.*\\] ", ""));
            if (matcher.matches()) {
                return OptionalDouble.of(matcher.group(1).equals("-inf") ? -120 : Double.parseDouble(matcher.group(1)));
            }
        }
        return OptionalDouble.empty();
    }
}
