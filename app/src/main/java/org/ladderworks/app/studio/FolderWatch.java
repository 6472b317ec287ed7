package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.watch.FolderLook;
import org.ladderworks.app.watch.FolderState;
import org.ladderworks.app.watch.Settling;
import org.ladderworks.app.watch.TakeableNames;
import org.ladderworks.app.watch.TakenBook;
import org.ladderworks.app.watch.TakenFile;
import org.ladderworks.app.watch.WatchedFolder;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one folder again and again, on a thread of its own: a share that does not answer holds up no other. */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final TakeableNames NAMES = new TakeableNames(SourceFiles::isMediaName);

    /** Of one look; the others come with the next. */
    private static final int MOST_AT_ONCE = 100;

    /** Whose files are looked at where they were moved to: who wrote on one longer is found out. */
    private static final int LOOKED_AFTER = 200;

    private static final Duration SHORTEST_PACE = Duration.ofMillis(200);
    private static final Duration LONGEST_PACE = Duration.ofSeconds(3);

    /** A folder that takes long to be read is read more rarely: at most this part of the time. */
    private static final int REST = 10;

    private final WatchedFolder folder;
    private final Taking taking;
    private final Path record;
    private final Object gate;
    private final Consumer<WatchNews> told;
    private final Duration pace;
    private final Settling settling;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile FolderState state;
    private long took;
    private Optional<TakenBook> book = Optional.empty();

    /**
     * Does not begin yet.
     *
     * @param record file of what was taken of it
     * @param gate held while anything is changed: of all folders one at a time
     * @param told when something has come of it, and when its state is another
     */
    FolderWatch(WatchedFolder folder, Taking taking, Path record, Object gate, Consumer<WatchNews> told) {
        this.folder = folder;
        this.taking = taking;
        this.record = record;
        this.gate = gate;
        this.told = told;
        this.pace = pace(folder.settle());
        this.settling = new Settling(folder.settle(), pace.multipliedBy(2), NAMES);
        this.state = new FolderState(folder, false, Optional.empty(), 0, 0, Optional.empty());
    }

    private static Duration pace(Duration settle) {
        Duration quarter = settle.dividedBy(4);
        return quarter.compareTo(SHORTEST_PACE) < 0
                ? SHORTEST_PACE
                : quarter.compareTo(LONGEST_PACE) > 0 ? LONGEST_PACE : quarter;
    }

    FolderState state() {
        return state;
    }

    void begin() {
        Thread.ofPlatform().name("watch-" + folder.id()).daemon().start(this::run);
    }

    private void run() {
        try {
            long last = System.nanoTime();
            long wait = 0;
            while (!stop.await(wait, TimeUnit.NANOSECONDS)) {
                long begun = System.nanoTime();
                look(Duration.ofNanos(begun - last));
                last = begun;
                wait = Math.max(pace.toNanos(), took * REST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look, and what comes of it. */
    void look(Duration since) {
        try {
            List<String> moved = folder.moveTo().isPresent() ? placesOfNewest() : List.of();
            long begun = System.nanoTime();
            FolderLook.Looked looked = FolderLook.at(folder, NAMES, moved, this::isStopped);
            took = System.nanoTime() - begun;
            synchronized (gate) {
                if (!isStopped()) {
                    take(looked, since);
                }
            }
        } catch (IOException e) {
            settling.lost();
            trouble(Taking.trouble(folder, e));
        } catch (EngineException e) {
            trouble(Trouble.of(e));
        } catch (RuntimeException e) {
            LOG.error("an error that should not happen, with the watched folder {}", folder.path(), e);
            trouble(Trouble.of(new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "the watched folder " + folder.path() + " cannot be looked at: " + e,
                    "It is tried again; report it where it stays so.",
                    e)));
        }
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    private List<String> placesOfNewest() {
        synchronized (gate) {
            return book().newest(LOOKED_AFTER).stream()
                    .filter(each -> each.state() != TakenFile.State.CLAIMED)
                    .map(TakenFile::place)
                    .toList();
        }
    }

    private TakenBook book() {
        TakenBook open = book.orElseGet(() -> TakenBook.open(record));
        book = Optional.of(open);
        return open;
    }

    private void take(FolderLook.Looked looked, Duration since) {
        TakenBook open = book();
        Settling.Ripe ripe = settling.look(looked.files(), looked.whole(), since, open);
        Settling.Ripe now = new Settling.Ripe(
                ripe.fresh().stream().limit(MOST_AT_ONCE).toList(),
                ripe.changed().stream().limit(MOST_AT_ONCE).toList());
        if (!now.isNothing()) {
            taking.claim(folder, now, open);
        }
        WatchNews news = open.unfinished().isEmpty()
                ? new WatchNews(folder, List.of(), List.of(), java.util.Map.of(), Optional.empty())
                : taking.finish(folder, open);
        Optional<Trouble> trouble = looked.full() ? Optional.of(full()) : news.trouble();
        Optional<Trouble> first = trouble.filter(each -> !state.trouble().equals(trouble));
        become(new FolderState(folder, true, trouble, settling.waiting(), open.count(), open.last()));
        tell(new WatchNews(folder, news.taken(), news.changed(), news.refused(), first));
    }

    private Trouble full() {
        return Trouble.of(new SourceException(
                ErrorCode.SOURCE_IS_FOLDER,
                "the watched folder " + folder.path() + " has over " + FolderLook.MOST + " media files",
                "Have taken files moved, or move some away: what is beyond is not seen."));
    }

    /** Told once, until all is well again or something else is wrong. */
    private void trouble(Trouble trouble) {
        boolean known = state.trouble().filter(trouble::equals).isPresent();
        become(new FolderState(folder, true, Optional.of(trouble), 0, state.taken(), state.last()));
        if (!known) {
            tell(WatchNews.of(folder, trouble));
        }
    }

    private boolean become(FolderState next) {
        boolean other = !next.equals(state);
        state = next;
        if (other) {
            told.accept(new WatchNews(folder, List.of(), List.of(), java.util.Map.of(), Optional.empty()));
        }
        return other;
    }

    private void tell(WatchNews news) {
        if (!news.isNothing()) {
            told.accept(news);
        }
    }

    /** Nothing is taken from then on. */
    @Override
    public void close() {
        stop.countDown();
        synchronized (gate) {
            // What is being taken is taken to its end.
            settling.lost();
        }
    }
}
