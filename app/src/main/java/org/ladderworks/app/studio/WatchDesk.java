package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.watch.FolderState;
import org.ladderworks.app.watch.WatchList;
import org.ladderworks.app.watch.WatchedFolder;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * The watched folders: kept, looked at, and taken from. A file is taken once, when it has stood still; whatever ends the program,
 * it is neither forgotten nor taken again. Thread-safe.
 */
public final class WatchDesk implements AutoCloseable {
    private final Path home;
    private final WatchList list;
    private final Taking taking;
    private final Supplier<List<Path>> own;
    private final Object gate = new Object();
    private final Map<Path, FolderWatch> watches = new LinkedHashMap<>();
    private final List<Consumer<WatchNews>> watchers = new CopyOnWriteArrayList<>();
    private boolean closed;

    /**
     * Nothing is looked at before {@link #begin}.
     *
     * @param look is asked to look at sources of titles
     * @param home folder of what is kept of them
     * @param own folders that the program itself writes media to, absolute
     */
    public WatchDesk(
            Library library,
            Encodings encodings,
            JobQueue queue,
            Consumer<List<Long>> look,
            Path home,
            Supplier<List<Path>> own) {
        this.taking = new Taking(library, encodings, queue, look, InstantSource.system());
        this.home = home;
        this.list = new WatchList(home.resolve("folders.json"));
        this.own = own;
    }

    /**
     * Looks at all folders that are watched.
     *
     * @throws UsageException (DATA_UNUSABLE) where it is not known which
     */
    public synchronized void begin() {
        list.read().forEach(this::open);
    }

    /** As they are now, in the order in which they were added. */
    public synchronized List<FolderState> list() {
        return watches.values().stream().map(FolderWatch::state).toList();
    }

    /** Has what comes of them told to someone, also when only their state is another; to return at once. */
    public Runnable watch(Consumer<WatchNews> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /**
     * Watches a folder, or watches it otherwise. What lies there already is taken too, but what was taken of it before is not.
     *
     * @return how it was watched before
     * @throws UsageException (BAD_USAGE) where it is none, or files in it would be taken twice
     */
    public synchronized Optional<WatchedFolder> put(WatchedFolder folder) {
        Optional<WatchedFolder> before = Optional.ofNullable(watches.get(folder.path()))
                .map(watch -> watch.state().folder());
        if (before.isEmpty()) {
            check(folder);
        } else {
            checkOthers(folder);
        }
        List<WatchedFolder> next = new ArrayList<>();
        list.read().forEach(each -> next.add(each.path().equals(folder.path()) ? folder : each));
        if (!next.contains(folder)) {
            next.add(folder);
        }
        list.write(next);
        stop(folder.path());
        open(folder);
        tell(folder);
        return before;
    }

    /** Watches it no longer. Its files and titles stay, and what was taken stays known. */
    public synchronized Optional<WatchedFolder> remove(Path path) {
        FolderWatch watch = watches.get(path);
        if (watch == null) {
            return Optional.empty();
        }
        list.write(
                list.read().stream().filter(each -> !each.path().equals(path)).toList());
        stop(path);
        watches.remove(path);
        WatchedFolder gone = watch.state().folder();
        tell(gone);
        return Optional.of(gone);
    }

    private void check(WatchedFolder folder) {
        if (!folder.path().isAbsolute() || !Files.isDirectory(folder.path())) {
            throw refused(folder.path() + " is no folder", "Choose a folder that is there.");
        }
        Path real = real(folder.path());
        for (Path each : own.get()) {
            Path ours = real(each);
            if (real.startsWith(ours) || ours.startsWith(real)) {
                throw refused(
                        folder.path() + " cannot be watched: Ladderworks itself writes to " + each,
                        "Watch a folder that is apart from it.");
            }
        }
        checkOthers(folder);
    }

    /** Of two that lie in each other files would be taken twice. */
    private void checkOthers(WatchedFolder folder) {
        Path real = real(folder.path());
        for (FolderWatch watch : watches.values()) {
            WatchedFolder other = watch.state().folder();
            Path its = real(other.path());
            boolean twice = !other.path().equals(folder.path())
                    && (real.equals(its)
                            || (folder.subfolders() && its.startsWith(real))
                            || (other.subfolders() && real.startsWith(its))
                            || isMovedInto(folder, its)
                            || isMovedInto(other, real));
            if (twice) {
                throw refused(
                        folder.path() + " and " + other.path() + ", which is watched already, lie in each other",
                        "Watch folders that lie beside each other, or without the folders below.");
            }
        }
    }

    private static boolean isMovedInto(WatchedFolder folder, Path other) {
        return folder.moveTo()
                .map(name -> other.startsWith(real(folder.path()).resolve(name)))
                .orElse(false);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }

    private void open(WatchedFolder folder) {
        if (!closed) {
            FolderWatch watch = new FolderWatch(folder, taking, home.resolve(folder.id() + ".json"), gate, this::tell);
            watches.put(folder.path(), watch);
            watch.begin();
        }
    }

    private void stop(Path path) {
        FolderWatch watch = watches.get(path);
        if (watch != null) {
            watch.close();
        }
    }

    private void tell(WatchedFolder folder) {
        tell(new WatchNews(folder, List.of(), List.of(), Map.of(), Optional.empty()));
    }

    private void tell(WatchNews news) {
        watchers.forEach(watcher -> watcher.accept(news));
    }

    @Override
    public synchronized void close() {
        closed = true;
        watches.values().forEach(FolderWatch::close);
    }
}
