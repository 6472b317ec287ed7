package org.ladderworks.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.saying.Saying;

/** What of all that is told a log gets. */
class ProgressLogTest {
    private final List<String> kept = new ArrayList<>();
    private final ProgressLog log = new ProgressLog((kind, said) -> kept.add(kind + " " + said));

    private static Progress progress(Stage stage) {
        return new Progress(stage, Optional.of(0.5));
    }

    @Test
    void stagesOnceAndPausesWithTheirReason() {
        log.hear(progress(Stage.PROBE));
        log.hear(progress(Stage.ENCODE));
        log.hear(progress(Stage.ENCODE));
        log.hear(progress(Stage.ENCODE).heldBecause(Saying.inWords("the disk has 3 MB left")));
        log.hear(progress(Stage.ENCODE).heldBecause(Saying.inWords("the disk has 2 MB left")));
        log.hear(progress(Stage.ENCODE));
        log.hear(progress(Stage.PACKAGE));
        assertThat(kept)
                .containsExactly(
                        "STAGE PROBE", "STAGE ENCODE", "PAUSED the disk has 3 MB left", "RESUMED ", "STAGE PACKAGE");
    }

    @Test
    void whatAnOperatorSaysIsKnownAlready() {
        log.hear(progress(Stage.ENCODE));
        log.hear(progress(Stage.ENCODE).heldBecause(RunningJob.BY_OPERATOR));
        log.hear(progress(Stage.ENCODE));
        assertThat(kept).containsExactly("STAGE ENCODE");
    }

    @Test
    void whatIsDoneAgainOnceForEachReason() {
        Progress again = new Progress(
                Stage.ENCODE,
                Optional.of(0.5),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Saying.inWords("why")));
        log.hear(again);
        log.hear(again);
        assertThat(kept).containsExactly("STAGE ENCODE", "AGAIN why");
    }
}
