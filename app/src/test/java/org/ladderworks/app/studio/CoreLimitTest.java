package org.ladderworks.app.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.WorkFolder;

/** The operator's limit and the job's own. */
class CoreLimitTest {
    private static Effort effort(int asked, int most) {
        JobSpec job = JobSpec.of(Path.of("a.mp4"), Path.of("out"), WorkFolder.unlimited(Path.of("work")))
                .with(new Effort(asked, true));
        return CoreLimit.on(job, most).effort();
    }

    @Test
    void theLowerOfBothHolds() {
        assertThat(effort(8, 0)).isEqualTo(new Effort(8, true));
        assertThat(effort(8, 3)).isEqualTo(new Effort(3, true));
        assertThat(effort(2, 3)).isEqualTo(new Effort(2, true));
    }
}
