package org.ladderworks.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.app.destination.TargetAccess;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.PublishReceipt;
import org.ladderworks.publish.PublishSettings;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;

/** The package of the demo, published as any other, to a folder beside it: its own may hold nothing else. */
final class DemoRelease {
    private static final TitleName TITLE = new TitleName("demo");
    private static final String BESIDE = "-published";

    private DemoRelease() {}

    /** Publishes it, tells where, and gives the exit code. */
    static int publish(Report report, DataHome home, Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        Path target = made(whole.resolveSibling(whole.getFileName() + BESIDE));
        Release release = Release.of(folder);
        return Cancellable.run(report, "Cancelled; the same command goes on.", work -> {
            try (FolderStore store = FolderStore.open(target)) {
                PublishReceipt receipt = new Publisher(
                                store,
                                TargetAccess.ofThisUser(PublishSettings.LANES),
                                home.uploads(),
                                Clock.systemUTC())
                        .publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, work.cancellation());
                report.say("  published as `ladderworks publish %s --to %s --title %s` does, version %s:"
                        .formatted(folder, folder.resolveSibling(target.getFileName()), TITLE, release.id()));
                EntranceWords.lines(release.entrances(), target.toString(), TITLE)
                        .forEach(report::say);
                report.event(
                        "published",
                        Map.of(
                                "target",
                                target.toString(),
                                "entrances",
                                EntranceWords.fields(release.entrances(), TITLE),
                                "commit",
                                receipt.commit()));
                return 0;
            }
        });
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PublishException(
                    ErrorCode.TARGET_UNUSABLE,
                    folder + " cannot be made: " + FileTrouble.words(e),
                    "Name another folder with --out.",
                    e);
        }
    }
}
