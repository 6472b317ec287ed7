package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.publish.PublishReceipt;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.upload.TimeEstimate;
import org.ladderworks.publish.upload.UploadPlan;
import org.ladderworks.publish.verify.VerifyReport;
import org.ladderworks.publish.verify.VerifySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A package to a target. */
@Command(
        name = "publish",
        description =
                "Publish a package: all of it is sent first, then viewers see it. Run again, it goes on where it was; what"
                        + " is there is not sent again.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PublishCommand extends HomeCommand {
    /** What caches may keep manifests for, and what it takes until they have asked anew. */
    private static final Duration LAG = CacheTime.MANIFEST.time().plusSeconds(15);

    @Parameters(
            paramLabel = "DIR",
            description =
                    "Package folder; of a job with both schemes of encryption the first, which brings the second.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--title",
            paramLabel = "NAME",
            description =
                    "Name of the title in addresses, better a number than the film's name; without it the folder's.")
    private @Nullable String title;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the log.")
    private @Nullable String note;

    @Mixin
    private VerifyOptions verify = new VerifyOptions();

    @Option(
            names = "--no-verify",
            description = "Do not look at it afterwards, although the address that viewers use is known.")
    private boolean unseen;

    @Option(names = "--dry-run", description = "Say what would be sent, and what it costs, and change nothing.")
    private boolean dryRun;

    @Override
    int run(Report report) {
        // First of all: what is no package is told to be none, whatever it is called.
        Release release = Release.of(folder);
        TitleName named = new TitleName(
                title != null
                        ? title
                        : String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        return Cancellable.run(
                report,
                dryRun
                        ? Cancellable.NOTHING_CHANGED
                        : "Cancelled; viewers see what they saw before. What was sent stays: the same command goes on.",
                work -> target.with(
                        report,
                        home(),
                        work.cancellation(),
                        !dryRun,
                        open -> dryRun
                                ? plan(report, open, release, named, work)
                                : publish(report, open, release, named, work)));
    }

    private static int plan(Report report, OpenTarget open, Release release, TitleName named, Cancellable work) {
        UploadPlan plan = open.publisher().plan(release, named, work.cancellation());
        Optional<TimeEstimate> time = open.publisher().time(plan);
        PublishWords.plan(plan, open, time).forEach(report::say);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dryRun", true);
        fields.putAll(PublishWords.fields(plan, open, time));
        report.result(fields);
        return 0;
    }

    private int publish(Report report, OpenTarget open, Release release, TitleName named, Cancellable work) {
        // What cannot be used of it is told before anything is sent; what is signed by then could be over when it is
        // used.
        var _ = looking(open, named);
        AtomicReference<Optional<TimeEstimate>> time = new AtomicReference<>(Optional.empty());
        PublishReceipt receipt = open.publisher()
                .publish(
                        release,
                        named,
                        Optional.ofNullable(note),
                        plan -> {
                            time.set(open.publisher().time(plan));
                            PublishWords.plan(plan, open, time.get()).forEach(report::say);
                        },
                        report::progress,
                        work.cancellation());
        report.say(
                receipt.shownBefore()
                        ? named + " shows this version already; all of its " + receipt.checked() + " objects are there."
                        : "Published: %s shows version %s (number %d of its log); all of its %d objects are there."
                                .formatted(named, release.id(), receipt.commit().number(), receipt.checked()));
        Map<String, Object> fields = PublishWords.fields(receipt.plan(), open, time.get());
        fields.put("shownBefore", receipt.shownBefore());
        fields.put("checked", receipt.checked());
        fields.put("commit", receipt.commit());
        fields.put("entrances", EntranceWords.fields(release.entrances(), named));
        EntranceWords.lines(release.entrances(), open.target().place(), named).forEach(report::say);
        int exitCode = new CacheTelling(report, open, named, work).after(receipt.commit(), fields);
        Optional<VerifySettings> looking = looking(open, named);
        Optional<VerifyReport> found;
        try {
            found = looking.map(settings -> look(report, open, named, settings, work));
        } catch (EngineException e) {
            // The release stands: it is told all the same.
            work.cancellation().check();
            report.result(fields);
            throw e;
        }
        found.ifPresent(seen -> fields.put("verified", seen));
        report.result(fields);
        found.ifPresent(seen -> Looking.require(seen, looking.orElseThrow()));
        return exitCode;
    }

    private static VerifyReport look(
            Report report, OpenTarget open, TitleName named, VerifySettings settings, Cancellable work) {
        VerifyReport seen = open.publisher().verify(named, settings, report::progress, work.cancellation());
        Looking.tell(report, seen, settings);
        return seen;
    }

    private Optional<VerifySettings> looking(OpenTarget open, TitleName named) {
        return unseen ? Optional.empty() : verify.settings(open.delivery(), named, LAG);
    }
}
