package org.ladderworks.engine.encode;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;

/**
 * Which stills of a title are taken of key frames, which can be decoded alone, and which cannot be, as no key frame is near.
 * For a title of one clip. Pure.
 *
 * @param near in the order of the title, of as many key frames
 * @param far in the order of the title
 */
record KeyStills(List<Near> near, List<Far> far) {
    /** Where more of the source than this must be decoded for those that are far, all of it may be as well. */
    private static final double WORTHWHILE = 0.4;

    /** More are not asked for at once: each packet of the source is compared with all of them. */
    private static final int LONGEST_RUN = 200;

    /** Fewer are not worth a start of FFmpeg. */
    private static final int SHORTEST_RUN = 25;

    /**
     * A still that shows a key frame instead of the picture of its time.
     *
     * @param number of the still
     * @param key when the key frame is shown, in ticks of the clip's index
     */
    record Near(long number, long key) {}

    /**
     * A still that shows the picture of its time.
     *
     * @param frame of the timeline
     */
    record Far(long number, long frame) {}

    KeyStills {
        near = List.copyOf(near);
        far = List.copyOf(far);
    }

    /**
     * Takes the picture of each time where it is a key frame; else the key frame that is nearest, if it is nearer than half an
     * interval; but for the first one, which is the title's first picture.
     */
    static KeyStills of(StillsPlan plan, VideoPlan video) {
        FrameIndex index = video.clips().getFirst().index();
        FrameRate rate = video.frameRate();
        long reach = Math.max(0, (plan.interval().ticksIn(index.timescale(), RoundingMode.FLOOR) - 1) / 2);
        List<Near> near = new ArrayList<>();
        List<Far> far = new ArrayList<>();
        long last = index.firstTime() - 1;
        for (long number = 0; number < plan.count(rate, video.frames()); number++) {
            long time = tick(plan, number, index);
            long shown = index.frameAtOrBefore(time);
            OptionalLong key =
                    index.isKey(shown) ? OptionalLong.of(shown) : index.keyNear(time, number == 0 ? 0 : reach);
            // What stands for longer than an interval is shown by several stills.
            if (key.isPresent() && key.getAsLong() > last) {
                last = key.getAsLong();
                near.add(new Near(number, last));
            } else {
                far.add(new Far(number, plan.frame(rate, number)));
            }
        }
        return new KeyStills(near, far);
    }

    private static long tick(StillsPlan plan, long number, FrameIndex index) {
        return index.firstTime() + plan.time(number).ticksIn(index.timescale(), RoundingMode.FLOOR);
    }

    /** False where decoding the whole title is hardly dearer. */
    boolean isWorthwhile(VideoPlan video) {
        Clip clip = video.clips().getFirst();
        double decoded = runs(far, video).stream()
                .mapToDouble(run ->
                        clip.decodedBefore(video.frameRate(), run.getLast().frame())
                                        .approximateSeconds()
                                + video.frameRate().frameDuration().approximateSeconds())
                .sum();
        return decoded <= WORTHWHILE * video.length().approximateSeconds();
    }

    /** Those that are near in runs of neighbours, so many that several workers share them. */
    List<List<Near>> runs(int workers) {
        int shared = Math.ceilDiv(near.size(), workers * 2);
        int length = Math.clamp(shared, SHORTEST_RUN, LONGEST_RUN);
        List<List<Near>> runs = new ArrayList<>();
        for (int from = 0; from < near.size(); from += length) {
            runs.add(near.subList(from, Math.min(near.size(), from + length)));
        }
        return runs;
    }

    /** Stills that are far, in runs that one decode from one key frame on makes. */
    static List<List<Far>> runs(List<Far> stills, VideoPlan video) {
        Clip clip = video.clips().getFirst();
        List<List<Far>> runs = new ArrayList<>();
        long lastKey = Long.MIN_VALUE;
        for (Far still : stills) {
            long key = clip.index().keyAtOrBefore(clip.decodedFrom(video.frameRate(), still.frame()));
            if (runs.isEmpty() || key != lastKey) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(still);
            lastKey = key;
        }
        return runs;
    }

    /** From when on a still is right: its own time where the title then shows the key frame, else that of the key frame. */
    static MediaTime time(Near still, StillsPlan plan, VideoPlan video) {
        FrameIndex index = video.clips().getFirst().index();
        return index.frameAtOrBefore(tick(plan, still.number(), index)) == still.key()
                ? plan.time(still.number())
                : new MediaTime(still.key() - index.firstTime(), index.timescale());
    }
}
