package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.overlay.OverlayGraph;
import org.ladderworks.engine.overlay.Overlays;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/**
 * How the pictures of a title are encoded, resolved once when a job starts.
 *
 * @param clips in their order, one behind the other
 * @param frameRate of the timeline that all rungs share
 * @param frames of that timeline
 * @param gopFrames frames between IDR pictures, at {@code frameRate}; even where a rung is halved
 * @param colour of the SDR rungs
 * @param hdr what HDR rungs are; empty for an SDR source, and for sources that are joined
 * @param canvas the picture that every clip is brought to, in square pixels; empty for a title of one clip
 * @param rungs best first
 * @param overlays what is laid over the pictures of every rung
 */
public record VideoPlan(
        List<Clip> clips,
        FrameRate frameRate,
        long frames,
        int gopFrames,
        DeliveryColour colour,
        Optional<HdrDelivery> hdr,
        Optional<Resolution> canvas,
        List<RungPlan> rungs,
        List<ChunkWindow> windows,
        Overlays overlays) {
    public VideoPlan {
        clips = List.copyOf(clips);
        rungs = List.copyOf(rungs);
        windows = List.copyOf(windows);
    }

    /** The same with overlays. */
    public VideoPlan with(Overlays laid) {
        return new VideoPlan(clips, frameRate, frames, gopFrames, colour, hdr, canvas, rungs, windows, laid);
    }

    /** The size of a picture of the title, in square pixels. */
    public Resolution displayed() {
        return canvas.orElseGet(() -> clips.getFirst().displayed());
    }

    /** The same in whole chroma samples: the size of pictures in full size. */
    public Resolution pictureSize() {
        Resolution size = displayed();
        return new Resolution(Math.max(2, size.width() / 2 * 2), Math.max(2, size.height() / 2 * 2));
    }

    /** What is laid over a window's pictures. */
    OverlayGraph overlaysIn(ChunkWindow window) {
        return OverlayGraph.of(overlays, frameRate, window.firstFrame(), window.frames());
    }

    /** What a window takes of each clip, in their order. */
    List<ClipPiece> pieces(ChunkWindow window) {
        long end = window.firstFrame() + window.frames();
        List<ClipPiece> pieces = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            Clip clip = clips.get(i);
            long from = Math.max(window.firstFrame(), clip.firstFrame());
            long to = Math.min(end, clip.endFrame());
            if (to > from) {
                pieces.add(new ClipPiece(i, clip, from - clip.firstFrame(), to - from));
            }
        }
        return pieces;
    }

    /** What a rung is beyond SDR; empty for an SDR one. */
    Optional<HdrDelivery> hdr(RungPlan rung) {
        return rung.isHighDynamicRange() ? hdr : Optional.empty();
    }

    /** The clip that a frame of the timeline is from. */
    int clipAt(long frame) {
        for (int i = 0; i < clips.size() - 1; i++) {
            if (frame < clips.get(i).endFrame()) {
                return i;
            }
        }
        return clips.size() - 1;
    }

    /** The time of the source frame that each frame of a window is made from, in ticks of its own container's clock. */
    long[] shownIn(ChunkWindow window) {
        return pieces(window).stream()
                .flatMapToLong(
                        piece -> Arrays.stream(piece.clip().shown(frameRate, piece.firstFrame(), piece.frames())))
                .toArray();
    }

    /** How far from what {@link #shownIn} says each frame may be, in the same ticks. */
    long[] tolerancesIn(ChunkWindow window) {
        long[] tolerances = new long[Math.toIntExact(window.frames())];
        int at = 0;
        for (ClipPiece piece : pieces(window)) {
            int end = at + Math.toIntExact(piece.frames());
            Arrays.fill(tolerances, at, end, piece.clip().toleranceInTicks());
            at = end;
        }
        return tolerances;
    }

    VideoPlan withRungs(List<RungPlan> changed) {
        return new VideoPlan(clips, frameRate, frames, gopFrames, colour, hdr, canvas, changed, windows, overlays);
    }

    public MediaTime length() {
        return frameRate.timeOf(frames);
    }

    /** Ticks in which frames of every rung are whole: all tracks of a switching set share it (rule 41). */
    public Timescale timescale() {
        return frameRate.timescale();
    }
}
