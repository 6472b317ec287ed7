package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.pipeline.RepackageSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Encoded files to package. */
@Command(
        name = "package",
        description =
                "Package already encoded MP4 files (H.264, HEVC, AV1; AAC, AC-3, E-AC-3, Opus), without encoding.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PackageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(
            paramLabel = "RENDITION.mp4",
            arity = "1..*",
            description = "Renditions whose IDR pictures stand at the same times; every track in them is packaged.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> renditions;

    @Mixin
    private PackageFolderOption out = new PackageFolderOption();

    @Mixin
    private TextOptions text = new TextOptions();

    @Mixin
    private SegmentOption segment = new SegmentOption();

    @Mixin
    private ProtectionOptions protection = new ProtectionOptions();

    @Mixin
    private VaultOptions vault = new VaultOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        try (KeyChain secrets = vault.secrets(root.home(), report, protection.entry())) {
            Optional<ProtectionSpec> encryption =
                    Optional.ofNullable(protection.drm).map(file -> DrmFile.read(report, file, root.home(), secrets));
            PackageSpec packaging = new PackageSpec(
                    segment.length(spec.commandLine()), encryption, segment.transport, segment.audioOnlyVariant);
            RepackageSpec job = new RepackageSpec(renditions, out.folder, text.files(), packaging);
            encryption.ifPresent(wanted -> DrmFile.ask(wanted, secrets));
            return JobRun.run(report, cancellation -> EncodingEngine.repackage(job, report::progress, cancellation));
        }
    }
}
