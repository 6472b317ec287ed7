package org.ladderworks.app.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.job.QueueOwner;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.studio.PosterWishes;
import org.ladderworks.app.studio.WatchDesk;

/** What watches a folder, as {@link WatchKillTest} kills it; nothing works on the queue. */
final class KilledWatch {
    /** Begins when it is watched. */
    static final String WATCHING = "watching";

    private KilledWatch() {}

    /** The arguments are the data folder, the watched one, how files are taken, and what to do: watch, or tell. */
    public static void main(String[] arguments) throws Exception {
        DataHome home = new DataHome(Path.of(arguments[0]));
        AtomicReference<Catalog> catalog = new AtomicReference<>();
        try (QueueOwner.WorkerQueue owned = new QueueOwner(home.folder(), folder -> {
                            catalog.set(Catalog.open(folder));
                            return catalog.get().jobs();
                        })
                        .forWorker();
                KeyChain secrets = new KeyChain(
                        home.vault(), new Unlocking(Optional.empty(), Optional.empty(), Optional.empty(), _ -> {}))) {
            Library library = new Library(catalog.get().titles(), InstantSource.system());
            Encodings encodings = new Encodings(
                    library,
                    owned.queue(),
                    new JobChecker(home.work(), home.presets(), secrets),
                    home.presets(),
                    home.protections(),
                    new PosterWishes(home.folder().resolve("posters.json")),
                    home::packages);
            encodings.follow();
            WatchedFolder folder = new WatchedFolder(
                    Path.of(arguments[1]),
                    arguments[2].equals("move") ? Optional.of("taken") : Optional.empty(),
                    WatchedFolder.SHORTEST,
                    false,
                    Optional.of(new WatchedFolder.AtOnce(Optional.of("web-h264"), Optional.empty())));
            try (WatchDesk desk = new WatchDesk(library, encodings, owned.queue(), _ -> {}, home.watched(), List::of)) {
                desk.begin();
                if (desk.list().isEmpty()) {
                    desk.put(folder);
                }
                System.out.println(WATCHING);
                if (arguments[3].equals("watch")) {
                    TimeUnit.MINUTES.sleep(5);
                }
                rest(desk, library);
            }
            for (Title title : library.titles(library.ids(TitleQuery.ALL))) {
                System.out.println("title " + title.source());
            }
            owned.queue().list().forEach(job -> System.out.println("job " + job.output()));
        }
        System.exit(0);
    }

    private static boolean isQuiet(FolderState state) {
        return state.looked() && state.settling() == 0 && state.trouble().isEmpty();
    }

    /** Until nothing has come for longer than anything takes to settle. */
    private static void rest(WatchDesk desk, Library library) throws InterruptedException {
        long still = System.nanoTime();
        int last = -1;
        while (System.nanoTime() - still < Duration.ofSeconds(4).toNanos()) {
            int now = library.ids(TitleQuery.ALL).size();
            if (now != last || !isQuiet(desk.list().getFirst())) {
                last = now;
                still = System.nanoTime();
            }
            Thread.sleep(50);
        }
    }
}
