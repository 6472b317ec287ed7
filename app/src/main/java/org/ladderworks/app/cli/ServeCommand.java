package org.ladderworks.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.origin.Origin;
import org.ladderworks.app.origin.PreviewKeys;
import org.ladderworks.app.origin.ServedPackage;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.packaging.TransportSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A package to this machine's browser. */
@Command(
        name = "serve",
        description =
                "Serve a package on this machine alone, with a page that plays it, until Ctrl-C. An encrypted one plays"
                        + " with ClearKey: for judging it, never for a release.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Package folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--port", paramLabel = "N", description = "Port; without it any that is free.")
    private int port;

    @Option(
            names = "--drm",
            paramLabel = "FILE",
            description =
                    "What the package was encrypted with: its keys come from where this file says. Without it they are"
                            + " looked for in the vault.")
    private @Nullable Path drm;

    @Mixin
    private VaultOptions vault = new VaultOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Override
    public Integer call() throws InterruptedException {
        Report report = Report.of(spec.commandLine(), output.json);
        ServedPackage served = ServedPackage.of(folder);
        try (KeyChain secrets = vault.secrets(root.home(), report)) {
            Optional<PreviewKeys> keys = drm == null
                    ? KnownKeys.of(report, secrets, folder)
                    : Optional.of(DrmFile.keys(report, drm, root.home(), secrets, folder));
            try (Origin origin = Origin.start(served, port, keys)) {
                tell(report, origin, keys.isPresent());
                waitForInterrupt();
            } finally {
                keys.ifPresent(PreviewKeys::close);
            }
        }
        return 0;
    }

    private void tell(Report report, Origin origin, boolean preview) {
        report.say("Playing at " + origin.page() + "  (Ctrl-C ends)");
        // Not every encrypted package has playlists.
        boolean playlists = Files.exists(folder.resolve("master.m3u8"));
        boolean streams = Files.exists(folder.resolve(TransportSet.MASTER));
        Map<String, Object> places = new LinkedHashMap<>();
        places.put("page", origin.page().toString());
        if (preview) {
            report.say(
                    "ClearKey hands keys out in the open: for judging the package on this machine, never for a release.");
            places.put("licences", origin.licences().toString());
            if (playlists) {
                places.put(
                        "hlsForHlsJs", origin.preview("hls.js", "master.m3u8").toString());
                places.put("hlsForShaka", origin.preview("shaka", "master.m3u8").toString());
            }
            places.put("dash", origin.preview("shaka", "manifest.mpd").toString());
            if (streams) {
                places.put(
                        "hlsTs", origin.preview("hls.js", TransportSet.MASTER).toString());
            }
        } else {
            if (playlists) {
                places.put("hls", origin.file("master.m3u8").toString());
            }
            places.put("dash", origin.file("manifest.mpd").toString());
            if (streams) {
                places.put("hlsTs", origin.file(TransportSet.MASTER).toString());
            }
        }
        report.result(places);
    }

    private static void waitForInterrupt() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (InterruptHook _ = new InterruptHook(interrupted::countDown)) {
            interrupted.await();
        }
    }
}
