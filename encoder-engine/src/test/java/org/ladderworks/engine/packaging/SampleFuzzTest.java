package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.Fuzzing;

class SampleFuzzTest {
    @TempDir
    Path folder;

    @Test
    void noSampleBreaksWhatTellsItsProtectedParts() throws IOException, InterruptedException {
        Fuzzing.run(
                SampleFuzzTarget.class,
                6,
                List.of("org.ladderworks.engine.cmaf.**", "org.ladderworks.engine.packaging.**"),
                SampleFuzzTarget.seeds(),
                folder);
    }
}
