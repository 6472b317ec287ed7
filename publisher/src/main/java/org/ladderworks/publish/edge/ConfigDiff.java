package org.ladderworks.publish.edge;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/** What would change, for people, before anything is applied: a unified diff, as {@code diff -u} has it. Pure. */
public final class ConfigDiff {
    private static final int CONTEXT = 3;

    /** What a thousand rules take; comparing takes time with the square of what differs: here two seconds. */
    private static final int MOST_LINES = 20_000;

    private ConfigDiff() {}

    /**
     * Empty where nothing would change. Control characters of what is there are shown as {@code ?}.
     *
     * @param present the text that is there; empty where there is none
     * @param made what should be there
     */
    public static String of(String present, EdgeFile made) {
        List<String> before = lines(present);
        List<String> after = lines(made.text());
        if (before.size() > MOST_LINES) {
            throw new PublishException(
                    ErrorCode.BUCKET_SETTINGS_UNUSABLE,
                    "what is there instead of " + made.name() + " has more than " + MOST_LINES + " lines",
                    "Check that it is the file of the edge.");
        }
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                present.isEmpty() ? "/dev/null" : "present/" + made.name(),
                "made/" + made.name(),
                before,
                DiffUtils.diff(before, after),
                CONTEXT);
        // Nothing is before line 0 (POSIX, diff, "Diff Unified Output Format"); the library counts from 1.
        return diff.isEmpty() ? "" : String.join("\n", diff).replaceFirst("\n@@ -1,0 ", "\n@@ -0,0 ") + "\n";
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\t]]", "?"))
                .toList();
    }
}
