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
import org.ladderworks.app.origin.OriginOptions;
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
                        + " with ClearKey: for judging it, never for a release. docs/serve.md tells what is answered.",
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
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to serve at, or 0.0.0.0 for all of this machine. Without it nobody but this machine is"
                            + " answered.")
    private String host = "";

    @Option(
            names = "--token",
            description =
                    "Answer only who has the token of this session, which is in the addresses that are said at the"
                            + " start. Without it the token is asked for keys alone.")
    private boolean token;

    @Option(
            names = "--edge-headers",
            description =
                    "Cache-Control as published files have it: manifests for a minute, media for a year. Without it"
                            + " caches ask again each time, as a package may be made anew under the same address.")
    private boolean edgeHeaders;

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
        OriginOptions options = options();
        ServedPackage served = ServedPackage.of(folder);
        try (KeyChain secrets = vault.secrets(root.home(), report)) {
            Optional<PreviewKeys> keys = drm == null
                    ? KnownKeys.of(report, secrets, folder)
                    : Optional.of(DrmFile.keys(report, drm, root.home(), secrets, folder));
            try (Origin origin = Origin.start(served, options, keys)) {
                warn(report, options, keys.isPresent());
                tell(report, origin, keys.isPresent());
                waitForInterrupt();
            } finally {
                keys.ifPresent(PreviewKeys::close);
            }
        }
        return 0;
    }

    private OriginOptions options() {
        OriginOptions options = OriginOptions.local(port).at(host);
        options = token ? options.withToken() : options;
        return edgeHeaders ? options.withEdgeHeaders() : options;
    }

    private static void warn(Report report, OriginOptions options, boolean preview) {
        if (!options.isReachable()) {
            return;
        }
        report.say("Warning: other machines can reach this, and what they are sent is not encrypted on the way."
                + (options.guarded()
                        ? ""
                        : " Whoever reaches it sees the package; with --token only who has its address."));
        if (preview) {
            report.say("Browsers of other machines play an encrypted title only over https, which this is not.");
        }
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
