package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.HardwareUse;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.source.remote.RemoteLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Source to package. */
@Command(
        name = "encode",
        description = "Encode a source into a ladder and package it, as options or a job file say.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EncodeCommand implements Callable<Integer> {
    /** As job files have them, with hyphens. */
    enum Rate {
        CRF,
        BITRATE,
        TWO_PASS,
        CBR;

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description = "Media file, images, or an s3, http or https address to encode; several are joined, in the"
                    + " shape and at the rate of the first.")
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder that becomes the package: new, empty, or an earlier package to be replaced.")
    private @Nullable Path out;

    @Option(
            names = "--job",
            paramLabel = "FILE",
            description = "Job file in JSON or YAML (see docs/job-file.md). What options say goes before what it says.")
    private @Nullable Path jobFile;

    @Option(names = "--print-job", description = "Print the job file of this command line instead of encoding.")
    private boolean printJob;

    @Option(
            names = "--queue",
            description = "Put the job into the queue instead of encoding now: `ladderworks worker` works on it, and"
                    + " `ladderworks jobs` shows it.")
    private boolean queue;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Ladder preset, as `ladderworks presets list` names them; or several with commas between, one for"
                            + " each codec and range. Without it the H.264 one that fits the length, and for an HDR source"
                            + " web-hdr-hevc too.")
    private @Nullable String preset;

    @Option(
            names = "--rate",
            paramLabel = "MODE",
            description =
                    "crf: constant quality, each rung's bit rate being the ceiling of its average (default);"
                            + " bitrate: aim at that bit rate; two-pass: the same in two passes, which takes half as long again; cbr: take that bit rate at all times.")
    private @Nullable Rate rate;

    @Option(
            names = "--speed",
            paramLabel = "PRESET",
            description = "Speed in x264's names, ultrafast to veryslow, instead of the preset's.")
    private @Nullable String speed;

    @Option(
            names = "--hardware",
            paramLabel = "ENCODER",
            description =
                    "off: encode in software (default); auto: with the first hardware encoder that passes a trial on this"
                            + " machine; or nvenc, qsv, vaapi, videotoolbox. What none can do is encoded in software.")
    private @Nullable HardwareUse hardware;

    @Mixin
    private AudioOptions audio = new AudioOptions();

    @Mixin
    private TextOptions text = new TextOptions();

    @Option(
            names = "--cea608",
            description =
                    "Make a text of the CEA-608 captions (CC1) in the pictures too. The captions themselves stay where"
                            + " they are in any case, in H.264.")
    private boolean cea608;

    @Mixin
    private SegmentOption segment = new SegmentOption();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Mixin
    private OverlayOptions overlays = new OverlayOptions();

    @Mixin
    private TrickPlayOptions trickPlay = new TrickPlayOptions();

    @Mixin
    private ProtectionOptions protection = new ProtectionOptions();

    @Mixin
    private VaultOptions vault = new VaultOptions();

    @Override
    public Integer call() throws InterruptedException {
        Report report = Report.of(spec.commandLine(), output.json);
        try (KeyChain secrets = vault.secrets(root.home(), report, protection.entry())) {
            return run(report, JobChecks.of(root.home(), secrets).check(draft()), secrets);
        }
    }

    private int run(Report report, Job job, KeyChain secrets) throws InterruptedException {
        JobSpec checked = JobChecks.orRefused(report, jobFile, job);
        if (printJob) {
            refuseSigned(checked, "--print-job");
            report.say(job.toJson());
            report.result(Map.of("job", job.tree()));
            return 0;
        }
        if (queue) {
            refuseSigned(checked, "--queue");
            // The worker may run where nobody can be asked.
            checked.packaging().protection().ifPresent(DrmFile::askForKeys);
            QueueEntry.add(report, root.home(), job, checked);
            return 0;
        }
        checked.packaging().protection().ifPresent(wanted -> DrmFile.ask(wanted, secrets));
        try (EncodingEngine engine = Wiring.engine()) {
            return JobRun.run(report, cancellation -> engine.run(checked, report::progress, cancellation));
        }
    }

    /** What is printed or put into the queue is kept in files, and may be sent to others. */
    private void refuseSigned(JobSpec job, String option) {
        job.clips().stream()
                .flatMap(clip -> clip.remote().stream())
                .filter(RemoteLocation::isSigned)
                .findFirst()
                .ifPresent(address -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            option + ": the address " + address + " is signed, and no job file holds a key:"
                                    + " leave the signature out, and give the whole address beside --job");
                });
    }

    private JobDraft draft() {
        if (jobFile == null) {
            require(!sources.isEmpty(), "parameter: 'SOURCE'");
            require(out != null, "option: '--out=DIR'");
        }
        JobDraft job = jobFile == null ? JobDraft.empty() : JobDraft.of(jobFile);
        inputs.into(job, spec.commandLine(), sources);
        if (out != null) {
            job.put("output", "folder", out);
        }
        Optional.ofNullable(protection.drm).ifPresent(job::drm);
        if (preset != null) {
            job.drop("ladder").put("ladder", "presets", presets(preset));
        }
        if (rate != null) {
            job.put("video", "rate", rate.toString());
        }
        if (hardware != null) {
            job.put("video", "hardware", hardware.toString());
        }
        if (speed != null) {
            job.put("video", "speed", EncoderSpeed.checked(spec.commandLine(), speed));
        }
        audio.into(job, spec.commandLine());
        text.into(job);
        if (cea608) {
            job.put("text", "cea608", true);
        }
        segment.into(job, spec.commandLine());
        work.into(job, spec.commandLine());
        pictures.into(job, spec.commandLine());
        overlays.into(job, spec.commandLine());
        trickPlay.into(job, spec.commandLine());
        return job;
    }

    private void require(boolean given, String what) {
        if (!given) {
            throw new ParameterException(spec.commandLine(), "Missing required " + what);
        }
    }

    private ArrayNode presets(String names) {
        root.home().presets().allNamed(names);
        ArrayNode presets = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(names.split(",", -1)).map(String::strip).forEach(presets::add);
        return presets;
    }
}
