package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.source.remote.RemoteLocation;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.ObjectServer;
import org.ladderworks.engine.testing.PackageTimeline;

/** A source at an address goes the whole way to a package. */
class RemoteTitleTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a source is fetched, then encoded; the same job again transfers and encodes nothing")
    void fetchedAndEncoded() throws IOException {
        Path file = NumberedFrames.make(folder.resolve("numbered.mp4"), NumberedFrames.lavfi("25", 40));
        try (ObjectServer server = new ObjectServer(Files.readAllBytes(file), "\"one\"");
                EncodingEngine engine = EncodingEngine.open()) {
            server.answers(1, ObjectServer.cutAfter((int) Files.size(file) / 2));
            JobSpec job = job(server.at("/numbered.mp4?Signature=DoNotTellThis"));
            List<Stage> stages = Collections.synchronizedList(new ArrayList<>());
            JobOutcome outcome = engine.run(job, progress -> stages.add(progress.stage()), new Cancellation());
            assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
            JobOutcome.Succeeded done = (JobOutcome.Succeeded) outcome;
            PackagedTrack.Video rung = done.presentation().video().getFirst();
            assertThat(NumberedFrames.read(PackageTimeline.joined(done.folder(), rung), 0))
                    .isEqualTo(IntStream.range(0, 40).boxed().toList());
            assertThat(stages.stream().distinct())
                    .containsExactly(Stage.FETCH, Stage.PROBE, Stage.ENCODE, Stage.PACKAGE, Stage.FINISH);
            assertThat(String.join(" ", done.notes())).doesNotContain("DoNotTellThis");
            assertThat(engine.run(job, _ -> {}, new Cancellation())).isInstanceOf(JobOutcome.UpToDate.class);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    @DisplayName("a copy stays for as long as its job runs, and goes where the work folder may hold less")
    void copiesBeyondTheLimitGo() throws IOException {
        Path file = NumberedFrames.make(folder.resolve("numbered.mp4"), NumberedFrames.lavfi("25", 10));
        try (ObjectServer server = new ObjectServer(Files.readAllBytes(file), "\"one\"");
                EncodingEngine engine = EncodingEngine.open()) {
            ClipSpec clip = job(server.at("/numbered.mp4")).clips().getFirst();
            WorkFolder small = new WorkFolder(folder.resolve("small"), 10);
            Path copy;
            try (FetchedClips here = engine.fetch(List.of(clip), small, _ -> {}, new Cancellation())) {
                copy = here.clips().getFirst().file();
                try (FetchedClips other = engine.fetch(List.of(clip), small, _ -> {}, new Cancellation())) {
                    assertThat(other.clips().getFirst().file()).isEqualTo(copy);
                }
                assertThat(copy).hasSameBinaryContentAs(file);
            }
            assertThat(copy).doesNotExist();
        }
    }

    private JobSpec job(String address) {
        ClipSpec clip = new ClipSpec(
                Path.of("remote"),
                Trim.NONE,
                Optional.empty(),
                Optional.empty(),
                RemoteLocation.parse(address, EncodingEngine.remoteSchemes()));
        return JobSpec.of(List.of(clip), folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                .with(Presets.allNamed("apple-h264"))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(2, false));
    }
}
