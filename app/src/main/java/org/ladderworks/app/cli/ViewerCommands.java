package org.ladderworks.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.cdn.CloudFrontSettings;
import org.ladderworks.publish.cdn.Invalidation;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.verify.VerifyReport;
import org.ladderworks.publish.verify.VerifySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done about what viewers of a title get. */
final class ViewerCommands {
    private ViewerCommands() {}

    @Command(
            name = "verify",
            description =
                    "Look at what a title shows as players see it: every object, headers, ranges, CORS, TLS. Where viewers need a"
                            + " signature, that a good one lets in and others do not.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Verify extends TitleAction {
        @Mixin
        private VerifyOptions verify = new VerifyOptions();

        @Override
        int run(Report report, OpenTarget target, TitleName named, Cancellable work) {
            VerifySettings settings = verify.settings(target.delivery(), named, Duration.ZERO)
                    .orElseThrow(() -> new UsageException(
                            ErrorCode.BAD_USAGE,
                            "--url is missing",
                            "Name the address of the target's folder, at the origin or at a CDN, or save it with `target"
                                    + " add --url`."));
            VerifyReport found = target.publisher().verify(named, settings, report::progress, work.cancellation());
            Looking.tell(report, found, settings);
            report.result(Map.of("title", named.text(), "verified", found));
            Looking.require(found, settings);
            return 0;
        }
    }

    @Command(
            name = "invalidate",
            description =
                    "Have the caches of a target's distribution forget what changes of a title: its manifests and its record."
                            + " `publish` and `rollback` do that themselves.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Invalidate extends TitleAction {
        @Option(
                names = "--again",
                description =
                        "Also where CloudFront was told of this version before. Without it that is waited for, and not asked"
                                + " for twice.")
        private boolean again;

        @Override
        int run(Report report, OpenTarget target, TitleName named, Cancellable work) {
            CloudFrontSettings distribution = target.distribution()
                    .orElseThrow(() -> new UsageException(
                            ErrorCode.BAD_USAGE,
                            target.name() + " knows no distribution",
                            "Save it with the target: `ladderworks target add NAME PLACE --url URL --cloudfront ID`."));
            Commit shown = target.publisher()
                    .shown(named, work.cancellation())
                    .orElseThrow(() -> new PublishException(
                            ErrorCode.VERSION_UNKNOWN, named + " shows nothing", "Publish it first."));
            Delivery delivery = target.delivery().orElseThrow();
            Invalidation what = again
                    ? Invalidation.of(delivery.title(named), shown.number() + " again " + Instant.now())
                    : delivery.changed(named, shown);
            Map<String, Object> told = new CacheTelling(report, target, named, work)
                    .tell(distribution, what, "%s shows version %s".formatted(named, shown.release()));
            if (Boolean.TRUE.equals(told.get("before"))) {
                report.say("  --again tells them once more.");
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("title", named.text());
            fields.put("caches", told);
            report.result(fields);
            return 0;
        }
    }
}
