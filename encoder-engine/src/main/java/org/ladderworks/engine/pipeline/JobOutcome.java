package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.encode.ChunkWork;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.packaging.PackagedPresentation;

/** How a job ended. */
public sealed interface JobOutcome {
    /** The package is whole, in its folder. Notes are what an operator should know of it. */
    record Succeeded(Path folder, PackagedPresentation presentation, ChunkWork work, List<String> notes)
            implements JobOutcome {
        public Succeeded {
            notes = List.copyOf(notes);
        }
    }

    /** The folder held this very package already; nothing was done. */
    record UpToDate(Path folder) implements JobOutcome {}

    /** Nothing of it is left in the output folder. */
    record Failed(EngineException error) implements JobOutcome {}

    /** Nothing of it is left in the output folder. */
    record Cancelled() implements JobOutcome {}
}
