package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.VideoChunkCommand.MeasuresOutput;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
import org.ladderworks.engine.encode.VideoChunkCommand.Outputs;
import org.ladderworks.engine.encode.VideoChunkCommand.StillsOutput;

/** The artefacts that are wanted of one window: which the store lacks, and how they get there. For one thread. */
final class WindowArtefacts {
    private final Of of;
    private final List<RungPlan> rungs;
    private final Optional<WindowTaps.Stills> stills;
    private final List<ChunkKey> rungKeys;
    private final Optional<ChunkKey> stillsKey;
    private final Optional<ChunkKey> measuresKey;
    private final ChunkStore store;

    /** The window of a title. */
    record Of(EncodePlan plan, VideoPlan video, ChunkWindow window) {}

    WindowArtefacts(Of of, List<RungPlan> rungs, WindowTaps taps, String tool, ChunkStore store) {
        this.of = of;
        this.rungs = rungs;
        this.store = store;
        stills = taps.stills();
        rungKeys = rungs.stream()
                .map(rung -> PlanKeys.of(of.plan(), of.video(), of.window(), rung, tool))
                .toList();
        stillsKey = stills.map(wanted -> PlanKeys.ofStills(of.plan(), of.video(), of.window(), wanted, tool));
        measuresKey = taps.measures()
                ? Optional.of(PlanKeys.ofMeasures(of.plan(), of.video(), of.window(), tool))
                : Optional.empty();
    }

    /** What is to be made, in files of its own. */
    Outputs missing() {
        List<Output> encoded = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            if (store.reuse(rungKeys.get(i)).isEmpty()) {
                Path part = store.newPart();
                encoded.add(new Output(rungs.get(i), part, frameLog(part)));
            }
        }
        Optional<StillsOutput> taken = stills.filter(
                        _ -> store.reuse(stillsKey.orElseThrow()).isEmpty())
                .map(wanted -> output(wanted, store.newPart()));
        Optional<MeasuresOutput> measures =
                measuresKey.filter(key -> store.reuse(key).isEmpty()).map(_ -> new MeasuresOutput(store.newPart()));
        return new Outputs(encoded, taken, measures);
    }

    /** Puts what was made into the store. */
    void keep(Outputs made) throws IOException {
        for (Output output : made.rungs()) {
            int rung = rungs.indexOf(output.rung());
            store.keep(rungKeys.get(rung), output.file(), ChunkSpan.of(of.video(), of.window(), output.rung()));
        }
        if (made.stills().isPresent()) {
            StillsOutput taken = made.stills().get();
            ChunkSpan span =
                    ChunkSpan.of(of.video(), of.window(), taken.frames().size());
            store.keep(stillsKey.orElseThrow(), taken.file(), span);
        }
        if (made.measures().isPresent()) {
            ChunkSpan span = ChunkSpan.of(of.video(), of.window(), of.window().frames());
            Path measures = MeasuredPictures.measures(made.measures().get().file());
            store.keep(measuresKey.orElseThrow(), measures, span);
        }
    }

    /** All that is wanted, which must be in the store. */
    WindowChunks chunks() {
        return new WindowChunks(
                rungKeys.stream().map(this::kept).toList(), stillsKey.map(this::kept), measuresKey.map(this::kept));
    }

    private Path kept(ChunkKey key) {
        return store.find(key).orElseThrow();
    }

    /** Removes what was not kept. */
    static void clear(Outputs outputs) {
        for (Output output : outputs.rungs()) {
            Encoder.delete(output.file());
            Encoder.delete(output.frameLog());
            PassStatistics.all(output.file()).forEach(Encoder::delete);
        }
        outputs.stills().ifPresent(stills -> {
            Encoder.delete(stills.file());
            Encoder.delete(stills.frameLog());
        });
        outputs.measures().ifPresent(measures -> {
            Encoder.delete(measures.file());
            Encoder.delete(MeasuredPictures.measures(measures.file()));
        });
    }

    private static StillsOutput output(WindowTaps.Stills wanted, Path part) {
        return new StillsOutput(wanted.frames(), wanted.size(), part, frameLog(part));
    }

    private static Path frameLog(Path part) {
        return part.resolveSibling(part.getFileName() + ".frames");
    }
}
