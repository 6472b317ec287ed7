package org.ladderworks.app.library;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * The titles together with those who want to know when they change. Thread-safe; what a call has written is on the disk when it
 * returns. Fails with a UsageException (DATA_UNUSABLE).
 */
public final class Library implements AutoCloseable {
    /** There is a whole package then. */
    private static final Set<TitleStatus> JUDGED =
            Set.of(TitleStatus.TO_REVIEW, TitleStatus.APPROVED, TitleStatus.REJECTED, TitleStatus.PUBLISHED);

    private final TitleShelf shelf;
    private final InstantSource clock;
    private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();

    /** Takes the shelf over. */
    public Library(TitleShelf shelf, InstantSource clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * What is no longer as it was.
     *
     * @param titles that changed, came or went
     * @param listed true where some came or went
     */
    public record Change(Set<Long> titles, boolean listed) {
        public Change {
            titles = Set.copyOf(titles);
        }
    }

    /**
     * Has changes told to someone, on the thread that makes them and after they are kept; to return at once.
     *
     * @return to be run when nothing more is to be told
     */
    public Runnable watch(Consumer<Change> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    public List<Title> add(List<NewTitle> titles) {
        List<Title> added = shelf.add(titles, clock.instant());
        tell(ids(added), true);
        return added;
    }

    /**
     * Changes titles; those that are gone are left out.
     *
     * @param change of one title, and when; a title that it returns as it was is not written
     * @return those titles that were changed, as they were before
     */
    public List<Title> edit(Collection<Long> ids, BiFunction<Title, Instant, Title> change) {
        List<Title> before = new ArrayList<>();
        // One after the other, or of two changes of one title the second would take the first back.
        synchronized (shelf) {
            Instant now = clock.instant();
            List<Title> after = new ArrayList<>();
            for (Title title : shelf.titles(List.copyOf(ids))) {
                Title changed = change.apply(title, now);
                if (!changed.equals(title)) {
                    before.add(title);
                    after.add(changed);
                }
            }
            if (!after.isEmpty()) {
                shelf.update(after);
            }
        }
        tell(ids(before), false);
        return before;
    }

    /** Forgets titles, and gives them as they were. */
    public List<Title> remove(Collection<Long> ids) {
        List<Title> gone;
        synchronized (shelf) {
            gone = shelf.titles(List.copyOf(ids));
            shelf.remove(gone.stream().map(Title::id).toList());
        }
        tell(ids(gone), true);
        return gone;
    }

    /** Brings titles back that were forgotten. */
    public void restore(List<Title> titles) {
        shelf.restore(titles);
        tell(ids(titles), true);
    }

    public Optional<Title> find(long id) {
        return shelf.find(id);
    }

    public List<Long> ids(TitleQuery query) {
        return shelf.ids(query);
    }

    public List<Title> titles(List<Long> ids) {
        return shelf.titles(ids);
    }

    public Map<String, Long> tags() {
        return shelf.tags();
    }

    /** Those of some sources that titles have. */
    public Set<String> known(Collection<String> sources) {
        return shelf.known(sources);
    }

    /** Titles that have one of some sources, the oldest first. */
    public List<Title> from(Collection<String> sources) {
        return shelf.from(sources);
    }

    /** Titles whose source was not looked at to the end. */
    public List<Long> unprobed() {
        return shelf.unprobed();
    }

    /** Titles whose packages lie, or are to lie, in some folders. */
    public List<Title> madeIn(Collection<String> folders) {
        return shelf.madeIn(folders);
    }

    /** The folders of all packages, with the title of each. */
    public Map<String, Long> folders() {
        return shelf.folders();
    }

    public List<Title> in(TitleStatus status) {
        return shelf.in(status);
    }

    /** Says something of a moment of a title. */
    public Remark say(long title, Remark.Words words) {
        Remark remark = shelf.reviews().say(title, words, clock.instant());
        tell(Set.of(title), false);
        return remark;
    }

    /** Takes a remark back. */
    public void unsay(Remark remark) {
        shelf.reviews().unsay(remark.id());
        tell(Set.of(remark.title()), false);
    }

    /** Brings a remark back that was taken back. */
    public void restore(Remark remark) {
        shelf.reviews().restore(remark);
        tell(Set.of(remark.title()), false);
    }

    /** What was said of a title, in the order of its moments. */
    public List<Remark> remarks(long title) {
        return shelf.reviews().remarks(title);
    }

    /**
     * Judges a title: it is approved or rejected from then on.
     *
     * @return the title as it was before
     * @throws UsageException where there is nothing to be judged: no package, or one that is being made (BAD_USAGE)
     */
    public Title judge(long id, boolean approved, String author, String reason) {
        Title before;
        synchronized (shelf) {
            before = shelf.find(id)
                    .filter(title -> JUDGED.contains(title.status()))
                    .orElseThrow(() -> new UsageException(
                            ErrorCode.BAD_USAGE,
                            "there is no finished package of this title to be judged",
                            "Wait until it is encoded."));
            Instant now = clock.instant();
            Verdict verdict = new Verdict(approved, author, reason, now);
            shelf.reviews().judge(before.with(given(before, verdict), now), verdict);
        }
        tell(Set.of(id), false);
        return before;
    }

    /**
     * Takes the last verdict of a title back: it is again what it was. Where something else became of it meanwhile, such as a new
     * package that nobody has judged, nothing is taken back.
     */
    public void unjudge(Title before) {
        synchronized (shelf) {
            Optional<TitleStatus> given = shelf.reviews().verdict(before.id()).map(verdict -> given(before, verdict));
            shelf.find(before.id())
                    .filter(title -> given.equals(Optional.of(title.status())))
                    .filter(title -> title.making().equals(before.making()))
                    .ifPresent(title -> shelf.reviews().unjudge(title.with(before.status(), clock.instant())));
        }
        tell(Set.of(before.id()), false);
    }

    /** What viewers see stays what they see until something else is published. */
    private static TitleStatus given(Title before, Verdict verdict) {
        return verdict.approved() && before.status() == TitleStatus.PUBLISHED ? before.status() : verdict.status();
    }

    /** How a title was judged, the newest first. */
    public List<Verdict> verdicts(long title) {
        return shelf.reviews().verdicts(title);
    }

    private static Set<Long> ids(List<Title> titles) {
        return titles.stream().map(Title::id).collect(Collectors.toSet());
    }

    private void tell(Set<Long> titles, boolean listed) {
        if (!titles.isEmpty()) {
            Change change = new Change(titles, listed);
            watchers.forEach(watcher -> watcher.accept(change));
        }
    }

    @Override
    public void close() {
        shelf.close();
    }
}
