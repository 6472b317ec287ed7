package org.ladderworks.engine.pipeline;

import java.util.function.Supplier;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.time.UncountableTimeException;

/** Blames the source for times that cannot be counted: all times that are worked with come from there. */
public final class CountableTimes {
    private CountableTimes() {}

    /** Does work on a source; fails with SOURCE_UNSUPPORTED where its times overflow. */
    public static <T> T in(Supplier<T> work) {
        try {
            return work.get();
        } catch (UncountableTimeException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNSUPPORTED,
                    "the times in the source cannot be counted: it has " + e.getMessage(),
                    "The source is likely damaged: try another copy of it, or copy its streams into a new file.",
                    e);
        }
    }
}
