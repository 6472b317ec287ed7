package org.ladderworks.engine.cmaf.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.Fuzzing;

class HeaderFuzzTest {
    @TempDir
    Path folder;

    @Test
    void noBytesBreakTheReadersOfHeaders() throws IOException, InterruptedException {
        Fuzzing.run(
                HeaderFuzzTarget.class, 6, List.of("org.ladderworks.engine.cmaf.**"), HeaderFuzzTarget.seeds(), folder);
    }
}
