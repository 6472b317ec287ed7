package org.ladderworks.app.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.jobfile.KeptJob;
import org.ladderworks.app.jobfile.PresetShelf;
import org.ladderworks.app.jobfile.ProtectionFragment;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.naming.NameTemplate;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.pipeline.JobSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Brings titles into the queue, and what the queue says of them back into the library. Thread-safe. */
public final class Encodings {
    /** Of titles that have no package, or none that anyone has said anything of. */
    private static final Set<TitleStatus> UNMADE = Set.of(TitleStatus.NEW, TitleStatus.FAILED, TitleStatus.ENCODING);

    private final Library library;
    private final JobQueue queue;
    private final JobChecker checker;
    private final PresetShelf presets;
    private final ProtectionShelf protections;
    private final PosterWishes posters;
    private final PackageNames names;

    /**
     * The ways in and out.
     *
     * @param protections ways to protect packages, by their names
     * @param posters picked by hand
     * @param packages folder in which each title gets one of its own
     */
    public Encodings(
            Library library,
            JobQueue queue,
            JobChecker checker,
            PresetShelf presets,
            ProtectionShelf protections,
            PosterWishes posters,
            Supplier<Path> packages) {
        this.library = library;
        this.queue = queue;
        this.checker = checker;
        this.presets = presets;
        this.protections = protections;
        this.posters = posters;
        this.names = new PackageNames(library, queue, packages);
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
     * @param protection name of a profile; empty for clear packages
     */
    public Begun encode(List<Long> titles, List<String> ladder, Optional<String> protection) {
        return encode(titles, ladder, protection, Optional.empty());
    }

    /**
     * The same with names by a template, for the packages and for the jobs. Where one of them cannot be, nothing is queued. What is
     * there already is never written over: see {@link PackageNames#plan}.
     */
    public Begun encode(
            List<Long> titles, List<String> ladder, Optional<String> protection, Optional<NameTemplate> template) {
        // No other batch takes a name meanwhile; who only looks does not wait for all of it.
        synchronized (names) {
            PackageNames.Plan plan = names.plan(library.titles(titles), ladder, template);
            if (!plan.refused().isEmpty()) {
                return new Begun(List.of(), plan.refused());
            }
            List<JobView> jobs = new ArrayList<>();
            Map<Title, Trouble> refused = new LinkedHashMap<>();
            for (PackageNames.Named named : plan.named()) {
                try {
                    jobs.add(encode(named, ladder, protection, template.isPresent()));
                } catch (EngineException e) {
                    refused.put(named.title(), Trouble.of(e));
                }
            }
            return new Begun(jobs, refused);
        }
    }

    /** What packages would be called; nothing is queued. */
    public PackageNames.Plan plan(List<Long> titles, List<String> ladder, NameTemplate template) {
        return names.plan(library.titles(titles), ladder, Optional.of(template));
    }

    private synchronized JobView encode(
            PackageNames.Named named, List<String> ladder, Optional<String> protection, boolean byTemplate) {
        Title title = named.title();
        named.refuseThere();
        Job job = job(title, named.folder(), ladder, protection);
        JobSpec checked = job.required(Optional.empty());
        NewJob kept = byTemplate ? KeptJob.calledByFolder(job, checked, presets) : KeptJob.of(job, checked, presets);
        // First: were the program ended between the two, a job without a title would make a package that no one knows
        // of.
        List<Title> before = library.edit(
                List.of(title.id()),
                (now, at) -> now.with(
                        now.making().map(made -> made.movedTo(kept.output())).orElseGet(() -> Making.in(kept.output())),
                        at));
        try {
            return queue.add(kept);
        } catch (EngineException e) {
            before.forEach(was -> library.edit(List.of(was.id()), (now, at) -> now.unmade(was, at)));
            throw e;
        }
    }

    /**
     * The job that {@link #encode} would put into the queue for a title, as a job file in JSON; nothing is queued.
     *
     * @param ladder as there
     * @param protection as there
     */
    public synchronized String jobFile(Title title, List<String> ladder, Optional<String> protection) {
        return job(title, folder(title), ladder, protection).toJson();
    }

    /**
     * What a job for a title is to do, in clear; nothing is queued.
     *
     * @param ladder as there
     */
    public synchronized JobSpec spec(Title title, List<String> ladder) {
        return job(title, folder(title), ladder, Optional.empty()).required(Optional.empty());
    }

    private Path folder(Title title) {
        return names.plan(List.of(title), List.of(), Optional.empty())
                .named()
                .getFirst()
                .folder();
    }

    private Job job(Title title, Path folder, List<String> ladder, Optional<String> protection) {
        JobDraft draft = JobDraft.empty().sources(List.of(title.source())).put("output", "folder", folder);
        if (!ladder.isEmpty()) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            ladder.forEach(names::add);
            draft.put("ladder", "presets", names);
        }
        // A profile that is gone is refused: a title that was to be protected is never made in clear.
        protection.ifPresent(name -> draft.drm(usable(name).of(content(title, folder))));
        posters.find(title.id()).ifPresent(time -> draft.put("trickPlay", "poster", time.toSeconds(3)));
        return checker.check(draft);
    }

    private ProtectionFragment usable(String name) {
        ProtectionFragment fragment = protections
                .find(name)
                .orElseThrow(() -> new UsageException(
                        ErrorCode.JOB_INVALID,
                        "there is no protection profile called " + name + " any more",
                        "Choose in the protection room what new encodes are protected by."));
        fragment.unread().stream().findFirst().ifPresent(problem -> {
            throw new UsageException(
                    ErrorCode.JOB_INVALID,
                    "the protection profile " + name + " cannot be read: " + problem.inWords(),
                    "Mend its file, or choose another profile in the protection room.");
        });
        return fragment;
    }

    /** A title's name at key servers, and in the vault: the same whenever it is encoded again, and no other title's. */
    private static String content(Title title, Path folder) {
        Path name = folder.getFileName();
        return PackageNames.slug(name == null ? "" : name.toString()) + "-" + title.id();
    }

    /**
     * Gives titles the status that their jobs have come to; to be called when the queue has changed, and once at the start: a job
     * may have ended, or been begun again, while nobody looked.
     */
    public synchronized void follow() {
        Map<String, JobView> jobs = new HashMap<>();
        queue.list().forEach(job -> jobs.merge(job.output(), job, Encodings::telling));
        Map<Long, Title> concerned = new LinkedHashMap<>();
        library.madeIn(jobs.keySet()).forEach(title -> concerned.put(title.id(), title));
        library.in(TitleStatus.ENCODING).forEach(title -> concerned.put(title.id(), title));
        List<Long> changed = concerned.values().stream()
                .filter(title -> come(title, jobs) != title.status())
                .map(Title::id)
                .toList();
        if (!changed.isEmpty()) {
            library.edit(changed, (now, at) -> followed(now, come(now, jobs), at));
        }
    }

    /** Of two jobs for one folder the one by which its title is judged: one that is still to end, else the one that ended last. */
    private static JobView telling(JobView one, JobView other) {
        return Stream.of(one, other)
                .max(Comparator.<JobView, Instant>comparing(job -> job.ended().orElse(Instant.MAX))
                        .thenComparingLong(JobView::id))
                .orElseThrow();
    }

    private static Title followed(Title title, TitleStatus come, Instant now) {
        if (come == title.status()) {
            return title;
        }
        // Begun again: what it was is kept for the case that nothing comes of it.
        return come == TitleStatus.ENCODING ? title.with(title.making().orElseThrow(), now) : title.with(come, now);
    }

    /** What a title is, by its newest job; as it is where that says nothing new. */
    private static TitleStatus come(Title title, Map<String, JobView> jobs) {
        Optional<JobView> job = title.making().map(Making::folder).map(jobs::get);
        boolean encoding = title.status() == TitleStatus.ENCODING;
        if (job.isEmpty()) {
            // Taken off the list.
            return encoding ? back(title, TitleStatus.NEW) : title.status();
        }
        return switch (job.get().standing()) {
            case WAITING, HELD, RUNNING, PAUSED, INTERRUPTED -> TitleStatus.ENCODING;
            case DONE -> UNMADE.contains(title.status()) || encoding ? TitleStatus.TO_REVIEW : title.status();
            case FAILED -> encoding ? back(title, TitleStatus.FAILED) : title.status();
            case CANCELLED -> encoding ? back(title, TitleStatus.NEW) : title.status();
        };
    }

    /** Nothing came of its last encode: a package from before is as it was, for QA and for viewers. */
    private static TitleStatus back(Title title, TitleStatus otherwise) {
        Making made = title.making().orElseThrow();
        if (UNMADE.contains(made.before())) {
            return Files.exists(Path.of(made.folder()).resolve(PackageIndex.FILE_NAME))
                    ? TitleStatus.TO_REVIEW
                    : otherwise;
        }
        return made.before();
    }
}
