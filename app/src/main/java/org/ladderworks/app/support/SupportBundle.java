package org.ladderworks.app.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ladderworks.app.doctor.Finding;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.KeptFolder;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.destination.SavedTarget;

/**
 * A few texts about this program and its last jobs, for who helps. Each is made first and can be read; only then they are written
 * into one zip. No secret is looked up for it, and each text is scrubbed of what looks like one. Thread-safe.
 */
public final class SupportBundle {
    private static final int MOST_JOBS = 50;
    private static final int MOST_ERRORS = 100;

    private final DataHome home;
    private final JobQueue queue;
    private final Library library;
    private final Supplier<List<Finding>> doctor;
    private final Supplier<List<String>> secrets;
    private final Map<String, String> environment;
    private final InstantSource clock;

    /**
     * One for a data folder.
     *
     * @param doctor examines the machine
     * @param secrets that are known while this runs, so that they are found wherever they slipped in
     */
    public SupportBundle(
            DataHome home,
            JobQueue queue,
            Library library,
            Supplier<List<Finding>> doctor,
            Supplier<List<String>> secrets,
            Map<String, String> environment,
            InstantSource clock) {
        this.home = home;
        this.queue = queue;
        this.library = library;
        this.doctor = doctor;
        this.secrets = secrets;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** A text of it. */
    public record Page(String name, String text) {
        public long bytes() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /**
     * Makes all texts; takes some seconds.
     *
     * @param shorterPaths whether the folders of sources and packages are left out
     */
    public List<Page> pages(boolean shorterPaths) {
        List<JobView> jobs = queue.list();
        List<Title> troubled = library.titles(library.ids(TitleQuery.ALL.of(Set.of(TitleStatus.FAILED))));
        UnaryOperator<String> clean = Scrubbing.knowing(environment, secrets.get());
        ShorterPaths shorter = new ShorterPaths(files(jobs), Path.of(System.getProperty("user.home", "")));
        List<Page> pages = new ArrayList<>();
        pages.add(new Page("versions.txt", versions()));
        pages.add(new Page("doctor.txt", findings()));
        pages.add(new Page("settings.txt", settings()));
        pages.add(new Page("jobs.txt", jobs(jobs)));
        pages.add(new Page("errors.txt", errors(jobs, troubled)));
        pages.add(new Page("sizes.txt", sizes()));
        return pages.stream()
                .map(page ->
                        new Page(page.name(), clean.apply(shorterPaths ? shorter.apply(page.text()) : page.text())))
                .toList();
    }

    private List<String> files(List<JobView> jobs) {
        List<String> files = new ArrayList<>();
        jobs.forEach(job -> files.add(job.output()));
        library.titles(library.ids(TitleQuery.ALL)).forEach(title -> files.add(title.source()));
        return files;
    }

    private String versions() {
        return "ladderworks %s%njava %s (%s)%nsystem %s %s %s%nprocessors %d%nmemory %d MB%nmade %s%n"
                .formatted(
                        DataHome.VERSION,
                        System.getProperty("java.runtime.version", ""),
                        System.getProperty("java.vendor", ""),
                        System.getProperty("os.name", ""),
                        System.getProperty("os.version", ""),
                        System.getProperty("os.arch", ""),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        clock.instant());
    }

    private String findings() {
        StringBuilder text = new StringBuilder();
        doctor.get()
                .forEach(finding ->
                        text.append("%-8s %s: %s%n".formatted(finding.state(), finding.what(), finding.detail())));
        return text.toString();
    }

    /** Commands are not told: their arguments may be secrets that look like none. */
    private String settings() {
        StudioSettings settings = home.settings().read();
        StringBuilder text = new StringBuilder("theme %s%nlanguage %s%npackages %s%nprotection %s%n"
                .formatted(
                        settings.theme(),
                        settings.language().orElse("of the system"),
                        settings.packages().orElse("in the data folder"),
                        settings.protection().orElse("none")));
        text.append("cores %d%ncommand when a job ends %s%ncommand when all is done %s%nwebhook %s%n"
                .formatted(
                        settings.queue().cores(),
                        isSet(settings.queue().jobCommand()),
                        isSet(settings.queue().doneCommand()),
                        isSet(settings.queue().webhook())));
        try {
            for (SavedTarget target : home.targets().list()) {
                text.append("target %s: %s%s%n"
                        .formatted(
                                target.name(),
                                target.place().startsWith("s3://") ? "a bucket" : "a folder",
                                target.endpoint().isPresent() ? " of a store that is not AWS" : ""));
            }
        } catch (EngineException e) {
            text.append("targets: ").append(e.getMessage()).append('\n');
        }
        home.protections()
                .names()
                .forEach(name -> text.append("protection profile ").append(name).append('\n'));
        return text.toString();
    }

    private static String isSet(String text) {
        return text.isBlank() ? "none" : "set";
    }

    private String jobs(List<JobView> jobs) {
        StringBuilder text = new StringBuilder();
        jobs.stream()
                .sorted(java.util.Comparator.comparingLong(JobView::id).reversed())
                .limit(MOST_JOBS)
                .forEach(job -> {
                    text.append("job %d %s \"%s\" to %s, attempts %d%n"
                            .formatted(job.id(), job.standing(), job.title(), job.output(), job.attempts()));
                    for (JobEvent event : queue.log(job.id())) {
                        text.append("  %s %s %s%n".formatted(event.at(), event.kind(), event.said()));
                    }
                });
        return text.isEmpty() ? "no jobs\n" : text.toString();
    }

    private static String errors(List<JobView> jobs, List<Title> troubled) {
        StringBuilder text = new StringBuilder();
        jobs.stream()
                .filter(job -> job.standing() == Standing.FAILED)
                .limit(MOST_ERRORS)
                .forEach(job -> text.append(
                        "job %d %s %s%n".formatted(job.id(), job.code().orElse(""), job.said())));
        troubled.stream()
                .limit(MOST_ERRORS)
                .forEach(title -> title.trouble()
                        .ifPresent(trouble ->
                                text.append("title %d %s %s%n".formatted(title.id(), trouble.code(), trouble.what()))));
        return text.isEmpty() ? "no errors\n" : text.toString();
    }

    private String sizes() {
        StringBuilder text = new StringBuilder();
        List.of(
                        new KeptFolder(KeptFolder.Use.DATA, home.folder()),
                        new KeptFolder(KeptFolder.Use.PACKAGES, home.packages()),
                        new KeptFolder(KeptFolder.Use.CHUNKS, home.work().folder()))
                .forEach(folder -> text.append("%s %s: %d bytes, %d free%n"
                        .formatted(
                                folder.use(),
                                folder.path(),
                                folder.size(),
                                folder.path().toFile().getUsableSpace())));
        text.append("titles ").append(library.ids(TitleQuery.ALL).size()).append('\n');
        return text.toString();
    }

    /**
     * Writes texts into a zip; it is there whole or not at all. Others than its owner cannot read it.
     *
     * @throws UsageException (OUTPUT_NOT_WRITABLE) where it cannot be written, or there is a file of that name
     */
    public void write(Path file, List<Page> pages) {
        Path target = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
        try {
            Files.createDirectories(folder);
            Path part = OwnedFiles.newIn(folder, ".part");
            try {
                try (FileChannel channel = FileChannel.open(
                                part,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                OwnedFiles.ownersAlone(part));
                        OutputStream out = Channels.newOutputStream(channel);
                        ZipOutputStream zip = new ZipOutputStream(out)) {
                    for (Page page : pages) {
                        zip.putNextEntry(new ZipEntry(page.name()));
                        zip.write(page.text().getBytes(StandardCharsets.UTF_8));
                        zip.closeEntry();
                    }
                    zip.finish();
                    channel.force(true);
                }
                if (Files.exists(target)) {
                    throw new FileAlreadyExistsException(target.toString());
                }
                Files.move(part, target);
                DiskSync.folder(folder);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw refused(target, "there is a file of that name", e);
        } catch (IOException e) {
            throw refused(target, FileTrouble.words(e), e);
        }
    }

    private static UsageException refused(Path target, String why, IOException e) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_WRITABLE,
                target + " cannot be written: " + why,
                "Choose another name, or a folder that you may write to.",
                e);
    }
}
