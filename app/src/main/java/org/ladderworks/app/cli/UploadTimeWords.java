package org.ladderworks.app.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.publish.upload.TimeEstimate;

/** What is said of how long an upload takes. */
final class UploadTimeWords {
    private UploadTimeWords() {}

    static String of(Optional<TimeEstimate> time) {
        return time.map(UploadTimeWords::of)
                .orElse("how long it takes is not known yet: the first upload there measures it");
    }

    private static String of(TimeEstimate estimate) {
        Duration time = estimate.time();
        boolean brief = time.toMillis() < 1000;
        String length = brief ? "a second" : ProgressBar.clock(time.plusMillis(500));
        return switch (estimate.basis()) {
            case LIMIT -> "takes " + length + " at least, by --bandwidth";
            case MEASURED ->
                "takes " + (brief ? "less than " : "about ") + length + ", as fast as earlier uploads there went";
        };
    }

    /** Seconds, and where they come from. */
    static Map<String, Object> fields(TimeEstimate estimate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seconds", estimate.time().toMillis() / 1e3);
        fields.put("basis", estimate.basis().name().toLowerCase(Locale.ROOT));
        return fields;
    }
}
