package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.pipeline.RepackageSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
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

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        RepackageSpec job = new RepackageSpec(renditions, out.folder, segment.length(spec.commandLine()), text.files());
        return JobRun.run(report, cancellation -> EncodingEngine.repackage(job, report::progress, cancellation));
    }
}
