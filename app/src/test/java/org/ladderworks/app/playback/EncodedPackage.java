package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.pipeline.RepackageSpec;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.time.MediaTime;

/** Makes packages for the browser with the real engine, quickly. */
final class EncodedPackage {
    private EncodedPackage() {}

    /** The package of a source, in {@code folder}. */
    static Path of(Path source, String preset, Path folder) {
        return of(source, preset, folder, AudioSettings.standard());
    }

    /** The same with what is asked of sound. */
    static Path of(Path source, String preset, Path folder, AudioSettings audio) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            EncodeSettings quick = new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF, audio);
            JobOutcome outcome = engine.run(
                    JobSpec.of(
                                    source,
                                    folder,
                                    WorkFolder.unlimited(folder.resolveSibling(folder.getFileName() + ".work")))
                            .with(Presets.allNamed(preset))
                            .with(quick),
                    Progress.Listener.NONE,
                    new Cancellation());
            assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
            return folder;
        }
    }

    /** The same with texts, in segments of so many seconds. */
    static Path of(Path source, String preset, Path folder, TextSettings text, int segment) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            JobOutcome outcome = engine.run(
                    JobSpec.of(
                                    List.of(ClipSpec.whole(source)),
                                    folder,
                                    WorkFolder.unlimited(folder.resolveSibling(folder.getFileName() + ".work")))
                            .with(Presets.allNamed(preset))
                            .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                            .with(text)
                            .with(PackageSpec.standard().withSegment(MediaTime.of(segment, 1))),
                    Progress.Listener.NONE,
                    new Cancellation());
            assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
            return folder;
        }
    }

    /** The same, encrypted, in segments of so much. */
    static Path of(Path source, String preset, Path folder, Optional<MediaTime> segment, ProtectionSpec protection) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            JobSpec wanted = JobSpec.of(
                            source, folder, WorkFolder.unlimited(folder.resolveSibling(folder.getFileName() + ".work")))
                    .with(Presets.allNamed(preset))
                    .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                    .with(new PackageSpec(segment, Optional.of(protection), false, false));
            JobOutcome outcome = engine.run(wanted, Progress.Listener.NONE, new Cancellation());
            assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
            return folder;
        }
    }

    /** The same with HLS with MPEG-TS, which is encrypted where the rest is. */
    static Path withTransport(
            Path source, String preset, Path folder, TextSettings text, Optional<ProtectionSpec> protection) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            JobSpec wanted = JobSpec.of(
                            source, folder, WorkFolder.unlimited(folder.resolveSibling(folder.getFileName() + ".work")))
                    .with(Presets.allNamed(preset))
                    .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                    .with(text)
                    .with(new PackageSpec(Optional.of(MediaTime.of(2, 1)), protection, true, false));
            JobOutcome outcome = engine.run(wanted, Progress.Listener.NONE, new Cancellation());
            assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
            return folder;
        }
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
