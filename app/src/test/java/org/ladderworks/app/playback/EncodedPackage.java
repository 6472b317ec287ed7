package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.RepackageSpec;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** Makes packages for the browser with the real engine, quickly. */
final class EncodedPackage {
    private EncodedPackage() {}

    /** The package of a source, in {@code folder}. */
    static Path of(Path source, String preset, Path folder) {
        return of(job(source, preset, folder));
    }

    /** Runs a job, which must succeed. */
    static Path of(JobSpec job) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            JobOutcome outcome = engine.run(job, Progress.Listener.NONE, new Cancellation());
            assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
            return job.output();
        }
    }

    /** As quick as can be, so without pictures beside it. */
    static JobSpec job(Path source, String preset, Path folder) {
        Path work = folder.resolveSibling(folder.getFileName() + ".work");
        return JobSpec.of(source, folder, WorkFolder.unlimited(work))
                .with(Presets.allNamed(preset))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(TrickPlaySettings.NONE);
    }

    /** Already encoded files as a package. */
    static Path ofFiles(List<Path> files, Path folder) {
        JobOutcome outcome =
                EncodingEngine.repackage(RepackageSpec.of(files, folder), Progress.Listener.NONE, new Cancellation());
        assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
        return folder;
    }

    /** A generated clip of so many seconds, with picture and sound. */
    static Path sample(Path file, int seconds) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(file, seconds, new Cancellation());
            return file;
        }
    }
}
