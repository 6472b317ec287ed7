package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.ChunkStore;
import org.ladderworks.engine.encode.EncodePlan;
import org.ladderworks.engine.encode.EncodePlanner;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.TitlePictures;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;
import org.ladderworks.engine.trickplay.PicturePlan;
import org.ladderworks.engine.trickplay.PosterMaker;
import org.ladderworks.engine.trickplay.SheetMaker;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** Source to pictures, without an encode. */
public final class ImagesJob {
    private final ToolRunner runner;
    private final ToolInventory tools;
    private final Analyst analyst;

    public ImagesJob(ToolRunner runner, ToolInventory tools, Analyst analyst) {
        this.runner = runner;
        this.tools = tools;
        this.analyst = analyst;
    }

    /**
     * Blocks until the pictures are in their folder.
     *
     * @throws org.ladderworks.engine.error.EngineException where they cannot be made; then nothing of them is left
     */
    public MadeImages run(ImagesSpec spec, Progress.Listener listener, Cancellation cancellation) {
        spec.check();
        ProgressMeter meter = ProgressMeter.ofPictures(listener, new Pause());
        meter.stage(Stage.PROBE);
        Analysis analysis = analyst.analyse(spec.clips(), List.of(), spec.pictures(), cancellation);
        EncodePlan plan = EncodePlanner.plan(
                analysis.clips().stream()
                        .map(clip -> clip.material(Source::asToolInput))
                        .toList(),
                analysis.ladder(),
                EncodeSettings.standard());
        VideoPlan video = plan.video()
                .orElseThrow(() -> new SourceException(
                        ErrorCode.SOURCE_WITHOUT_MEDIA,
                        analysis.source().file() + " has no pictures, so none can be made of it",
                        "Name a file with video."));
        PicturePlan wanted =
                PicturePlan.of(new TrickPlaySettings(spec.thumbnails(), spec.posters(), false, false), video);
        try (OutputFolder output = OutputFolder.open(spec.output())) {
            if (output.holdsRenditions()) {
                throw new UsageException(
                        ErrorCode.OUTPUT_NOT_EMPTY,
                        output.folder() + " holds a package, which pictures alone would replace",
                        "Name another folder; to have pictures in the package, encode it again: nothing but pictures is"
                                + " then made.");
            }
            try (ChunkStore store = ChunkStore.open(output.work(), Long.MAX_VALUE)) {
                TitlePictures pictures = new TitlePictures(runner, tools, plan, store, spec.effort(), cancellation);
                meter.stage(Stage.ENCODE);
                TitleStills taken = new TitleStills(spec, video, wanted, pictures, meter);
                TitleStills.Taken stills = take(taken, plan);
                List<PosterMaker.Picture> posters = taken.posters(stills);
                plan.checkUnchanged();
                meter.stage(Stage.PACKAGE);
                MadeImages made = write(output, video, wanted, stills, posters, analysis.notes(), cancellation);
                meter.stage(Stage.FINISH);
                output.sync();
                cancellation.check();
                output.commit();
                return made;
            }
        } catch (IOException e) {
            boolean full = DiskFull.saidBy(e.getMessage());
            throw new PackagingException(
                    full ? ErrorCode.PACKAGING_DISK_FULL : ErrorCode.PACKAGING_FAILED,
                    full
                            ? "the disk is full (while making pictures)"
                            : "pictures cannot be made: " + FileTrouble.words(e),
                    "Free some space, or choose another disk with --out.",
                    e);
        }
    }

    private static TitleStills.Taken take(TitleStills stills, EncodePlan plan) {
        try {
            return stills.take();
        } catch (EncodeException | SourceException e) {
            // A source that changed meanwhile is the likely reason.
            plan.checkUnchanged();
            throw e;
        }
    }

    private MadeImages write(
            OutputFolder output,
            VideoPlan video,
            PicturePlan wanted,
            TitleStills.Taken stills,
            List<PosterMaker.Picture> posters,
            List<String> notes,
            Cancellation cancellation)
            throws IOException {
        Path folder = output.staging();
        List<PackagedFile> files = new ArrayList<>();
        Optional<SheetMaker.Made> sheets = wanted.thumbnails()
                .map(plan -> new SheetMaker(runner, tools, cancellation)
                        .make(plan, stills.stills().files(), stills.stills().times(), folder));
        sheets.ifPresent(made -> files.addAll(made.files()));
        PosterMaker.Made made = new PosterMaker(runner, tools, cancellation).make(posters, folder);
        files.addAll(made.files());
        PackageIndex index =
                PackageIndex.ofPictures(video.length(), sheets.map(SheetMaker.Made::track), made.posters(), files);
        Files.writeString(folder.resolve(PackageIndex.FILE_NAME), index.toJson());
        List<String> all = new ArrayList<>(notes);
        all.addAll(stills.notes());
        return new MadeImages(output.folder(), video.length(), sheets.map(SheetMaker.Made::track), made.posters(), all);
    }
}
