package org.ladderworks.app.studio;

import java.util.List;
import java.util.function.IntSupplier;
import org.ladderworks.app.library.Title;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.pipeline.Rehearsal.Rehearsed;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;

/** Tries what the encode of a title will take. Thread-safe; blocks for as long as it takes. */
public final class Rehearsals {
    private final Encodings encodings;
    private final EncodingEngine engine;
    private final IntSupplier cores;

    /** @param cores that any job may take; 0 for all */
    public Rehearsals(Encodings encodings, EncodingEngine engine, IntSupplier cores) {
        this.encodings = encodings;
        this.engine = engine;
        this.cores = cores;
    }

    /**
     * Encodes some seconds of a title as {@link Encodings#encode} would have it, beside whatever else runs.
     *
     * @param ladder as there
     * @throws org.ladderworks.engine.error.EngineException as the job would fail
     * @throws java.util.concurrent.CancellationException where it was cancelled
     */
    public Rehearsed rehearse(Title title, List<String> ladder, Progress.Listener listener, Cancellation cancellation) {
        if (title.isElsewhere()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "seconds of a source at an address cannot be tried: it is fetched whole when it is encoded",
                    "Fetch the file and add it, or encode the title.");
        }
        return engine.rehearse(CoreLimit.on(encodings.spec(title, ladder), cores.getAsInt()), listener, cancellation);
    }
}
