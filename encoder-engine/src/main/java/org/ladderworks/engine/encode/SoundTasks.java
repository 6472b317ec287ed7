package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.ladderworks.engine.progress.Tasks;

/** The sound of a title at work on a pool: its tracks, then what is measured of it. One use for each title. */
final class SoundTasks {
    private final EncodePlan plan;
    private final List<Future<EncodedSound>> tracks = new ArrayList<>();
    private final List<Future<MeasuredSound>> measures = new ArrayList<>();

    private SoundTasks(EncodePlan plan) {
        this.plan = plan;
    }

    /**
     * Hands all to the pool.
     *
     * @param heard what is measured
     */
    static SoundTasks begin(
            EncodePlan plan,
            List<AudioPlan> heard,
            ChunkTool tool,
            ChunkStore store,
            ExecutorService pool,
            TitleProgress progress) {
        SoundTasks tasks = new SoundTasks(plan);
        SoundEncoder encoder = new SoundEncoder(tool, store);
        SoundMeasurer measurer = new SoundMeasurer(tool, store);
        int part = 0;
        for (AudioPlan track : plan.audio()) {
            PartProgress told = progress.sound(part++);
            tasks.tracks.add(pool.submit(() -> encoder.encode(plan, track, told)));
        }
        for (AudioPlan sound : heard) {
            PartProgress told = progress.sound(part++);
            tasks.measures.add(pool.submit(() -> measurer.measure(plan, sound, told)));
        }
        return tasks;
    }

    /** Blocks until all is done, and puts it behind the pictures. */
    EncodedTitle behind(EncodedTitle pictures) {
        List<Rendition> renditions = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            EncodedSound sound = Tasks.result(tracks.get(i));
            renditions.add(rendition(plan.audio().get(i), sound));
            sound.note().ifPresent(notes::add);
        }
        return pictures.with(renditions, measures.stream().map(Tasks::result).toList(), notes);
    }

    private static Rendition rendition(AudioPlan plan, EncodedSound sound) {
        return new Rendition.Audio(
                sound.files().stream().map(file -> new TrackFile(file, 1)).toList(),
                sound.main(),
                plan.programme().language(),
                plan.programme().role().id(),
                plan.programme().title(),
                Optional.of(plan.length()),
                Optional.empty());
    }
}
