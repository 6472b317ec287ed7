package org.ladderworks.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.title.Leftovers;
import org.ladderworks.publish.title.Versions.Version;
import org.ladderworks.publish.verify.VerifyReport;
import org.ladderworks.publish.verify.VerifySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is done with a title that was published: back, what was, old versions. */
final class TitleCommands {
    private TitleCommands() {}

    /** What all of them share. */
    abstract static class Action implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "TITLE", description = "Name of the title, as it was published.")
        private String title = "";

        @Mixin
        private TargetOptions target = new TargetOptions();

        @Mixin
        private OutputOptions output = new OutputOptions();

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private LadderworksCommand root;

        @Override
        public Integer call() {
            Report report = Report.of(spec.commandLine(), output.json);
            TitleName named = new TitleName(title);
            return PublishWords.cancellable(
                    report,
                    cancellation -> target.with(report, root.home(), cancellation, (publisher, _) -> {
                        run(report, publisher, named, cancellation);
                        return 0;
                    }));
        }

        abstract void run(Report report, Publisher publisher, TitleName named, Cancellation cancellation);
    }

    static ReleaseId version(String text) {
        if (!ReleaseId.isOne(text)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "'" + text + "' is not the name of a version",
                    "It has 20 digits of hex: `ladderworks versions` shows those that there are.");
        }
        return new ReleaseId(text);
    }

    @Command(
            name = "rollback",
            description = "Show an earlier version of a title again: no media is sent.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Rollback extends Action {
        @Option(
                names = "--version-id",
                paramLabel = "VERSION",
                description = "Version to show; without it the one before the newest.")
        private @Nullable String wanted;

        @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the log.")
        private @Nullable String note;

        @Override
        void run(Report report, Publisher publisher, TitleName named, Cancellation cancellation) {
            Commit commit = publisher.rollback(
                    named,
                    Optional.ofNullable(wanted).map(TitleCommands::version),
                    Optional.ofNullable(note),
                    cancellation);
            report.say(
                    "%s shows version %s (number %d of its log)".formatted(named, commit.release(), commit.number()));
            report.result(Map.of("title", named.text(), "commit", commit));
        }
    }

    @Command(
            name = "verify",
            description = "Look at what a title shows as players see it: every object, headers, ranges, CORS, TLS.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Verify extends Action {
        @Mixin
        private VerifyOptions verify = new VerifyOptions();

        @Override
        void run(Report report, Publisher publisher, TitleName named, Cancellation cancellation) {
            VerifySettings settings = verify.settings()
                    .orElseThrow(() -> new UsageException(
                            ErrorCode.BAD_USAGE,
                            "--url is missing",
                            "Name the address of the target's folder, at the origin or at a CDN."));
            VerifyReport found = publisher.verify(named, settings, report::progress, cancellation);
            VerifyOptions.tell(report, found, settings);
            report.result(Map.of("title", named.text(), "verified", found));
        }
    }

    @Command(
            name = "history",
            description = "List what was published, taken back and deleted of a title, when, by whom and from where.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class History extends Action {
        @Override
        void run(Report report, Publisher publisher, TitleName named, Cancellation cancellation) {
            List<Commit> commits = publisher.history(named, cancellation);
            if (commits.isEmpty()) {
                report.say("Nothing was ever published as " + named);
            }
            commits.forEach(commit -> report.say(PublishWords.commit(commit)));
            report.result(Map.of("title", named.text(), "commits", commits));
        }
    }

    @Command(
            name = "versions",
            description =
                    "List the versions of a title that a target holds. With --delete, show what would go; with --yes too, delete"
                            + " it.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class ListVersions extends Action {
        @Option(names = "--delete", paramLabel = "VERSION", description = "An old version to delete.")
        private @Nullable String old;

        @Option(names = "--yes", description = "Really delete what is shown.")
        private boolean sure;

        @Option(
                names = "--session",
                paramLabel = "HOURS",
                defaultValue = "12",
                description =
                        "How long someone may go on watching what is no longer shown (default: ${DEFAULT-VALUE}); a version"
                                + " that was shown within that time is not deleted.")
        private int hours;

        @Mixin
        private LeftoverOptions leftovers = new LeftoverOptions();

        @Override
        void run(Report report, Publisher publisher, TitleName named, Cancellation cancellation) {
            if (leftovers.wanted() && old != null) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE, "--delete and --leftovers are two things", "Name one of them.");
            }
            if (leftovers.wanted()) {
                leftovers.run(report, publisher, named, sure, cancellation);
                return;
            }
            List<Version> versions = publisher.versions(named, cancellation);
            if (old == null) {
                Leftovers.Found found = publisher.leftovers(named, cancellation);
                if (versions.isEmpty()) {
                    report.say("There is no version of " + named);
                }
                versions.forEach(version -> report.say(line(version)));
                LeftoverOptions.note(report, found);
                report.result(Map.of("title", named.text(), "versions", versions, "leftovers", found));
                return;
            }
            ReleaseId id = version(old);
            if (!sure) {
                versions.stream()
                        .filter(version -> version.id().equals(id))
                        .forEach(version -> report.say("Would delete " + line(version)));
                report.say("Nothing was deleted: add --yes.");
                report.result(Map.of("title", named.text(), "deleted", false));
                return;
            }
            if (hours < 0) {
                throw new UsageException(ErrorCode.BAD_USAGE, "--session is below 0", "Name hours, 0 at least.");
            }
            Version gone = publisher.delete(named, id, Duration.ofHours(hours), cancellation);
            report.say("Deleted " + line(gone));
            report.result(Map.of("title", named.text(), "deleted", true, "version", gone));
        }

        private static String line(Version version) {
            String state = version.shown()
                    ? "shown"
                    : version.whole()
                            ? version.left().map(left -> "shown until " + left).orElse("never shown")
                            : "not whole";
            return String.format(
                    Locale.ROOT,
                    "%s  %6d objects  %10s  %s",
                    version.id(),
                    version.objects(),
                    PublishWords.bytes(version.size()),
                    state);
        }
    }
}
