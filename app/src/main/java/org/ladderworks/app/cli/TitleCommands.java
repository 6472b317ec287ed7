package org.ladderworks.app.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.title.Leftovers;
import org.ladderworks.publish.title.Versions.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done with a title that was published: back, what was, old versions. */
final class TitleCommands {
    private TitleCommands() {}

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
    static final class Rollback extends TitleAction {
        @Option(
                names = "--version-id",
                paramLabel = "VERSION",
                description = "Version to show; without it the one before the newest.")
        private @Nullable String wanted;

        @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the log.")
        private @Nullable String note;

        @Override
        String cancelled() {
            return "Cancelled; viewers see what they saw before.";
        }

        @Override
        boolean writes() {
            return true;
        }

        @Override
        int run(Report report, OpenTarget target, TitleName named, Cancellable work) {
            Commit commit = target.publisher()
                    .rollback(
                            named,
                            Optional.ofNullable(wanted).map(TitleCommands::version),
                            Optional.ofNullable(note),
                            work.cancellation());
            report.say(
                    "%s shows version %s (number %d of its log)".formatted(named, commit.release(), commit.number()));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("title", named.text());
            fields.put("commit", commit);
            int exitCode = new CacheTelling(report, target, named, work).after(commit, fields);
            report.result(fields);
            return exitCode;
        }
    }

    @Command(
            name = "history",
            description = "List what was published, taken back and deleted of a title, when, by whom and from where.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class History extends TitleAction {
        @Override
        int run(Report report, OpenTarget target, TitleName named, Cancellable work) {
            List<Commit> commits = target.publisher().history(named, work.cancellation());
            if (commits.isEmpty()) {
                report.say("Nothing was ever published as " + named);
            }
            commits.forEach(commit -> report.say(PublishWords.commit(commit)));
            report.result(Map.of("title", named.text(), "commits", commits));
            return 0;
        }
    }

    @Command(
            name = "versions",
            description =
                    "List the versions of a title that a target holds. With --delete, show what would go; with --yes too, delete"
                            + " it.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class ListVersions extends TitleAction {
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
        String cancelled() {
            return !sure
                    ? Cancellable.NOTHING_CHANGED
                    : "Cancelled; what was not deleted yet stays: the same command goes on.";
        }

        @Override
        boolean writes() {
            return sure;
        }

        @Override
        int run(Report report, OpenTarget target, TitleName named, Cancellable work) {
            if (leftovers.wanted() && old != null) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE, "--delete and --leftovers are two things", "Name one of them.");
            }
            if (leftovers.wanted()) {
                leftovers.run(report, target.publisher(), named, sure, work.cancellation());
                return 0;
            }
            List<Version> versions = target.publisher().versions(named, work.cancellation());
            if (old == null) {
                Leftovers.Found found = target.publisher().leftovers(named, work.cancellation());
                if (versions.isEmpty()) {
                    report.say("There is no version of " + named);
                }
                versions.forEach(version -> report.say(line(version)));
                LeftoverOptions.note(report, found);
                report.result(Map.of("title", named.text(), "versions", versions, "leftovers", found));
                return 0;
            }
            ReleaseId id = version(old);
            if (!sure) {
                versions.stream()
                        .filter(version -> version.id().equals(id))
                        .forEach(version -> report.say("Would delete " + line(version)));
                report.say("Nothing was deleted: add --yes.");
                report.result(Map.of("title", named.text(), "deleted", false));
                return 0;
            }
            if (hours < 0) {
                throw new UsageException(ErrorCode.BAD_USAGE, "--session is below 0", "Name hours, 0 at least.");
            }
            Version gone = target.publisher().delete(named, id, Duration.ofHours(hours), work.cancellation());
            report.say("Deleted " + line(gone));
            report.result(Map.of("title", named.text(), "deleted", true, "version", gone));
            return 0;
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
