package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.pipeline.FetchedClips;
import org.ladderworks.engine.pipeline.ImagesSpec;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.MadeImages;
import org.ladderworks.engine.progress.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Source to pictures, without an encode. */
@Command(
        name = "images",
        description =
                "Make thumbnails and posters of a source without encoding it, of its key frames where these are near.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ImagesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(
            paramLabel = "SOURCE",
            arity = "1..*",
            description = "Media file, images, or an s3, http or https address; several are joined.")
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder that the pictures come into: new, empty, or of earlier pictures to be replaced.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Mixin
    private ImageOptions images = new ImageOptions();

    @Option(
            names = "--exact",
            description =
                    "Decode all of the title, for thumbnails of the very pictures of their times: minutes instead of"
                            + " seconds.")
    private boolean exact;

    @Mixin
    private PieceOptions piece = new PieceOptions();

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Mixin
    private EffortOptions effort = new EffortOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        try (KeyChain secrets = new VaultOptions().secrets(root.home(), report)) {
            // The same words mean the same as in a job that encodes.
            JobSpec job = JobChecks.of(root.home(), secrets).check(draft()).required(Optional.empty());
            return JobRun.cancellable(report, cancellation -> make(report, job, cancellation));
        }
    }

    private JobDraft draft() {
        JobDraft job = JobDraft.empty();
        piece.clips(spec.commandLine(), sources, java.util.Optional.empty());
        piece.into(job, sources);
        job.put("output", "folder", out);
        images.into(job, spec.commandLine());
        pictures.into(job, spec.commandLine());
        effort.into(job, spec.commandLine());
        return job;
    }

    private int make(Report report, JobSpec job, Cancellation cancellation) {
        try (EncodingEngine engine = Wiring.engine();
                FetchedClips here = engine.fetch(job.clips(), job.work(), report::progress, cancellation)) {
            ImagesSpec wanted = new ImagesSpec(
                    here.clips(),
                    job.output(),
                    job.pictures(),
                    job.trickPlay().thumbnails(),
                    job.trickPlay().posters(),
                    exact,
                    job.effort());
            tell(report, engine.images(wanted, report::progress, cancellation));
            return 0;
        }
    }

    private static void tell(Report report, MadeImages made) {
        report.say("%s  (%s s)".formatted(made.folder(), made.duration().toSeconds(3)));
        ImageWords.of(made.thumbnails(), made.posters()).forEach(report::say);
        made.notes().forEach(note -> report.say("  note: " + note));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("folder", made.folder().toString());
        fields.put("durationSeconds", Double.valueOf(made.duration().toSeconds(6)));
        made.thumbnails().ifPresent(track -> fields.put("thumbnails", track.path()));
        fields.put(
                "posters",
                made.posters().stream().map(poster -> poster.images()).toList());
        fields.put("notes", made.notes());
        report.result(fields);
    }
}
