package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.encode.Beside;
import org.ladderworks.engine.encode.ChunkStore;
import org.ladderworks.engine.encode.EncodePlan;
import org.ladderworks.engine.encode.EncodePlanner;
import org.ladderworks.engine.encode.EncodeProgress;
import org.ladderworks.engine.encode.EncodedTitle;
import org.ladderworks.engine.encode.HardwareChoice;
import org.ladderworks.engine.encode.HardwareNotes;
import org.ladderworks.engine.encode.HardwareTrial;
import org.ladderworks.engine.encode.LoudnessPass;
import org.ladderworks.engine.encode.Material;
import org.ladderworks.engine.encode.Parallelism;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.encode.TitleEncoder;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.packaging.ClearLead;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.probe.ScanMemory;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.progress.RungProgress;
import org.ladderworks.engine.progress.TitlePicture;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.source.FingerprintCache;
import org.ladderworks.engine.text.TextPlanner;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;
import org.ladderworks.engine.trickplay.PicturePlan;

/** Source to package: the stages in order. */
public final class EncodeJob {
    private final ToolRunner runner;
    private final ToolInventory tools;
    private final Analyst analyst;

    private final RemoteClips remote;
    private final HardwareTrial trial;

    /** @param trial finds out which hardware encoders work here, for jobs that may use them */
    public EncodeJob(ToolRunner runner, ToolInventory tools, Analyst analyst, RemoteClips remote, HardwareTrial trial) {
        this.runner = runner;
        this.tools = tools;
        this.analyst = analyst;
        this.remote = remote;
        this.trial = trial;
    }

    /** Blocks until the package is in its folder, or nothing of it is. */
    public JobOutcome run(JobSpec job, Progress.Listener listener, Pause pause, Cancellation cancellation) {
        return Job.outcomeOf(
                () -> encode(job, ProgressMeter.ofEncoding(listener, pause), cancellation.with(pause)), cancellation);
    }

    private JobOutcome encode(JobSpec job, ProgressMeter meter, Cancellation cancellation) {
        job.packaging().check();
        job.trickPlay().check();
        checkWork(job);
        job.work().sweep();
        TextFiles files = TextFiles.read(job.text());
        OverlayMaterial overlays = OverlayMaterial.take(job.overlays(), job.work(), runner, tools, cancellation);
        try (FetchedClips here = remote.await(job.clips(), job.work(), meter, cancellation)) {
            return encode(job, here.clips(), files, overlays, meter, cancellation);
        }
    }

    private JobOutcome encode(
            JobSpec job,
            List<ClipSpec> clips,
            TextFiles files,
            OverlayMaterial overlays,
            ProgressMeter meter,
            Cancellation cancellation) {
        meter.stage(Stage.PROBE);
        Analysis analysis = analyse(job, clips, cancellation);
        cancellation.checkAndWait();
        try (@Nullable ProtectionKeys keys = ProtectionKeys.fetch(job.packaging(), cancellation);
                PackageSet output = PackageSet.open(job.output(), job.packaging(), Optional.ofNullable(keys))) {
            EncodePlan plan = levelled(job, plan(job, analysis, overlays, cancellation), cancellation);
            if (job.packaging().transport()) {
                TransportRungs.check(plan);
            }
            job.packaging()
                    .protection()
                    .flatMap(ProtectionSpec::clearLead)
                    .ifPresent(lead -> ClearLead.check(lead, length(plan)));
            TitleEncoder encoder = new TitleEncoder(runner, tools);
            Optional<PicturePlan> pictures = plan.video().map(video -> PicturePlan.of(job.trickPlay(), video));
            boolean review = job.trickPlay().review();
            Beside beside = pictures.map(of -> of.beside(review)).orElse(Beside.ofSound(review));
            String packaged = identity(job.packaging(), files, keys)
                    + pictures.map(PicturePlan::identity).orElse("")
                    + (review ? "-review" : "");
            if (output.hold(encoder.identity(plan, beside) + packaged)) {
                return new JobOutcome.UpToDate(output.folder());
            }
            TextPlanner.Selection text = new TextStage(runner, tools)
                    .run(analysis, plan, files, job.text().closedCaptions(), cancellation);
            try (ChunkStore store = store(job.work())) {
                meter.stage(Stage.ENCODE);
                Parallelism parallelism = encoder.parallelism(plan, job.effort());
                EncodedTitle encoded = encode(job, plan, beside, encoder, parallelism, store, meter, cancellation);
                List<Rendition> renditions = encoded.renditions();
                PictureStage.Taken taken =
                        new PictureStage(runner, tools, encoder, store).run(encoded, pictures, job, cancellation);
                plan.checkUnchanged();
                if (job.encode().audio().loudnessTarget().isPresent()) {
                    renditions = loudness(job, cancellation).measured(renditions);
                }
                meter.stage(Stage.PACKAGE);
                PackagedPresentation presentation = output.build(
                        Optional.of(encoder.identity(encoded.plan(), beside) + packaged),
                        new PackageContent(
                                renditions, text.tracks(), encoded.iFrames(), taken.pictures(), taken.review()),
                        meter,
                        cancellation);
                cancellation.checkAndWait();
                meter.stage(Stage.FINISH);
                output.sync();
                cancellation.checkAndWait();
                output.commit();
                List<String> notes = notes(analysis, encoded.plan(), text, parallelism, presentation);
                notes.addAll(output.notes());
                return new JobOutcome.Succeeded(output.folder(), presentation, store.work(), notes);
            }
        }
    }

    private static EncodedTitle encode(
            JobSpec job,
            EncodePlan plan,
            Beside beside,
            TitleEncoder encoder,
            Parallelism parallelism,
            ChunkStore store,
            ProgressMeter meter,
            Cancellation cancellation) {
        double length = length(plan).approximateSeconds();
        EncodeProgress progress = new EncodeProgress() {
            @Override
            public void onProgress(List<Share> parts) {
                meter.encoded(parts, length);
            }

            @Override
            public void again(Saying why) {
                meter.encodesAgain(why);
            }

            @Override
            public void rungs(List<RungProgress> rungs, Duration at) {
                meter.rungs(rungs, at);
            }

            @Override
            public void triedAgain(String why) {
                meter.triedAgain(why);
            }

            @Override
            public void pictured(TitlePicture picture) {
                meter.pictured(picture);
            }
        };
        try (DiskWatch _ = DiskWatch.start(job.work().chunks(), () -> 0, cancellation.pause(), meter::pauseChanged)) {
            return encoder.encode(
                    plan, beside, store, parallelism.workers(), job.effort().lowPriority(), progress, cancellation);
        } catch (EncodeException | SourceException e) {
            // A source that changed meanwhile is the likely reason.
            plan.checkUnchanged();
            throw e;
        }
    }

    /** Names everything that decides the bytes of the package, besides what is encoded. */
    private static String identity(PackageSpec packaging, TextFiles text, @Nullable ProtectionKeys keys) {
        return "-" + packaging.segment().map(length -> length.toSeconds(6)).orElse("default") + "-"
                + PackageStage.WRITER
                + (text.identity().isEmpty() ? "" : "-" + text.identity())
                + (packaging.transport() ? TransportRungs.IDENTITY : "")
                + (packaging.audioOnlyVariant() ? "-audio-only" : "")
                + (keys == null ? "" : "-" + keys.identity());
    }

    /** Chunks that are to stay would stand in the way of the package, and the package in that of chunks that are to go. */
    private static void checkWork(JobSpec job) {
        Path output = Folders.real(job.output());
        Path work = Folders.real(job.work().folder());
        if (output.startsWith(work) && !output.equals(work)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "the output folder " + output + " lies in the work folder " + work + ", whose files come and go",
                    "Name a folder outside of it with --out.");
        }
        if (work.startsWith(output)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "the work folder " + work + " lies in the output folder " + output,
                    "Name a folder outside of it with --work.");
        }
    }

    /** A source that was read through before is not read through again. */
    private Analysis analyse(JobSpec job, List<ClipSpec> clips, Cancellation cancellation) {
        FingerprintCache fingerprints = new FingerprintCache(job.work().fingerprints());
        return analyst.analyse(
                clips,
                job.presets(),
                job.pictures(),
                (source, stream) ->
                        fingerprints.known(source).flatMap(known -> scans(job).recall(known, stream)),
                cancellation);
    }

    private ScanMemory scans(JobSpec job) {
        return new ScanMemory(job.work().scans(), tools.version());
    }

    private void remember(JobSpec job, String fingerprint, ClipAnalysis clip) {
        clip.scanned().ifPresent(scanned -> {
            VideoStream stream = clip.probe().video().getFirst();
            if (scans(job).recall(fingerprint, stream).isEmpty()) {
                scans(job).keep(fingerprint, stream, scanned);
            }
        });
    }

    private EncodePlan plan(JobSpec job, Analysis analysis, OverlayMaterial overlays, Cancellation cancellation) {
        FingerprintCache fingerprints = new FingerprintCache(job.work().fingerprints());
        List<Material> materials = new ArrayList<>();
        for (ClipAnalysis clip : analysis.clips()) {
            String fingerprint = fingerprints.fingerprint(clip.source(), cancellation);
            remember(job, fingerprint, clip);
            materials.add(clip.material(source ->
                    source.equals(clip.source()) ? fingerprint : fingerprints.fingerprint(source, cancellation)));
        }
        EncodePlan plan = EncodePlanner.plan(materials, analysis.ladder(), job.encode());
        EncodePlan overlaid = OverlayPlanner.plan(
                plan, overlays, analysis.clips().getFirst().probe().timecode());
        return new HardwareChoice(trial).apply(overlaid, job.encode().hardware(), cancellation);
    }

    private EncodePlan levelled(JobSpec job, EncodePlan plan, Cancellation cancellation) {
        return job.encode()
                .audio()
                .loudnessTarget()
                .map(target -> loudness(job, cancellation).apply(plan, target))
                .orElse(plan);
    }

    private LoudnessPass loudness(JobSpec job, Cancellation cancellation) {
        return new LoudnessPass(runner, tools, job.effort().lowPriority(), cancellation);
    }

    private static MediaTime length(EncodePlan plan) {
        return plan.video()
                .map(video -> video.length())
                .orElseGet(() -> plan.audio().getFirst().length());
    }

    private static ChunkStore store(WorkFolder work) {
        try {
            return ChunkStore.open(work.chunks(), work.limit());
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.OUTPUT_NOT_WRITABLE,
                    "the work folder " + work.folder() + " cannot be used: " + FileTrouble.words(e),
                    "Name a folder on a disk that you may write to with --work.",
                    e);
        }
    }

    private static List<String> notes(
            Analysis analysis,
            EncodePlan plan,
            TextPlanner.Selection text,
            Parallelism parallelism,
            PackagedPresentation presentation) {
        List<String> notes = new ArrayList<>(analysis.notes());
        analysis.ladder().dropped().forEach(each -> notes.add(each.english()));
        notes.addAll(plan.notes());
        notes.addAll(HardwareNotes.of(plan));
        notes.addAll(text.notes());
        if (!presentation.video().isEmpty()) {
            notes.add(parallelism.inWords());
        }
        notes.addAll(CeilingNotes.of(presentation));
        notes.addAll(KeyNotes.of(presentation));
        notes.addAll(TextNotes.of(presentation));
        presentation.transport().ifPresent(set -> notes.addAll(set.notes()));
        if (analysis.clips().stream().anyMatch(clip -> clip.probe().closedCaptions())
                && presentation.video().stream()
                        .allMatch(track -> track.captions().isEmpty())) {
            notes.add(JobNote.NO_CAPTIONS.english());
        }
        for (ClipAnalysis clip : analysis.clips()) {
            boolean alone = analysis.clips().size() == 1;
            String file = String.valueOf(clip.source().file().getFileName());
            clip.probe().video().stream()
                    .skip(1)
                    .map(stream -> alone
                            ? JobNote.SECOND_VIDEO.with(stream.index())
                            : JobNote.SECOND_VIDEO_OF.with(stream.index(), file))
                    .forEach(note -> notes.add(note.english()));
            String of = alone ? "" : " of " + file;
            clip.probe()
                    .ignoredStreams()
                    .forEach(stream ->
                            notes.add(JobNote.NOT_ENCODED.with(stream + of).english()));
        }
        return notes;
    }
}
