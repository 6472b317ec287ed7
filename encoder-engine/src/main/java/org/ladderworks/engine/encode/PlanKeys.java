package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ladderworks.engine.encode.VideoChunkCommand.MeasuresOutput;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
import org.ladderworks.engine.encode.VideoChunkCommand.Outputs;
import org.ladderworks.engine.encode.VideoChunkCommand.StillsOutput;
import org.ladderworks.engine.shots.FrameMeasures;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.waveform.SoundMeasures;

/** What the artefacts of a plan are called: by the source's bytes, the resolved command, in which overlays are named by their bytes, and the tool. Pure. */
final class PlanKeys {
    private PlanKeys() {}

    /** A rung's chunk of a window, whichever other rungs are encoded beside it. */
    static ChunkKey of(EncodePlan plan, VideoPlan video, ChunkWindow window, RungPlan rung, String tool) {
        List<String> command = command(
                plan, video, window, Outputs.of(List.of(new Output(rung, Path.of("chunk"), Path.of("frames")))));
        // Behind it, so that the keys of software are what they were before there was hardware.
        rung.hardware().ifPresent(device -> command.add("device " + device.signature()));
        return ChunkKey.of(fingerprints(plan, video, window), command, tool);
    }

    /** Stills of a window. */
    static ChunkKey ofStills(
            EncodePlan plan, VideoPlan video, ChunkWindow window, WindowTaps.Stills stills, String tool) {
        Outputs outputs =
                Outputs.of(new StillsOutput(stills.frames(), stills.size(), Path.of("chunk"), Path.of("frames")));
        return ChunkKey.of(fingerprints(plan, video, window), command(plan, video, window, outputs), tool);
    }

    /** What is measured of a window. */
    static ChunkKey ofMeasures(EncodePlan plan, VideoPlan video, ChunkWindow window, String tool) {
        List<String> command = command(plan, video, window, Outputs.of(new MeasuresOutput(Path.of("chunk"))));
        command.add("measures " + FrameMeasures.VERSION);
        return ChunkKey.of(fingerprints(plan, video, window), command, tool);
    }

    private static List<String> command(EncodePlan plan, VideoPlan video, ChunkWindow window, Outputs outputs) {
        return VideoChunkCommand.all(unnamed(plan), video.with(video.overlays().unnamed()), window, outputs).stream()
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    static ChunkKey of(EncodePlan plan, AudioPlan audio, String tool) {
        return ChunkKey.of(
                fingerprints(plan, audio.sources()),
                AudioCommand.arguments(unnamed(plan), audio, Path.of("audio")),
                tool);
    }

    /** What is measured of a sound. */
    static ChunkKey ofMeasures(EncodePlan plan, AudioPlan audio, String tool) {
        SoundMeasures.Logs logs = new SoundMeasures.Logs(Path.of("levels"), Path.of("loudness"));
        List<String> command = new ArrayList<>(SoundMeasuresCommand.arguments(unnamed(plan), audio, logs));
        command.add("sound " + SoundMeasures.VERSION);
        return ChunkKey.of(fingerprints(plan, audio.sources()), command, tool);
    }

    /** All of them. */
    static List<ChunkKey> of(EncodePlan plan, String tool) {
        List<ChunkKey> keys = new ArrayList<>();
        plan.video()
                .ifPresent(video -> video.windows()
                        .forEach(window ->
                                video.rungs().forEach(rung -> keys.add(of(plan, video, window, rung, tool)))));
        plan.audio().forEach(audio -> keys.add(of(plan, audio, tool)));
        return keys;
    }

    /**
     * All of them, and what a package says of its sounds beside what it holds of them.
     *
     * @param beside what is taken beside them
     */
    static List<ChunkKey> identity(EncodePlan plan, Beside beside, String tool) {
        List<ChunkKey> keys = new ArrayList<>(of(plan, tool));
        plan.video()
                .ifPresent(video -> video.windows().forEach(window -> {
                    WindowTaps taps = beside.in(window, video.frameRate());
                    taps.stills().ifPresent(stills -> keys.add(ofStills(plan, video, window, stills, tool)));
                    if (taps.measures()) {
                        keys.add(ofMeasures(plan, video, window, tool));
                    }
                    beside.with(List.of(), window).forEach(rung -> keys.add(of(plan, video, window, rung, tool)));
                }));
        if (beside.sound()) {
            plan.sounds().forEach(sound -> keys.add(ofMeasures(plan, sound, tool)));
        }
        for (AudioPlan audio : plan.audio()) {
            AudioProgramme told = audio.programme();
            keys.add(ChunkKey.of(
                    plan.sources().getFirst().fingerprint(),
                    List.of(
                            told.language(),
                            told.role().id(),
                            told.title(),
                            audio.loudness().isPresent() ? "measured" : ""),
                    tool));
        }
        return keys;
    }

    private static String fingerprints(EncodePlan plan, VideoPlan video, ChunkWindow window) {
        return fingerprints(
                plan, video.pieces(window).stream().map(ClipPiece::number).toList());
    }

    private static String fingerprints(EncodePlan plan, List<Integer> used) {
        return used.stream()
                .map(number -> plan.sources().get(number).fingerprint())
                .collect(Collectors.joining("+"));
    }

    private static List<Source> unnamed(EncodePlan plan) {
        return plan.files().stream().map(Source::unnamed).toList();
    }
}
