package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ladderworks.engine.encode.ChunkStore;
import org.ladderworks.engine.encode.EncodedTitle;
import org.ladderworks.engine.encode.StillsPlan;
import org.ladderworks.engine.encode.TitleEncoder;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.shots.FrameMeasures;
import org.ladderworks.engine.shots.ShotList;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;
import org.ladderworks.engine.trickplay.MeasuredRun;
import org.ladderworks.engine.trickplay.PicturePlan;
import org.ladderworks.engine.trickplay.PosterCandidate;
import org.ladderworks.engine.trickplay.PosterFrames;
import org.ladderworks.engine.trickplay.PosterMaker;
import org.ladderworks.engine.trickplay.PosterSettings;
import org.ladderworks.engine.trickplay.SheetMaker;

/** From what an encode kept of its pictures to those beside the title, and to what is there for review. */
final class PictureStage {
    private final ToolRunner runner;
    private final ToolInventory tools;
    private final TitleEncoder encoder;
    private final ChunkStore store;

    PictureStage(ToolRunner runner, ToolInventory tools, TitleEncoder encoder, ChunkStore store) {
        this.runner = runner;
        this.tools = tools;
        this.encoder = encoder;
        this.store = store;
    }

    /** What goes into packages. */
    record Taken(Optional<PackageContent.Pictures> pictures, ReviewData review) {}

    /** @param plan empty for a title without pictures */
    Taken run(EncodedTitle title, Optional<PicturePlan> plan, JobSpec job, Cancellation cancellation) {
        try {
            Optional<FrameMeasures> measures = measures(title);
            Optional<PackageContent.Pictures> pictures = Optional.empty();
            if (plan.isPresent()) {
                pictures = Optional.of(new PackageContent.Pictures(
                        plan.get().thumbnails(),
                        title.stills(),
                        new SheetMaker(runner, tools, cancellation),
                        posters(title, plan.get(), measures, job, cancellation),
                        new PosterMaker(runner, tools, cancellation)));
            }
            return new Taken(pictures, job.trickPlay().review() ? review(title, measures) : ReviewData.NONE);
        } catch (IOException e) {
            throw new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "what was kept of the pictures cannot be read: " + FileTrouble.words(e),
                    "Run the job again.",
                    e);
        }
    }

    /** Each is decoded once more, in full size. */
    private List<PosterMaker.Picture> posters(
            EncodedTitle title,
            PicturePlan plan,
            Optional<FrameMeasures> measures,
            JobSpec job,
            Cancellation cancellation)
            throws IOException {
        List<PosterMaker.Picture> posters = new ArrayList<>();
        if (plan.posters().isPresent()) {
            PosterSettings wanted = plan.posters().get();
            VideoPlan video = title.plan().video().orElseThrow();
            List<Long> frames = PosterFrames.of(
                    wanted,
                    video,
                    candidates(plan.stills().orElseThrow(), title, video),
                    List.of(new MeasuredRun(0, measures.orElseThrow())));
            List<TitleEncoder.Picture> taken =
                    encoder.pictures(title.plan(), frames, store, job.effort().lowPriority(), cancellation);
            for (int i = 0; i < frames.size(); i++) {
                MediaTime time = video.frameRate().timeOf(frames.get(i));
                posters.add(new PosterMaker.Picture(
                        time, taken.get(i).file(), taken.get(i).number(), video.pictureSize()));
            }
        }
        return posters;
    }

    private static List<PosterCandidate> candidates(StillsPlan stills, EncodedTitle title, VideoPlan video)
            throws IOException {
        List<Long> frames = LongStream.range(0, stills.count(video.frameRate(), video.frames()))
                .mapToObj(number -> stills.frame(video.frameRate(), number))
                .toList();
        return PosterCandidate.read(title.stills(), stills.size(), frames);
    }

    /** Empty where nothing was measured. */
    private static Optional<FrameMeasures> measures(EncodedTitle title) throws IOException {
        List<FrameMeasures> runs = new ArrayList<>();
        for (Path file : title.measures()) {
            runs.add(FrameMeasures.read(file));
        }
        return runs.isEmpty() ? Optional.empty() : Optional.of(FrameMeasures.joined(runs));
    }

    private static ReviewData review(EncodedTitle title, Optional<FrameMeasures> measures) {
        return new ReviewData(
                title.sounds(),
                title.plan().video().flatMap(video -> measures.map(of -> ShotList.of(of, video.frameRate()))));
    }
}
