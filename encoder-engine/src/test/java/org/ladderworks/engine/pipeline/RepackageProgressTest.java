package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.testing.Clips;

/** What is told while files are packaged that were encoded elsewhere. */
class RepackageProgressTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("where nothing is encoded, packaging is all of the work")
    void fromTheBeginning() throws IOException {
        Path clip = new Clips.Video("320x180", "25", 250, 25, 0, List.of()).encode(folder.resolve("clip.mp4"));
        List<Progress> told = Collections.synchronizedList(new ArrayList<>());
        assertThat(EncodingEngine.repackage(
                        RepackageSpec.of(List.of(clip), folder.resolve("out")), told::add, new Cancellation()))
                .isInstanceOf(JobOutcome.Succeeded.class);
        assertThat(told.stream().map(Progress::stage).distinct())
                .containsExactly(Stage.PROBE, Stage.PACKAGE, Stage.FINISH);
        List<Double> fractions =
                told.stream().flatMap(progress -> progress.fraction().stream()).toList();
        assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0);
    }
}
