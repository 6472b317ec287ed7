package org.ladderworks.app.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ladderworks.app.job.JobDesk;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.jobfile.KeptJob;
import org.ladderworks.app.jobfile.PresetShelf;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.engine.error.EngineException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Brings titles into the queue, and what the queue says of them back into the library. Thread-safe. */
public final class Encodings {
    private final Library library;
    private final JobDesk queue;
    private final JobChecker checker;
    private final PresetShelf presets;
    private final Supplier<Path> packages;

    /** @param packages folder in which each title gets one of its own */
    public Encodings(Library library, JobDesk queue, JobChecker checker, PresetShelf presets, Supplier<Path> packages) {
        this.library = library;
        this.queue = queue;
        this.checker = checker;
        this.presets = presets;
        this.packages = packages;
    }

    /**
     * What came of it.
     *
     * @param jobs that wait now
     * @param refused titles that none was made for, and why
     */
    public record Begun(List<JobView> jobs, Map<Title, Trouble> refused) {}

    /**
     * Puts a job for each title into the queue, in that order. A title that has a package keeps its folder: it is replaced when
     * the new one is whole.
     *
     * @param ladder names of presets; none for the one proposed for each source
     */
    public Begun encode(List<Long> titles, List<String> ladder) {
        List<JobView> jobs = new ArrayList<>();
        Map<Title, Trouble> refused = new HashMap<>();
        for (Title title : library.titles(titles)) {
            try {
                jobs.add(encode(title, ladder));
            } catch (EngineException e) {
                refused.put(title, Trouble.of(e));
            }
        }
        return new Begun(jobs, refused);
    }

    private synchronized JobView encode(Title title, List<String> ladder) {
        Job job = job(title, ladder);
        NewJob kept = KeptJob.of(job, job.required(Optional.empty()), presets);
        // First: were the program ended between the two, a job without a title would make a package that no one knows
        // of.
        library.edit(
                List.of(title.id()),
                (now, at) -> now.with(
                        now.making().map(made -> made.movedTo(kept.output())).orElseGet(() -> Making.in(kept.output())),
                        at));
        try {
            return queue.add(kept);
        } catch (EngineException e) {
            library.edit(List.of(title.id()), (_, _) -> title);
            throw e;
        }
    }

    /**
     * The job that {@link #encode} would put into the queue for a title, as a job file in JSON; nothing is queued.
     *
     * @param ladder as there
     */
    public synchronized String jobFile(Title title, List<String> ladder) {
        return job(title, ladder).toJson();
    }

    private Job job(Title title, List<String> ladder) {
        Path folder = title.making().map(made -> Path.of(made.folder())).orElseGet(() -> folder(title));
        JobDraft draft = JobDraft.empty().sources(List.of(title.source())).put("output", "folder", folder);
        if (!ladder.isEmpty()) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            ladder.forEach(names::add);
            draft.put("ladder", "presets", names);
        }
        return checker.check(draft);
    }

    /** One that is not there yet, and that no other title is to get. */
    private Path folder(Title title) {
        String name = slug(title.details().name());
        Set<String> taken = queue.list().stream().map(JobView::output).collect(Collectors.toSet());
        Path parent = packages.get().toAbsolutePath();
        Path folder = parent.resolve(name);
        for (int number = 2; Files.exists(folder) || taken.contains(folder.toString()); number++) {
            folder = parent.resolve(name + "-" + number);
        }
        return folder;
    }

    /** What may stand in an address, too: small letters, digits and hyphens. */
    static String slug(String name) {
        String bare = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return bare.isEmpty()
                ? "title"
                : bare.substring(0, Math.min(bare.length(), 60)).replaceAll("-+$", "");
    }

    /**
     * Gives titles that are said to be encoded the status that their jobs have come to; to be called when the queue has changed,
     * and once at the start: a job may have ended while nobody looked.
     */
    public synchronized void follow() {
        List<Title> titles = library.in(TitleStatus.ENCODING);
        if (titles.isEmpty()) {
            return;
        }
        Map<String, JobView> jobs = new HashMap<>();
        queue.list().forEach(job -> jobs.merge(job.output(), job, (one, other) -> one.id() > other.id() ? one : other));
        for (TitleStatus status : List.of(TitleStatus.TO_REVIEW, TitleStatus.FAILED, TitleStatus.NEW)) {
            Collection<Long> come = titles.stream()
                    .filter(title -> come(title, jobs) == status)
                    .map(Title::id)
                    .toList();
            if (!come.isEmpty()) {
                library.edit(
                        come,
                        (now, at) -> now.status() == TitleStatus.ENCODING && come(now, jobs) == status
                                ? now.with(status, at)
                                : now);
            }
        }
    }

    private static TitleStatus come(Title title, Map<String, JobView> jobs) {
        Optional<JobView> job = title.making().map(Making::folder).map(jobs::get);
        if (job.isEmpty()) {
            // Taken off the list.
            return title.making()
                            .filter(made -> Files.exists(Path.of(made.folder())))
                            .isPresent()
                    ? TitleStatus.TO_REVIEW
                    : TitleStatus.NEW;
        }
        return switch (job.get().standing()) {
            case DONE -> TitleStatus.TO_REVIEW;
            case FAILED -> TitleStatus.FAILED;
            case CANCELLED -> TitleStatus.NEW;
            case WAITING, HELD, RUNNING, PAUSED, INTERRUPTED -> TitleStatus.ENCODING;
        };
    }
}
