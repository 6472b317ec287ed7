package org.ladderworks.engine.error;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a full disk, or a quota that is used up, by what the operating system says of it. */
public final class DiskFull {
    private DiskFull() {}

    /** True where the message of an I/O error, or a line of a tool, says that there is no room. */
    public static boolean saidBy(@Nullable String message) {
        String lower = String.valueOf(message).toLowerCase(Locale.ROOT);
        return lower.contains("no space left")
                || lower.contains("not enough space")
                || lower.contains("quota exceeded");
    }
}
