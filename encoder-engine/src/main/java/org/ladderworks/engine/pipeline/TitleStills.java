package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ladderworks.engine.encode.EncodeProgress.Share;
import org.ladderworks.engine.encode.StillsPlan;
import org.ladderworks.engine.encode.TitleEncoder;
import org.ladderworks.engine.encode.TitlePictures;
import org.ladderworks.engine.encode.TitlePictures.Looked;
import org.ladderworks.engine.encode.TitlePictures.Stills;
import org.ladderworks.engine.encode.TitlePictures.Stretch;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.shots.FrameMeasures;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.trickplay.MeasuredRun;
import org.ladderworks.engine.trickplay.PicturePlan;
import org.ladderworks.engine.trickplay.PosterCandidate;
import org.ladderworks.engine.trickplay.PosterFrames;
import org.ladderworks.engine.trickplay.PosterMaker;

/** Takes what thumbnails and posters are made of from a title that is not encoded: by its key frames where they are near. */
final class TitleStills {
    /** Around a place, in seconds, posters are looked for: most places are key frames, many of which begin shots. */
    private static final double BEFORE = 0.5;

    private static final double BEHIND = 1.6;

    /** From one picture that is looked at there to the next, in seconds. */
    private static final double STEP = 0.2;

    /** Of the decoding, what stills take where posters are looked for by them, and what the look takes. */
    private static final double STILLS_SHARE = 0.7;

    private static final double LOOK_SHARE = 0.2;

    /** Seconds of a title whose decoding takes a while. */
    private static final double LONG = 60;

    /** At the ends of a stretch, in seconds, no poster is taken: a cut just outside would not be seen, nor a fade. */
    private static final double EDGE = 0.3;

    private static final double WHOLE_SHARE = 0.95;

    private final ImagesSpec spec;
    private final VideoPlan video;
    private final PicturePlan wanted;
    private final StillsPlan plan;
    private final TitlePictures pictures;
    private final ProgressMeter meter;

    TitleStills(ImagesSpec spec, VideoPlan video, PicturePlan wanted, TitlePictures pictures, ProgressMeter meter) {
        this.spec = spec;
        this.video = video;
        this.wanted = wanted;
        this.plan = wanted.stills().orElseThrow();
        this.pictures = pictures;
        this.meter = meter;
    }

    /**
     * What was taken.
     *
     * @param looked all of the title, where it was decoded; else empty
     */
    record Taken(Stills stills, List<Looked> looked, List<String> notes) {}

    Taken take() {
        if (!spec.exact() && pictures.hasKeys(plan)) {
            long count = plan.count(video.frameRate(), video.frames());
            Stills stills = pictures.nearKeys(plan, done -> told(STILLS_SHARE * done / count));
            return new Taken(stills, List.of(), notes(stills));
        }
        List<Looked> looked = pictures.look(
                pictures.wholly(plan), plan.size(), frames -> told(WHOLE_SHARE * frames / video.frames()));
        List<Path> files = looked.stream().flatMap(run -> run.stills().stream()).toList();
        List<MediaTime> times = LongStream.range(0, plan.count(video.frameRate(), video.frames()))
                .mapToObj(plan::time)
                .toList();
        return new Taken(new Stills(files, times), looked, notes());
    }

    /** In full size, the one to show first; empty where none are wanted. */
    List<PosterMaker.Picture> posters(Taken taken) throws IOException {
        List<PosterMaker.Picture> posters = new ArrayList<>();
        if (wanted.posters().isPresent()) {
            List<Looked> looked = taken.looked().isEmpty() ? look(taken.stills()) : taken.looked();
            List<PosterCandidate> candidates = new ArrayList<>();
            for (Looked run : looked) {
                candidates.addAll(PosterCandidate.read(
                        run.stills().stream().toList(),
                        plan.size(),
                        run.stretch().framesOfStills()));
            }
            List<Long> frames = PosterFrames.of(wanted.posters().get(), video, candidates, runs(looked));
            List<TitleEncoder.Picture> full = pictures.inFullSize(frames);
            for (int i = 0; i < frames.size(); i++) {
                MediaTime time = video.frameRate().timeOf(frames.get(i));
                posters.add(new PosterMaker.Picture(
                        time, full.get(i).file(), full.get(i).number(), video.pictureSize()));
            }
        }
        return posters;
    }

    /** Stretches that follow each other are one: a shot may begin in one and go on in the next. */
    private static List<MeasuredRun> runs(List<Looked> looked) throws IOException {
        List<MeasuredRun> runs = new ArrayList<>();
        List<FrameMeasures> following = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            Stretch stretch = looked.get(i).stretch();
            following.add(FrameMeasures.read(looked.get(i).measures()));
            boolean goesOn = i + 1 < looked.size()
                    && looked.get(i + 1).stretch().firstFrame() == stretch.firstFrame() + stretch.count();
            if (!goesOn) {
                FrameMeasures joined = FrameMeasures.joined(following);
                runs.add(new MeasuredRun(stretch.firstFrame() + stretch.count() - joined.frames(), joined));
                following.clear();
            }
        }
        return runs;
    }

    /** Around the places where stills promise most. */
    private List<Looked> look(Stills stills) throws IOException {
        List<Long> frames = stills.times().stream()
                .map(time -> PosterFrames.frameAt(time, video))
                .toList();
        List<PosterCandidate> candidates = PosterCandidate.read(stills.files(), plan.size(), frames);
        List<Stretch> stretches = new ArrayList<>();
        for (long place : PosterFrames.places(video, candidates)) {
            long end = stretches.isEmpty()
                    ? 0
                    : stretches.getLast().firstFrame() + stretches.getLast().count();
            long first = Math.max(end, place - frames(BEFORE));
            long count = Math.min(video.frames(), place + frames(BEHIND)) - first;
            long from = first == 0 || first == end ? 0 : frames(EDGE);
            long to = first + count == video.frames() ? count : count - frames(EDGE);
            if (to > from) {
                stretches.add(new Stretch(
                        first,
                        count,
                        LongStream.iterate(from, frame -> frame < to, frame -> frame + frames(STEP))
                                .boxed()
                                .toList()));
            }
        }
        long all = stretches.stream().mapToLong(Stretch::count).sum();
        return pictures.look(stretches, plan.size(), seen -> told(STILLS_SHARE + LOOK_SHARE * seen / all));
    }

    private long frames(double seconds) {
        return Math.max(1, Math.round(seconds * video.frameRate().approximate()));
    }

    private void told(double done) {
        meter.encoded(List.of(new Share(Math.min(1, done), 0)), video.length().approximateSeconds());
    }

    private List<String> notes(Stills stills) {
        double farthest = IntStream.range(0, stills.times().size())
                .mapToDouble(i -> Math.abs(stills.times().get(i).approximateSeconds()
                        - plan.time(i).approximateSeconds()))
                .max()
                .orElse(0);
        return wanted.thumbnails().isEmpty() || farthest < 0.001
                ? List.of()
                : List.of(
                        ("thumbnails are of the nearest key frames, up to %.2f s from each %s s: images/thumbnails.vtt has"
                                        + " their own times; --exact decodes all of the title instead")
                                .formatted(farthest, plan.interval().toSeconds(1)));
    }

    private List<String> notes() {
        boolean worthTelling = !spec.exact() && video.length().approximateSeconds() > LONG;
        return worthTelling
                ? List.of(
                        "all of the title was decoded: it cannot be entered in the middle, or too few of its key frames are"
                                + " near the times of thumbnails")
                : List.of();
    }
}
