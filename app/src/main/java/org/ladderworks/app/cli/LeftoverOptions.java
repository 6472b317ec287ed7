package org.ladderworks.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.title.Leftovers;
import picocli.CommandLine.Option;

/** What lies among a title's versions and is of none. */
final class LeftoverOptions {
    private static final int MOST_LINES = 20;

    @Option(
            names = "--leftovers",
            description = "Show what lies among the versions and is of none, and large files that were begun and never"
                    + " finished; with --yes, delete it.")
    private boolean wanted;

    @Option(
            names = "--older",
            paramLabel = "HOURS",
            defaultValue = "24",
            description = "Files that were begun within this time may be on their way, and are left alone (default:"
                    + " ${DEFAULT-VALUE}).")
    private int hours;

    boolean wanted() {
        return wanted;
    }

    /** A line where there is anything, below the versions. */
    static void note(Report report, Leftovers.Found found) {
        if (!found.isNothing()) {
            report.say("  note: %d objects (%s) are of no version, %d files were begun and not finished: --leftovers"
                            .formatted(
                                    found.surplus().size(),
                                    PublishWords.bytes(found.size()),
                                    found.uploads().size())
                    + " shows them");
        }
    }

    /** Shows them, and takes them away where that is wanted. */
    void run(Report report, Publisher publisher, TitleName title, boolean sure, Cancellation cancellation) {
        if (hours < 0) {
            throw new UsageException(ErrorCode.BAD_USAGE, "--older is below 0", "Name hours, 0 at least.");
        }
        Leftovers.Found all = publisher.leftovers(title, cancellation);
        Leftovers.Found old = all.before(Instant.now().minus(Duration.ofHours(hours)));
        tell(report, all, old);
        if (sure) {
            publisher.remove(title, old, cancellation);
        }
        report.say(
                old.isNothing()
                        ? "There is nothing to delete."
                        : sure
                                ? "Deleted: %d objects (%s), %d unfinished files."
                                        .formatted(
                                                old.surplus().size(),
                                                PublishWords.bytes(old.size()),
                                                old.uploads().size())
                                : "Nothing was deleted: add --yes.");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", title.text());
        fields.put("leftovers", all);
        fields.put("deleted", sure);
        report.result(fields);
    }

    private static void tell(Report report, Leftovers.Found all, Leftovers.Found old) {
        all.surplus().stream()
                .limit(MOST_LINES)
                .forEach(object -> report.say(
                        "%10s  %s  of no version".formatted(PublishWords.bytes(object.size()), shown(object.key()))));
        more(report, all.surplus().size());
        all.uploads().stream()
                .limit(MOST_LINES)
                .forEach(upload -> report.say("%10s  %s  begun %s%s"
                        .formatted(
                                "parts",
                                shown(upload.key()),
                                upload.at(),
                                old.uploads().contains(upload) ? "" : ", may be on its way: kept")));
        more(report, all.uploads().size());
        all.unknown().ifPresent(why -> report.say("  note: unfinished files cannot be looked for: " + why));
    }

    /** Others chose these names. */
    private static String shown(String key) {
        return key.replaceAll("\\p{Cntrl}", "?");
    }

    private static void more(Report report, int count) {
        if (count > MOST_LINES) {
            report.say("            and %d more".formatted(count - MOST_LINES));
        }
    }
}
