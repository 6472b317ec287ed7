package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.watch.FolderLook;
import org.ladderworks.app.watch.Settling;
import org.ladderworks.app.watch.Sighting;
import org.ladderworks.app.watch.TakenBook;
import org.ladderworks.app.watch.TakenFile;
import org.ladderworks.app.watch.WatchedFolder;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.manifest.index.PackageIndex;

/**
 * Makes titles, and jobs, of files that stand still. Each step looks whether it was done already, so that it can be done again
 * whenever the program was ended between two of them: a claim is written first, and crossed off last.
 */
final class Taking {
    private static final int LONGEST_TAG = 100;

    private final Library library;
    private final Encodings encodings;
    private final JobQueue queue;
    private final Consumer<List<Long>> look;
    private final InstantSource clock;

    /** @param look is asked to look at sources of titles */
    Taking(Library library, Encodings encodings, JobQueue queue, Consumer<List<Long>> look, InstantSource clock) {
        this.library = library;
        this.encodings = encodings;
        this.queue = queue;
        this.look = look;
        this.clock = clock;
    }

    /** Writes down what is ripe: from then on it is this program's to finish. */
    void claim(WatchedFolder folder, Settling.Ripe ripe, TakenBook book) {
        List<TakenFile> claims = new ArrayList<>();
        Set<String> places = new HashSet<>();
        long number = book.nextNumber();
        for (Sighting seen : ripe.fresh()) {
            String place = folder.moveTo()
                    .map(name -> freePlace(folder.path(), name + "/" + seen.path(), places))
                    .orElse(seen.path());
            places.add(place);
            claims.add(TakenFile.claimed(number++, seen, place, newestTitle(folder, place, book), clock.instant()));
        }
        if (!ripe.changed().isEmpty()) {
            long newest = queue.list().stream().mapToLong(JobView::id).max().orElse(0);
            ripe.changed().forEach(each -> claims.add(each.taken().changed(each.now(), newest)));
        }
        book.keep(claims, List.of());
    }

    /** Where a file of that path was taken before, its title is another's. What the operator has added is this file. */
    private long newestTitle(WatchedFolder folder, String place, TakenBook book) {
        boolean before = book.all().stream().anyMatch(each -> each.place().equals(place));
        return before
                ? library.from(List.of(source(folder, place))).stream()
                        .mapToLong(Title::id)
                        .max()
                        .orElse(0)
                : 0;
    }

    private static String freePlace(Path root, String wanted, Set<String> others) {
        int dot = wanted.lastIndexOf('.') > wanted.lastIndexOf('/') + 1 ? wanted.lastIndexOf('.') : wanted.length();
        String place = wanted;
        for (int number = 2; others.contains(place) || Files.exists(root.resolve(place)); number++) {
            place = wanted.substring(0, dot) + "-" + number + wanted.substring(dot);
        }
        return place;
    }

    /** Does what is still to be done with all that was claimed. */
    WatchNews finish(WatchedFolder folder, TakenBook book) {
        List<TakenFile> claims = new ArrayList<>();
        List<TakenFile> changes = new ArrayList<>();
        List<TakenFile> lost = new ArrayList<>();
        Optional<Trouble> trouble = Optional.empty();
        for (TakenFile each : book.unfinished()) {
            if (each.state() == TakenFile.State.CHANGED) {
                changes.add(each);
                continue;
            }
            try {
                Optional<TakenFile> placed = moved(folder, each, book);
                placed.ifPresentOrElse(claims::add, () -> lost.add(each));
            } catch (IOException e) {
                trouble = Optional.of(notMoved(folder, each, e));
            }
        }
        Map<Title, Trouble> refused = new LinkedHashMap<>();
        List<TakenFile> done = new ArrayList<>();
        List<Title> taken = titled(folder, claims, refused, done);
        List<Title> again = changed(folder, changes, refused, done);
        if (!done.isEmpty() || !lost.isEmpty()) {
            book.keep(done, lost);
        }
        return new WatchNews(folder, taken, again, refused, trouble);
    }

    private static Trouble notMoved(WatchedFolder folder, TakenFile file, IOException e) {
        return Trouble.of(new SourceException(
                ErrorCode.SOURCE_UNREADABLE,
                folder.path().resolve(file.seen().path()) + " cannot be moved to " + file.place() + ": "
                        + FileTrouble.words(e),
                "It is tried again at every look. See that no program has it open, and that you may write to the folder.",
                e));
    }

    /** Where it is to lie, once it lies there; empty where it is gone. */
    private static Optional<TakenFile> moved(WatchedFolder folder, TakenFile claim, TakenBook book) throws IOException {
        Path from = folder.path().resolve(claim.seen().path());
        TakenFile placed = claim;
        Path to = folder.path().resolve(placed.place());
        if (from.equals(to)) {
            return Files.exists(from) ? Optional.of(claim) : Optional.empty();
        }
        if (Files.exists(to)) {
            if (isIt(folder.path(), to, claim.seen())) {
                return Optional.of(claim);
            }
            // Someone has put another there since: the new place is written down before it is used.
            placed = claim.placed(freePlace(folder.path(), claim.place(), Set.of()));
            to = folder.path().resolve(placed.place());
            book.keep(List.of(placed), List.of());
        }
        if (Files.notExists(from)) {
            return Optional.empty();
        }
        Path parent = java.util.Objects.requireNonNull(to.getParent());
        Files.createDirectories(parent);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        DiskSync.folder(parent);
        return Optional.of(placed);
    }

    private static boolean isIt(Path root, Path file, Sighting seen) throws IOException {
        Sighting now = FolderLook.sighting(root, file);
        return now.key().isEmpty()
                ? now.size() == seen.size() && now.modified().equals(seen.modified())
                : now.key().equals(seen.key());
    }

    /** A title for each, and a job where one is wanted; what is there of them already is not made again. */
    private List<Title> titled(
            WatchedFolder folder, List<TakenFile> claims, Map<Title, Trouble> refused, List<TakenFile> done) {
        Map<TakenFile, Title> titles = new LinkedHashMap<>();
        List<TakenFile> fresh = new ArrayList<>();
        for (TakenFile each : claims) {
            library.from(List.of(source(folder, each.place()))).stream()
                    .filter(title -> title.id() > each.after())
                    .max(Comparator.comparingLong(Title::id))
                    .ifPresentOrElse(title -> titles.put(each, title), () -> fresh.add(each));
        }
        List<Title> added = fresh.isEmpty()
                ? List.of()
                : library.add(fresh.stream().map(each -> title(folder, each)).toList());
        for (int i = 0; i < added.size(); i++) {
            titles.put(fresh.get(i), added.get(i));
        }
        look.accept(added.stream().map(Title::id).toList());
        folder.atOnce()
                .ifPresent(how ->
                        encode(titles.values().stream().filter(this::isUnmade).toList(), how, refused));
        titles.forEach((claim, title) -> done.add(claim.done(title.id())));
        return added;
    }

    private boolean isUnmade(Title title) {
        return title.making()
                .map(made -> !Files.exists(Path.of(made.folder()).resolve(PackageIndex.FILE_NAME))
                        && jobs(made.folder()).isEmpty())
                .orElse(true);
    }

    private List<JobView> jobs(String folder) {
        return queue.writingTo(folder);
    }

    private void encode(List<Title> titles, WatchedFolder.AtOnce how, Map<Title, Trouble> refused) {
        if (!titles.isEmpty()) {
            refused.putAll(encodings
                    .encode(
                            titles.stream().map(Title::id).toList(),
                            how.preset().stream().toList(),
                            how.protection())
                    .refused());
        }
    }

    /** They are looked at again; what was made of one while it was changing is made again. */
    private List<Title> changed(
            WatchedFolder folder, List<TakenFile> changes, Map<Title, Trouble> refused, List<TakenFile> done) {
        List<Title> again = new ArrayList<>();
        for (TakenFile each : changes) {
            Optional<Title> title = library.find(each.title());
            if (title.isPresent() && !isMadeAgain(title.get(), each, folder, refused)) {
                continue;
            }
            title.ifPresent(again::add);
            done.add(each.done(each.title()));
        }
        look.accept(again.stream().map(Title::id).toList());
        return again;
    }

    /** False while a job runs that began before the change: it ends without a package, or with one of what was there. */
    private boolean isMadeAgain(Title title, TakenFile change, WatchedFolder folder, Map<Title, Trouble> refused) {
        if (folder.atOnce().isEmpty()) {
            return true;
        }
        List<JobView> jobs = title.making().map(made -> jobs(made.folder())).orElse(List.of());
        for (JobView job : jobs) {
            switch (job.standing()) {
                case RUNNING, PAUSED, INTERRUPTED -> {
                    return false;
                }
                case WAITING, HELD -> {
                    // It reads the file as it is then.
                    return true;
                }
                default -> {
                    if (job.id() > change.after()) {
                        return true;
                    }
                }
            }
        }
        encode(List.of(title), folder.atOnce().get(), refused);
        return true;
    }

    private static NewTitle title(WatchedFolder folder, TakenFile file) {
        Path source = Path.of(source(folder, file.place()));
        String tag = folder.name().replaceAll("\\p{Cntrl}", " ").strip();
        return new NewTitle(
                new TitleDetails(
                        Intake.name(source),
                        "",
                        tag.isEmpty() ? List.of() : List.of(tag.substring(0, Math.min(tag.length(), LONGEST_TAG)))),
                source.toString(),
                Optional.empty());
    }

    private static String source(WatchedFolder folder, String place) {
        return folder.path().resolve(place).normalize().toString();
    }

    /** What went wrong, as it is told. */
    static Trouble trouble(WatchedFolder folder, IOException e) {
        EngineException told = new SourceException(
                ErrorCode.SOURCE_UNREADABLE,
                "the watched folder " + folder.path() + " cannot be read: " + FileTrouble.words(e),
                "It is looked at again all the time; what was taken of it stays known. Bring the disk or the share back.",
                e);
        return Trouble.of(told);
    }
}
