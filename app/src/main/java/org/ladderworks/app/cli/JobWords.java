package org.ladderworks.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.app.job.JobView;
import org.ladderworks.engine.encode.ChunkWork;

/** Jobs of the queue, for people. */
final class JobWords {
    private JobWords() {}

    /** On one line. */
    static String line(JobView job) {
        return "%5d  %-11s  %s -> %s%s".formatted(job.id(), standing(job), job.title(), job.output(), detail(job));
    }

    static String standing(JobView job) {
        return job.standing().name().toLowerCase(Locale.ROOT);
    }

    /** On several lines. */
    static List<String> details(JobView job) {
        List<String> lines = new ArrayList<>();
        lines.add("Job %d: %s".formatted(job.id(), standing(job)));
        lines.add("  source  " + job.title());
        lines.add("  package " + job.output());
        lines.add("  added   " + moment(job.added()));
        job.started().ifPresent(started -> lines.add("  begun   " + moment(started)));
        job.ended()
                .ifPresent(ended -> lines.add("  ended   " + moment(ended)
                        + took(job).map(length -> ", after " + length).orElse("")));
        job.progress().ifPresent(progress -> lines.add("  now     " + ProgressBar.inWords(progress)));
        job.work().ifPresent(work -> lines.add("  work    " + inWords(work)));
        if (!job.said().isEmpty()) {
            job.code().ifPresent(code -> lines.add("  " + code));
            job.said().lines().forEach(line -> lines.add("  " + line));
        }
        job.notes().forEach(note -> lines.add("  note: " + note));
        return lines;
    }

    private static String detail(JobView job) {
        return switch (job.standing()) {
            case RUNNING, PAUSED ->
                job.progress()
                        .map(progress -> "  " + ProgressBar.inWords(progress))
                        .orElse("");
            case INTERRUPTED -> "  (the next worker takes it up where it was)";
            case HELD -> "  (`ladderworks resume " + job.id() + "` lets it go on)";
            case FAILED ->
                "  " + job.code().map(code -> code + ": ").orElse("")
                        + job.said().lines().findFirst().orElse("");
            case DONE ->
                took(job).map(length -> "  in " + length).orElse("")
                        + job.work().map(work -> "; " + inWords(work)).orElse("");
            case WAITING, CANCELLED -> "";
        };
    }

    private static String inWords(ChunkWork work) {
        return work.reused() == 0 ? work.encoded() + " chunks encoded" : work.inWords();
    }

    private static Optional<String> took(JobView job) {
        return job.started()
                .flatMap(started -> job.ended().map(ended -> ProgressBar.clock(Duration.between(started, ended))));
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }
}
