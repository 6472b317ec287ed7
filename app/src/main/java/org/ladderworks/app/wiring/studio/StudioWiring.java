package org.ladderworks.app.wiring.studio;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.ladderworks.app.backup.Arrival;
import org.ladderworks.app.backup.Backup;
import org.ladderworks.app.desktop.Desktop;
import org.ladderworks.app.destination.TargetAccess;
import org.ladderworks.app.doctor.CredentialFindings;
import org.ladderworks.app.doctor.Doctor;
import org.ladderworks.app.fx.SystemTheme;
import org.ladderworks.app.fx.Toolkit;
import org.ladderworks.app.fx.UiThread;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.KeptFolder;
import org.ladderworks.app.home.SettingsFile;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.QueueOwner;
import org.ladderworks.app.job.QueueOwner.WorkerQueue;
import org.ladderworks.app.job.Worker;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.jobfile.KeptJob;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.preview.PreviewWorker;
import org.ladderworks.app.preview.WorkerLaunch;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.OsKeyring;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.VaultProtection;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.app.studio.AfterJobs;
import org.ladderworks.app.studio.Caches;
import org.ladderworks.app.studio.CoreLimit;
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.studio.Intake;
import org.ladderworks.app.studio.JobEditing;
import org.ladderworks.app.studio.Machine;
import org.ladderworks.app.studio.PlayerPages;
import org.ladderworks.app.studio.PosterWishes;
import org.ladderworks.app.studio.PresetDesk;
import org.ladderworks.app.studio.PriceBook;
import org.ladderworks.app.studio.ProtectionDesk;
import org.ladderworks.app.studio.Publications;
import org.ladderworks.app.studio.QueueWorker;
import org.ladderworks.app.studio.Rehearsals;
import org.ladderworks.app.studio.ReviewDesk;
import org.ladderworks.app.studio.Sample;
import org.ladderworks.app.studio.SourceLook;
import org.ladderworks.app.studio.TypedSecrets;
import org.ladderworks.app.studio.Upkeep;
import org.ladderworks.app.studio.VerificationBook;
import org.ladderworks.app.studio.Verifications;
import org.ladderworks.app.studio.WatchDesk;
import org.ladderworks.app.studio.WebhookSecret;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.support.SupportBundle;
import org.ladderworks.app.ui.StudioWindow;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.tool.UserBrowser;
import org.ladderworks.publish.destination.TargetShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the studio together. */
public final class StudioWiring {
    private static final Logger LOG = LoggerFactory.getLogger(StudioWiring.class);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private StudioWiring() {}

    /** Opens the window, and returns when it was closed. */
    public static void run(DataHome home) throws InterruptedException {
        run(home, _ -> {});
    }

    /** Opens the window, uses it for a while ({@link WindowWalk}), and closes it: for the virtual machine to watch. */
    public static void goThrough(DataHome home) throws InterruptedException {
        run(home, stage -> new WindowWalk(stage).start());
    }

    private static void run(DataHome home, Consumer<Stage> behind) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("clock").daemon().factory());
        Toolkit.start(stage -> {
            window(stage, home, background, clock, ended::countDown).show();
            behind.accept(stage);
        });
        ended.await();
        Toolkit.exit();
        clock.shutdownNow();
        background.shutdown();
        // What still looks at a disk that does not answer is not waited for.
        var _ = background.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS);
    }

    /** A window that is not shown yet. On the UI thread. */
    public static StudioWindow window(
            Stage stage, DataHome home, ExecutorService background, ScheduledExecutorService clock, Runnable ended) {
        SettingsFile file = home.settings();
        // What was brought in takes its place when the data folder is opened, behind the window.
        SettingsFile first =
                new Arrival(home.folder()).settings().map(SettingsFile::new).orElse(file);
        StudioSettings settings = first.read();
        Locale language =
                settings.language().map(Locale::of).orElseGet(() -> Locale.getDefault(Locale.Category.DISPLAY));
        Workbench bench = new Workbench(background, clock, new UiThread(), Words.in(language), settings, file::write);
        if (first.wasUnreadable()) {
            bench.tell(Notice.warning(
                    bench.words().of("settings.unreadable"), bench.words().of("settings.unreadable.remedy"), ""));
        }
        return new StudioWindow(stage, bench, () -> station(home, file), SystemTheme.dark(), ended);
    }

    /**
     * Makes the data folder this process's own, and begins to work on its queue.
     *
     * @throws UsageException where another process has it (WORKER_RUNS), or it cannot be used (DATA_UNUSABLE)
     */
    public static Workstation station(DataHome home) {
        return station(home, home.settings());
    }

    /** @param settings the window's own: two that write one file could bring back what the other took out */
    private static Workstation station(DataHome home, SettingsFile settings) {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            AtomicReference<Optional<Catalog>> catalog = new AtomicReference<>(Optional.empty());
            WorkerQueue owned = new QueueOwner(home.folder(), folder -> {
                        new Arrival(folder)
                                .takePlace()
                                .ifPresent(aside -> LOG.info("what was here lies in {} now", aside));
                        Catalog opened = Catalog.open(folder);
                        catalog.set(Optional.of(opened));
                        return opened.jobs();
                    })
                    .forWorker();
            open.push(owned);
            Library library = new Library(catalog.get().orElseThrow().titles(), InstantSource.system());
            EncodingEngine engine = Wiring.engine();
            open.push(engine);
            KeyChain secrets = new KeyChain(home.vault(), unlocking(home));
            open.push(secrets);
            SourceLook look = new SourceLook(library, engine, home.pictures());
            open.push(look);
            JobQueue queue = owned.queue();
            JobChecker checker = new JobChecker(home.work(), home.presets(), secrets);
            PosterWishes posters = new PosterWishes(home.folder().resolve("posters.json"));
            Encodings encodings = new Encodings(
                    library, queue, checker, home.presets(), home.protections(), posters, () -> packages(home));
            encodings.follow();
            WebhookSecret webhook = new WebhookSecret(secrets, settings);
            webhook.takeOver();
            AfterJobs after = new AfterJobs(queue, () -> settings.read().queue(), webhook::address);
            open.push(after);
            Desktop desktop = Desktop.ofThisSession();
            open.push(desktop);
            open.push(new QueueWorker(new Worker(
                    queue,
                    engine,
                    job -> CoreLimit.on(
                            KeptJob.spec(job, home.work(), home.presets(), secrets),
                            home.settings().read().queue().cores()),
                    new Following(encodings, after))));
            WatchDesk watched = new WatchDesk(
                    library,
                    encodings,
                    queue,
                    look::at,
                    home.watched(),
                    () -> List.of(home.folder().toAbsolutePath(), packages(home)));
            open.push(watched);
            // First of all when it is closed: who starts the next window then waits for this one's end.
            open.push(owned.stopListening()::run);
            PlayerPages pages = new PlayerPages(secrets, UserBrowser::show);
            open.push(pages);
            PreviewWorker preview = new PreviewWorker(WorkerLaunch.usual());
            open.push(preview);
            TargetShelf targets = home.targets();
            TargetAccess access = new TargetAccess(targets, home.uploads(), home.speeds());
            VerificationBook verified = new VerificationBook(home.folder().resolve("verified.json"));
            Publications publications = new Publications(
                    library, targets, access, new Verifications(access, verified, InstantSource.system()));
            beginToWatch(watched);
            Intake intake = new Intake(library, look, Wiring.remoteSchemes());
            Machine machine = machine(home, engine, secrets);
            return new Workstation(
                    library,
                    queue,
                    intake,
                    look,
                    encodings,
                    new JobEditing(queue, library, home.work(), home.presets(), secrets),
                    after,
                    desktop,
                    publications,
                    machine,
                    new PresetDesk(home.presets(), home.drafts()),
                    new PriceBook(home.folder().resolve("prices.json")),
                    new Rehearsals(
                            encodings,
                            engine,
                            () -> home.settings().read().queue().cores()),
                    new ProtectionDesk(home.protections(), checker, new TypedSecrets(secrets)),
                    new ReviewDesk(library, queue, checker, secrets, preview, pages, posters),
                    watched,
                    new Upkeep(
                            webhook,
                            new Caches(home.work(), home.pictures(), queue),
                            new Backup(home, catalog.get().orElseThrow(), InstantSource.system()),
                            new Arrival(home.folder()),
                            new SupportBundle(
                                    home,
                                    queue,
                                    library,
                                    machine.examine(),
                                    () -> known(webhook),
                                    System.getenv(),
                                    InstantSource.system()),
                            new Sample(
                                    engine,
                                    library,
                                    intake,
                                    targets,
                                    home.folder().resolve("sample"))),
                    () -> closeAll(open));
        } catch (InterruptedException e) {
            closeAll(open);
            Thread.currentThread().interrupt();
            throw new UsageException(ErrorCode.DATA_UNUSABLE, "interrupted", "Start it again.", e);
        } catch (RuntimeException | Error e) {
            closeAll(open);
            throw e;
        }
    }

    private static Path packages(DataHome home) {
        return home.settings()
                .read()
                .packages()
                .map(Path::of)
                .orElseGet(home::packages)
                .toAbsolutePath();
    }

    /** A window has to open, and tells of it when its operator looks at the folders. */
    private static void beginToWatch(WatchDesk watched) {
        try {
            watched.begin();
        } catch (UsageException e) {
            LOG.warn("no folder is watched: {}", e.getMessage());
        }
    }

    /** What is a secret and may be looked up without asking anybody; that the vault stays locked is no reason to stop. */
    private static List<String> known(WebhookSecret webhook) {
        try {
            return webhook.address().stream().toList();
        } catch (EngineException e) {
            return List.of();
        }
    }

    private static Machine machine(DataHome home, EncodingEngine engine, KeyChain secrets) {
        return new Machine(
                () -> new Doctor(home.vault(), unlocking(home)).examine(),
                () -> Doctor.hardware(engine, new Cancellation()),
                () -> new CredentialFindings(
                                System.getenv(),
                                Path.of(System.getProperty("user.home", ".")),
                                home.vault(),
                                unlocking(home),
                                secrets::isOpen,
                                home.targets(),
                                home.protections())
                        .examine(),
                List.of(
                        new KeptFolder(KeptFolder.Use.DATA, home.folder().toAbsolutePath()),
                        new KeptFolder(KeptFolder.Use.PACKAGES, home.packages().toAbsolutePath()),
                        new KeptFolder(
                                KeptFolder.Use.CHUNKS, home.work().folder().toAbsolutePath())));
    }

    /** Nobody types a passphrase here yet: the vault opens by the desktop's keyring, or by the file beside it. */
    private static Unlocking unlocking(DataHome home) {
        // As with commands: a folder that may go from machine to machine is not locked by one user's keyring.
        Optional<VaultProtection> fresh = home.isOfThisUser() ? Optional.empty() : Optional.of(VaultProtection.FILE);
        return new Unlocking(Optional.empty(), fresh, Optional.of(OsKeyring.ofThisUser()), _ -> {});
    }

    /** The last first. */
    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                // The others are to be closed all the same.
                LOG.warn("not closed", e);
            }
        }
    }

    /** A title's status follows its job, whatever the window shows. */
    private record Following(Encodings encodings, AfterJobs after) implements Worker.Listener {
        @Override
        public void began(JobView job) {
            // It is encoded since it waits.
        }

        @Override
        public void progressed(Progress progress) {
            // Who shows it asks for it.
        }

        @Override
        public void ended(JobView job) {
            try {
                encodings.follow();
            } catch (UsageException e) {
                // The next change of the queue asks again, and the next start.
                LOG.warn("the library does not know yet how job {} ended: {}", job.id(), e.getMessage());
            }
            after.ended(job);
        }
    }
}
