package org.ladderworks.app.cli;

import java.util.List;
import java.util.Map;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.TargetShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The places that are published to. */
@Command(
        name = "target",
        description =
                "Save, list, test and forget places to publish to. Credentials are never saved: they are AWS's own"
                        + " (profiles, sign-in, environment).",
        mixinStandardHelpOptions = true,
        subcommands = {TargetAdding.class, TargetCommand.ListThem.class, TargetTesting.class, TargetCommand.Forget.class
        })
final class TargetCommand extends CommandGroup {
    /** What all that is done with targets shares. */
    abstract static class Action extends HomeCommand {
        @Override
        final int run(Report report) {
            return run(report, home().targets());
        }

        abstract int run(Report report, TargetShelf shelf);
    }

    @Command(name = "list", description = "Name all saved targets.", mixinStandardHelpOptions = true)
    static final class ListThem extends Action {
        @Override
        int run(Report report, TargetShelf shelf) {
            List<SavedTarget> targets = shelf.list();
            if (targets.isEmpty()) {
                report.say("None is saved: `ladderworks target add NAME PLACE` saves one.");
            }
            targets.forEach(target -> report.say("%-16s %s%s%s"
                    .formatted(
                            target.name(),
                            target.place(),
                            target.endpoint().map(endpoint -> " at " + endpoint).orElse(""),
                            target.delivery().map(ListThem::words).orElse(""))));
            report.result(Map.of("targets", targets));
            return 0;
        }

        private static String words(Delivery delivery) {
            return ", seen at " + delivery.url()
                    + delivery.cloudFront().map(id -> " by CloudFront " + id).orElse("");
        }
    }

    @Command(
            name = "forget",
            description = "Forget a saved target; what is in it stays.",
            mixinStandardHelpOptions = true)
    static final class Forget extends Action {
        @Parameters(paramLabel = "NAME", description = "Target to forget.")
        private String name = "";

        @Override
        int run(Report report, TargetShelf shelf) {
            boolean was = shelf.forget(name);
            report.say(was ? "Forgotten: " + name : "No target was called " + name);
            report.result(Map.of("forgotten", was));
            return 0;
        }
    }
}
