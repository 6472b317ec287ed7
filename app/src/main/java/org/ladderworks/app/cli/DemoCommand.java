package org.ladderworks.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.KeyOrigin;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.progress.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job, on a source that it makes itself. */
@Command(
        name = "demo",
        description =
                "Make a sample source, encode, encrypt and package it, publish it to a folder beside the package, and say"
                        + " where to look. Its keys are drawn and kept in the vault; `ladderworks serve` plays it.",
        mixinStandardHelpOptions = true)
final class DemoCommand extends HomeCommand {
    private static final int LONGEST = 3600;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ladderworks-demo",
            description =
                    "Folder that becomes the package; ${DEFAULT-VALUE} where none is named. It is published to one with"
                            + " -published behind its name.")
    private Path out = Path.of("ladderworks-demo");

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Length of the sample, 1 to " + LONGEST + "; ${DEFAULT-VALUE} without it.")
    private int seconds = 20;

    @Option(names = "--clear", description = "Do not encrypt it.")
    private boolean clear;

    @Mixin
    private VaultOptions vault = new VaultOptions();

    @Override
    int run(Report report) {
        if (seconds < 1 || seconds > LONGEST) {
            throw badUsage("--seconds is " + seconds + "; choose 1 to " + LONGEST);
        }
        Path temporary = temporaryFolder();
        Path sample = temporary.resolve("ladderworks-sample.mp4");
        try (KeyChain secrets = secrets(report);
                EncodingEngine engine = Wiring.engine()) {
            if (!clear) {
                secrets.unlock();
            }
            report.say("Making a sample source of " + seconds + " s ...");
            engine.generateSample(sample, seconds, new Cancellation());
            JobSpec job = JobSpec.of(sample, out, home().work());
            JobSpec wanted = clear ? job : job.with(PackageSpec.standard().with(protection(secrets)));
            int exit = JobRun.run(report, cancellation -> engine.run(wanted, report::progress, cancellation));
            if (exit == 0) {
                exit = DemoRelease.publish(report, home(), out);
            }
            if (exit == 0) {
                report.say("  play: `ladderworks serve " + out + "`"
                        + (clear ? "" : ", with the keys of this machine's vault: the package is encrypted (cbcs)"));
            }
            return exit;
        } finally {
            OwnedFiles.delete(temporary);
        }
    }

    private KeyChain secrets(Report report) {
        DataHome home = home();
        // That a bare machine has nothing better than a file is worth a note, and no alarm, where the title is a test
        // picture.
        return new KeyChain(home.vault(), vault.unlocking(home, line -> report.say("note: " + line + ".")));
    }

    /** One package for all devices. */
    private static ProtectionSpec protection(KeyChain secrets) {
        return new ProtectionSpec(
                Set.of(ProtectionScheme.CBCS),
                Set.of(DrmSystem.WIDEVINE, DrmSystem.PLAYREADY, DrmSystem.FAIRPLAY),
                "ladderworks-demo",
                Map.of(),
                Optional.empty(),
                KeyLayout.VIDEO_AND_AUDIO,
                Optional.empty(),
                secrets.source(new KeyOrigin.InVault()),
                secrets.ledger());
    }

    private static Path temporaryFolder() {
        try {
            return OwnedFiles.newTemporaryFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
