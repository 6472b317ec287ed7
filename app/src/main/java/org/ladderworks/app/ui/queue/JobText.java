package org.ladderworks.app.ui.queue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ladderworks.app.job.JobEnd;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.encode.EncodeNote;
import org.ladderworks.engine.encode.EncodedAgain;
import org.ladderworks.engine.ladder.LadderRemark;
import org.ladderworks.engine.pipeline.JobNote;
import org.ladderworks.engine.probe.LeftOut;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.saying.Phrase;
import org.ladderworks.engine.saying.Saying;

/** Jobs in words. Pure. */
final class JobText {
    private static final Phrase[] NOTES = Stream.of(EncodeNote.values(), EncodedAgain.values(), LadderRemark.values())
            .flatMap(Stream::of)
            .toArray(Phrase[]::new);

    private JobText() {}

    /** The file's name, of several the first: a path's beginning tells little. */
    static String name(JobView job) {
        String title = job.title();
        return title.substring(Math.max(title.lastIndexOf('/'), title.lastIndexOf('\\')) + 1);
    }

    /** Above the bar: what is done, how fast, how long still. */
    static String progress(Progress progress, Words words) {
        if (progress.paused().isPresent()) {
            return words.of(progress.paused().get());
        }
        return Stream.of(
                        Optional.of(stage(progress.stage(), words)),
                        progress.fraction().map(Shown::percent),
                        progress.remaining().map(left -> words.of("queue.left", Shown.length(left))),
                        progress.speed().map(speed -> words.of("queue.speed", "%.1f".formatted(speed))),
                        progress.again().map(words::of))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("  ·  "));
    }

    /** As it is seen: a job that has to wait, as for room on a disk, stands still though nobody told it to. */
    static JobView.Standing standing(JobView job) {
        boolean waits = job.standing() == JobView.Standing.RUNNING
                && job.progress().flatMap(Progress::paused).isPresent();
        return waits ? JobView.Standing.PAUSED : job.standing();
    }

    static String stage(Progress.Stage stage, Words words) {
        return words.of("stage." + stage.name().toLowerCase(Locale.ROOT));
    }

    /** What was kept of how it ended. */
    static String said(JobView job, Words words) {
        return words.kept(job.said(), JobEnd.values());
    }

    /** What is to be known of its package; notes that are told seldom stay as they were kept. */
    static String note(String kept, Words words) {
        return Saying.read(List.of(JobNote.values()), kept)
                .map(known -> known.phrase() == JobNote.NOT_ENCODED
                        ? words.of(JobNote.NOT_ENCODED.with(
                                words.kept(String.valueOf(known.values().getFirst()), LeftOut.values())))
                        : words.of(known))
                .orElseGet(() -> words.kept(kept, NOTES));
    }

    /** What an ended job took, or why it did not end well, on one line. */
    static String end(JobView job, Words words) {
        return switch (job.standing()) {
            case FAILED -> {
                String first = said(job, words).lines().findFirst().orElse("");
                yield job.code()
                        .map(code -> code + "  " + words.error(code, first, "").what())
                        .orElse(first);
            }
            case DONE ->
                Stream.of(
                                took(job).map(length -> words.of("queue.took", Shown.length(length))),
                                job.work()
                                        .filter(work -> work.reused() > 0)
                                        .map(work -> words.of(
                                                "queue.reused", work.reused(), work.reused() + work.encoded())))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("  ·  "));
            case INTERRUPTED -> words.of("queue.interrupted");
            case HELD -> words.of("queue.held");
            case WAITING, RUNNING, PAUSED, CANCELLED -> "";
        };
    }

    /** How a job ended, in a few words, for who looks elsewhere. */
    static String note(JobView job, Words words) {
        String key = job.standing() == JobView.Standing.DONE
                ? "queue.note.done"
                : job.standing() == JobView.Standing.FAILED ? "queue.note.failed" : "queue.note.cancelled";
        return words.of(key, name(job))
                + job.code().map(code -> "  (" + code + ")").orElse("");
    }

    static Optional<Duration> took(JobView job) {
        return job.started().flatMap(begun -> job.ended().map(ended -> Duration.between(begun, ended)));
    }
}
