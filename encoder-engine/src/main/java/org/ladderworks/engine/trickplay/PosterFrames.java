package org.ladderworks.engine.trickplay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.encode.EncodedTitle;
import org.ladderworks.engine.encode.StillsPlan;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.shots.FrameMeasures;
import org.ladderworks.engine.shots.Shot;
import org.ladderworks.engine.shots.ShotFinder;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** Finds the frames of a title that become posters, by what the encode kept of its pictures. */
public final class PosterFrames {
    private PosterFrames() {}

    /**
     * The frames, the one to show first.
     *
     * @param measures of the whole title
     * @throws IOException where what was kept cannot be read
     */
    public static List<Long> of(PosterSettings settings, StillsPlan plan, EncodedTitle title, FrameMeasures measures)
            throws IOException {
        VideoPlan video = title.plan().video().orElseThrow();
        List<Shot> shots = ShotFinder.find(measures, video.frameRate());
        List<PosterPicker.Candidate> candidates = candidates(plan, title.stills(), video.frameRate());
        List<Long> best =
                PosterPicker.best(candidates, measures, shots, video.frameRate(), PosterSettings.COUNT).stream()
                        .map(Integer::longValue)
                        .toList();
        List<Long> ordered = new ArrayList<>(best);
        if (settings.at().isPresent()) {
            long chosen = frameAt(settings.at().get(), video);
            ordered.remove(chosen);
            ordered.addFirst(chosen);
        } else {
            ordered.addFirst(ordered.remove(Math.min(settings.pick(), best.size()) - 1));
        }
        return ordered.subList(0, Math.min(PosterSettings.COUNT, ordered.size()));
    }

    /** The frame that is shown at a time. */
    private static long frameAt(MediaTime time, VideoPlan video) {
        FrameRate rate = video.frameRate();
        long frame = time.ticksIn(new Timescale(rate.numerator()), RoundingMode.FLOOR) / rate.denominator();
        return Math.min(frame, video.frames() - 1);
    }

    private static List<PosterPicker.Candidate> candidates(StillsPlan plan, List<Path> files, FrameRate rate)
            throws IOException {
        List<PosterPicker.Candidate> candidates = new ArrayList<>();
        byte[] still = new byte[Math.toIntExact(plan.bytes())];
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                for (int read = in.readNBytes(still, 0, still.length);
                        read > 0;
                        read = in.readNBytes(still, 0, still.length)) {
                    if (read < still.length) {
                        throw new EOFException("a still of " + file.getFileName() + " is cut short");
                    }
                    int frame = Math.toIntExact(plan.frame(rate, candidates.size()));
                    candidates.add(new PosterPicker.Candidate(frame, StillLook.of(still, plan.size())));
                }
            }
        }
        return candidates;
    }
}
