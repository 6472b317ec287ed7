package org.ladderworks.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.ReleaseRecord;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.title.Author;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.title.Leftovers;
import org.ladderworks.publish.title.TitleDesk;
import org.ladderworks.publish.title.TitleLock;
import org.ladderworks.publish.title.TitleState;
import org.ladderworks.publish.title.Versions;
import org.ladderworks.publish.upload.Crowd;
import org.ladderworks.publish.upload.PlannedFile;
import org.ladderworks.publish.upload.Planner;
import org.ladderworks.publish.upload.SourceUpload;
import org.ladderworks.publish.upload.StoredCheck;
import org.ladderworks.publish.upload.TargetLine;
import org.ladderworks.publish.upload.TimeEstimate;
import org.ladderworks.publish.upload.Trying;
import org.ladderworks.publish.upload.UploadJournal;
import org.ladderworks.publish.upload.UploadPlan;
import org.ladderworks.publish.upload.Uploader;
import org.ladderworks.publish.verify.PublishedCheck;
import org.ladderworks.publish.verify.VerifyReport;
import org.ladderworks.publish.verify.VerifySettings;

/** Publishes releases into one store, and takes them back. The store stays the caller's. */
public final class Publisher {
    /** Trouble that lasts longer is what viewers have too. */
    private static final Duration VIEWERS_PATIENCE = Duration.ofMinutes(2);

    private final ObjectStore store;
    private final PublishSettings settings;
    private final Path journals;
    private final Clock clock;
    private final TargetLine line;

    /**
     * One for a store, of whose speed nothing is known.
     *
     * @param journals folder for notes of what has arrived
     */
    public Publisher(ObjectStore store, PublishSettings settings, Path journals, Clock clock) {
        this(store, settings, journals, clock, TargetLine.unknown());
    }

    /**
     * One for a store.
     *
     * @param journals folder for notes of what has arrived
     * @param line what is known of its speed; uploads measure it
     */
    public Publisher(ObjectStore store, PublishSettings settings, Path journals, Clock clock, TargetLine line) {
        this.store = store;
        this.settings = settings;
        this.journals = journals;
        this.clock = clock;
        this.line = line;
    }

    /** What publishing would do; changes nothing. */
    public UploadPlan plan(Release release, TitleName title, Cancellation cancellation) {
        Trying trying = trying(cancellation);
        TitleKeys keys = new TitleKeys(title);
        try (UploadJournal journal = journal(release.id(), title)) {
            TitleDesk desk = new TitleDesk(store, trying, keys);
            return stoppably(
                    cancellation, () -> plan(release, trying, new Crowd(cancellation), desk, desk.state(), journal));
        }
    }

    private UploadPlan plan(
            Release release, Trying trying, Crowd crowd, TitleDesk desk, TitleState seen, UploadJournal journal) {
        Optional<ReleaseRecord> shown = shown(desk, seen);
        Optional<ReleaseRecord> own =
                shown.filter(record -> record.release().equals(release.id())).or(() -> desk.record(release.id()));
        return new Planner(store, trying, crowd).plan(release, desk.keys(), shown, own, journal);
    }

    /** How long a plan will take; empty where nobody can know yet. */
    public Optional<TimeEstimate> time(UploadPlan plan) {
        return line.time(plan, settings.lanes());
    }

    /**
     * Publishes: all of the version first, then the title shows it. The same again goes on where it was, and does nothing where
     * all is done.
     */
    public PublishReceipt publish(
            Release release,
            TitleName title,
            Optional<String> note,
            Progress.Listener listener,
            Cancellation cancellation) {
        return publish(release, title, note, _ -> {}, listener, cancellation);
    }

    /**
     * The same.
     *
     * @param planned is told what will be sent, before anything is
     */
    public PublishReceipt publish(
            Release release,
            TitleName title,
            Optional<String> note,
            Consumer<UploadPlan> planned,
            Progress.Listener listener,
            Cancellation cancellation) {
        Trying trying = trying(cancellation);
        Crowd crowd = new Crowd(cancellation);
        TitleKeys keys = new TitleKeys(title);
        TitleDesk desk = new TitleDesk(store, trying, keys);
        try (UploadJournal journal = journal(release.id(), title)) {
            Sent sent = stoppably(cancellation, () -> {
                desk.repair();
                TitleState seen = desk.state();
                versionsOf(title, cancellation).requireNotDeleted(release.id());
                UploadPlan plan = plan(release, trying, crowd, desk, seen, journal);
                planned.accept(plan);
                Uploader uploader = new Uploader(store, trying, crowd, journal, line);
                ReleaseRecord record =
                        ReleaseRecord.of(release.id(), uploader.upload(plan, time(plan), listener, cancellation));
                boolean fresh = plan.empty() && !uploader.hasMetOthers();
                if (seen.last().isEmpty()) {
                    recordFirst(
                            trying, desk, record, fresh ? Optional.of(plan.first()) : Optional.empty(), cancellation);
                } else {
                    if (!plan.isNothing() && !fresh) {
                        var _ = new StoredCheck(store, trying).check(keys, record);
                    }
                    desk.write(record);
                }
                return new Sent(seen, plan);
            });
            Optional<Commit> before =
                    sent.seen().last().filter(last -> last.release().equals(release.id()));
            Shown shown = before.map(last -> new Shown(last, true))
                    .orElseGet(() -> showOrFind(trying, desk, keys, sent.seen(), release.id(), note));
            journal.forget();
            return new PublishReceipt(
                    store.name(),
                    sent.plan(),
                    shown.commit(),
                    shown.before(),
                    release.files().size());
        }
    }

    /** All of a version is there. */
    private record Sent(TitleState seen, UploadPlan plan) {}

    /**
     * Whoever deletes an upload of a title that shows nothing makes no commit to run into: it looks for the record behind its mark.
     * So that comes first here, then the look for the mark, then the one at what lies there.
     *
     * @param first the object that was sent before all others, where nothing lay there before: a deletion that ended meanwhile has
     *     listed the version behind it, or has met nothing, so that it tells of all
     */
    private void recordFirst(
            Trying trying,
            TitleDesk desk,
            ReleaseRecord record,
            Optional<PlannedFile> first,
            Cancellation cancellation) {
        desk.write(record);
        try {
            versionsOf(desk.keys().title(), cancellation).requireNotDeleted(record.release());
            StoredCheck check = new StoredCheck(store, trying);
            if (first.isPresent()) {
                String path = first.get().file().path();
                record.files().stream()
                        .filter(file -> file.path().equals(path))
                        .forEach(file -> check.check(desk.keys(), record.release(), file));
            } else {
                var _ = check.check(desk.keys(), record);
            }
        } catch (PublishException | CancellationException e) {
            try {
                new TitleDesk(store, trying.finishing(), desk.keys()).withdraw(record.release());
            } catch (PublishException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
    }

    /** Work before any commit: a cancellation breaks off what is on its way. */
    private <T> T stoppably(Cancellation cancellation, Supplier<T> work) {
        try (Cancellation.Registration _ = cancellation.onCancel(store::abort)) {
            return work.get();
        }
    }

    /**
     * What the title shows.
     *
     * @param before whether somebody else had it do so
     */
    private record Shown(Commit commit, boolean before) {}

    /** Who is slower with the same release has what was wanted. */
    private Shown showOrFind(
            Trying trying, TitleDesk desk, TitleKeys keys, TitleState seen, ReleaseId release, Optional<String> note) {
        try {
            return new Shown(show(trying, desk, keys, seen, Commit.Action.PUBLISH, release, note), false);
        } catch (PublishException e) {
            if (e.code() != ErrorCode.TITLE_CHANGED_MEANWHILE) {
                throw e;
            }
            Commit now = desk.state()
                    .last()
                    .filter(last -> last.release().equals(release))
                    .orElseThrow(() -> e);
            desk.repair();
            return new Shown(now, true);
        }
    }

    /**
     * Shows an earlier version again; no media is touched.
     *
     * @param to where empty, what was shown before the newest
     */
    public Commit rollback(TitleName title, Optional<ReleaseId> to, Optional<String> note, Cancellation cancellation) {
        Trying trying = trying(cancellation);
        TitleKeys keys = new TitleKeys(title);
        TitleDesk desk = new TitleDesk(store, trying, keys);
        desk.repair();
        TitleState seen = desk.state();
        ReleaseId release = to.or(() -> seen.last().flatMap(last -> shownBefore(desk.history(), last.release())))
                .orElseThrow(() -> seen.last().isEmpty()
                        ? unknown(title + " was never published here", "Check the title and the target.")
                        : unknown(title + " has never shown anything else", "Nothing can be gone back to."));
        versionsOf(title, cancellation).requireNotDeleted(release);
        ReleaseRecord record = desk.record(release)
                .orElseThrow(() -> unknown(
                        title + " has no whole version " + release, "Choose one that `versions` shows as whole."));
        var _ = stoppably(cancellation, () -> new StoredCheck(store, trying).check(keys, record));
        return seen.last().filter(last -> last.release().equals(release)).isPresent()
                ? seen.last().orElseThrow()
                : show(trying, desk, keys, seen, Commit.Action.ROLLBACK, release, note);
    }

    /** What was shown before a version was: deletions in between show nothing new. */
    private static Optional<ReleaseId> shownBefore(List<Commit> history, ReleaseId shown) {
        return history.reversed().stream()
                .filter(commit -> commit.release().equals(shown))
                .flatMap(commit -> commit.before().stream())
                .filter(before -> !before.equals(shown))
                .findFirst();
    }

    /** Keeps a source in the store, for who encodes elsewhere or again; what is there already is not sent. */
    public SourceUpload.Kept keepSource(Path file, Progress.Listener listener, Cancellation cancellation) {
        String what = store.name() + "\n" + SourceUpload.FOLDER + "\n" + file.toAbsolutePath();
        try (UploadJournal journal = UploadJournal.open(journals, what)) {
            SourceUpload.Kept kept = new SourceUpload(store, trying(cancellation), journal, line, settings.lanes())
                    .keep(file, listener, cancellation);
            journal.forget();
            return kept;
        }
    }

    /**
     * Looks at what a title shows as players see it.
     *
     * @param settings where, and how closely
     */
    public VerifyReport verify(
            TitleName title, VerifySettings settings, Progress.Listener listener, Cancellation cancellation) {
        Trying ofStore = trying(cancellation);
        TitleKeys keys = new TitleKeys(title);
        TitleDesk desk = new TitleDesk(store, ofStore, keys);
        ReleaseRecord record =
                shown(desk, desk.state()).orElseThrow(() -> unknown(title + " shows nothing", "Publish it first."));
        Trying ofViewer = new Trying(settings.base().getHost(), this.settings.lanes(), VIEWERS_PATIENCE, cancellation);
        return new PublishedCheck(settings, ofViewer, cancellation).check(keys, record, listener);
    }

    /** All that was done with a title, the oldest first. */
    public List<Commit> history(TitleName title, Cancellation cancellation) {
        return stoppably(
                cancellation, () -> new TitleDesk(store, trying(cancellation), new TitleKeys(title)).history());
    }

    /** What a title shows. */
    public Optional<Commit> shown(TitleName title, Cancellation cancellation) {
        return new TitleDesk(store, trying(cancellation), new TitleKeys(title))
                .state()
                .last();
    }

    /** The versions of a title. */
    public List<Versions.Version> versions(TitleName title, Cancellation cancellation) {
        return stoppably(cancellation, () -> versionsOf(title, cancellation).list());
    }

    /**
     * Deletes an old version.
     *
     * @param session how long someone may go on watching what is no longer shown
     */
    public Versions.Version delete(TitleName title, ReleaseId version, Duration session, Cancellation cancellation) {
        TitleKeys keys = new TitleKeys(title);
        try (TitleLock.Held lock = TitleLock.take(store, trying(cancellation), keys, author(), clock)) {
            return versionsOf(title, cancellation).delete(version, session, author(), lock);
        }
    }

    /** What lies among the versions of a title and is of none; changes nothing. */
    public Leftovers.Found leftovers(TitleName title, Cancellation cancellation) {
        return stoppably(cancellation, () -> leftoversOf(title, cancellation).find());
    }

    /** Takes leftovers away that were looked at before. */
    public void remove(TitleName title, Leftovers.Found found, Cancellation cancellation) {
        leftoversOf(title, cancellation).remove(found);
    }

    private Leftovers leftoversOf(TitleName title, Cancellation cancellation) {
        return new Leftovers(store, trying(cancellation), new Crowd(cancellation), new TitleKeys(title));
    }

    private Versions versionsOf(TitleName title, Cancellation cancellation) {
        return new Versions(store, trying(cancellation), new Crowd(cancellation), new TitleKeys(title));
    }

    private Commit show(
            Trying trying,
            TitleDesk desk,
            TitleKeys keys,
            TitleState seen,
            Commit.Action action,
            ReleaseId release,
            Optional<String> note) {
        try (TitleLock.Held lock = TitleLock.take(store, trying, keys, author(), clock)) {
            return desk.show(seen, action, release, author(), note, lock);
        }
    }

    private static Optional<ReleaseRecord> shown(TitleDesk desk, TitleState state) {
        return state.last().flatMap(last -> desk.record(last.release()));
    }

    private Trying trying(Cancellation cancellation) {
        return new Trying(store.name(), settings.lanes(), settings.patience(), cancellation);
    }

    private UploadJournal journal(ReleaseId release, TitleName title) {
        return UploadJournal.open(journals, store.name() + "\n" + title + "\n" + release);
    }

    private Author author() {
        return new Author(settings.user(), settings.machine(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static PublishException unknown(String what, String remedy) {
        return new PublishException(ErrorCode.VERSION_UNKNOWN, what, remedy);
    }
}
