package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.PublishReceipt;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.upload.TimeEstimate;
import org.ladderworks.publish.upload.UploadPlan;
import org.ladderworks.publish.verify.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A package to a target. */
@Command(
        name = "publish",
        description =
                "Publish a package: all of it is sent first, then viewers see it. Run again, it goes on where it was; what"
                        + " is there is not sent again.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PublishCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

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

    @Option(names = "--dry-run", description = "Say what would be sent, and what it costs, and change nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        TitleName named = new TitleName(
                title != null
                        ? title
                        : String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        Release release = Release.of(folder);
        return PublishWords.cancellable(
                report,
                cancellation -> target.with(
                        report,
                        root.home(),
                        cancellation,
                        (publisher, place) -> dryRun
                                ? plan(report, publisher, place, release, named, cancellation)
                                : publish(report, publisher, place, release, named, cancellation)));
    }

    private static int plan(
            Report report,
            Publisher publisher,
            Target place,
            Release release,
            TitleName named,
            Cancellation cancellation) {
        UploadPlan plan = publisher.plan(release, named, cancellation);
        Optional<TimeEstimate> time = publisher.time(plan);
        PublishWords.plan(plan, place, time).forEach(report::say);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dryRun", true);
        fields.putAll(PublishWords.fields(plan, place, time));
        report.result(fields);
        return 0;
    }

    private int publish(
            Report report,
            Publisher publisher,
            Target place,
            Release release,
            TitleName named,
            Cancellation cancellation) {
        AtomicReference<Optional<TimeEstimate>> time = new AtomicReference<>(Optional.empty());
        PublishReceipt receipt = publisher.publish(
                release,
                named,
                Optional.ofNullable(note),
                plan -> {
                    time.set(publisher.time(plan));
                    PublishWords.plan(plan, place, time.get()).forEach(report::say);
                },
                report::progress,
                cancellation);
        report.say(
                receipt.shownBefore()
                        ? named + " shows this version already; all of its " + receipt.checked() + " objects are there."
                        : "Published: %s shows version %s (number %d of its log); %d objects were looked at."
                                .formatted(named, release.id(), receipt.commit().number(), receipt.checked()));
        Map<String, Object> fields = PublishWords.fields(receipt.plan(), place, time.get());
        fields.put("shownBefore", receipt.shownBefore());
        fields.put("checked", receipt.checked());
        fields.put("commit", receipt.commit());
        fields.put("entrances", EntranceWords.fields(release.entrances(), named));
        EntranceWords.lines(release.entrances(), place.place(), named).forEach(report::say);
        verify.settings().ifPresent(settings -> {
            VerifyReport found = publisher.verify(named, settings, report::progress, cancellation);
            VerifyOptions.tell(report, found, settings);
            fields.put("verified", found);
        });
        report.result(fields);
        return 0;
    }
}
