package org.ladderworks.app.ui.queue;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobEvent.Kind;
import org.ladderworks.app.ui.words.Words;

/** Logs of jobs as text, one event on a line. Pure. */
final class JobLogText {
    /** As other logs have it, so that lines can be put beside theirs. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private JobLogText() {}

    static String of(List<JobEvent> log, ZoneId zone, Words words) {
        return log.stream().map(event -> line(event, zone, words)).collect(Collectors.joining("\n"));
    }

    static String line(JobEvent event, ZoneId zone, Words words) {
        String what = words.of("log." + event.kind().name().toLowerCase(Locale.ROOT));
        String said = event.kind() == Kind.STAGE
                ? words.of("stage." + event.said().toLowerCase(Locale.ROOT))
                : event.said().strip().replaceAll("\\s*\\R\\s*", " | ");
        return TIME.format(event.at().atZone(zone)) + "  " + (said.isEmpty() ? what : what + ": " + said);
    }
}
