package org.ladderworks.engine.encode;

import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.time.FrameRate;

/** What is done about the fields of a source, and which timeline follows from it. Pure. */
public sealed interface FieldTreatment {
    /** The rate of film, which is what telecine was made from. */
    FrameRate FILM = new FrameRate(24_000, 1001);

    /** The rate of video that film is brought to by telecine. */
    FrameRate TELECINED = new FrameRate(30_000, 1001);

    /** The rate of the timeline to encode. */
    FrameRate rate(FrameIndex index, FrameRate declared);

    /** How many frames a timeline of that rate, or of half of it, has. */
    long frames(FrameIndex index, FrameRate rate);

    /** The time, in source ticks, of the source frame that each of a timeline's frames from..to-1 is made from. */
    long[] shownAt(FrameIndex index, FrameRate rate, long from, long to);

    /** How many source frames a frame may be away from where {@link #shownAt} expects it. */
    default int tolerance() {
        return 0;
    }

    /** How many source frames before the first one shown must be decoded, so that a window's pictures are the title's. */
    default int framesBefore() {
        return 0;
    }

    /** True where the filters' phase is that of the whole title: it is then encoded in one window. */
    default boolean isIndivisible() {
        return false;
    }

    /** Frames are whole pictures. */
    record Progressive() implements FieldTreatment {
        @Override
        public FrameRate rate(FrameIndex index, FrameRate declared) {
            return index.rate(declared);
        }

        @Override
        public long frames(FrameIndex index, FrameRate rate) {
            return index.framesAt(rate);
        }

        @Override
        public long[] shownAt(FrameIndex index, FrameRate rate, long from, long to) {
            return index.shownAt(rate, from, to);
        }
    }

    /**
     * Each picture is made from a field and its neighbours in time.
     *
     * @param topFirst which field of a frame is the earlier
     * @param everyField a picture of each field, so twice the rate; else one of each frame
     */
    record Deinterlaced(boolean topFirst, boolean everyField) implements FieldTreatment {
        @Override
        public FrameRate rate(FrameIndex index, FrameRate declared) {
            if (!everyField) {
                return index.rate(declared);
            }
            FrameRate frames = index.rate(declared);
            return new FrameRate(Math.multiplyExact(frames.numerator(), 2), frames.denominator());
        }

        @Override
        public long frames(FrameIndex index, FrameRate rate) {
            return everyField ? index.fields().framesAt(rate) : index.framesAt(rate);
        }

        @Override
        public long[] shownAt(FrameIndex index, FrameRate rate, long from, long to) {
            if (!everyField) {
                return index.shownAt(rate, from, to);
            }
            long[] halfTicks = index.fields().shownAt(rate, from, to);
            for (int i = 0; i < halfTicks.length; i++) {
                halfTicks[i] = index.frameAtOrBefore(Math.floorDiv(halfTicks[i], 2));
            }
            return halfTicks;
        }

        @Override
        public int framesBefore() {
            return 2;
        }
    }

    /**
     * Film frames are put together again from the fields that telecine spread over video frames, and of each five frames
     * the one that repeats another is left out.
     */
    record InverseTelecine(boolean topFirst) implements FieldTreatment {
        private static final int CYCLE = 5;

        @Override
        public FrameRate rate(FrameIndex index, FrameRate declared) {
            return FILM;
        }

        @Override
        public long frames(FrameIndex index, FrameRate rate) {
            long video = index.framesAt(TELECINED);
            return video - video / CYCLE;
        }

        /** To {@link #tolerance}: which frame of five repeats another is seen only in the pictures. */
        @Override
        public long[] shownAt(FrameIndex index, FrameRate rate, long from, long to) {
            long video = index.framesAt(TELECINED);
            long[] all = index.shownAt(TELECINED, 0, video);
            long[] shown = new long[Math.toIntExact(to - from)];
            for (int i = 0; i < shown.length; i++) {
                shown[i] = all[Math.toIntExact(Math.min(video - 1, (from + i) * CYCLE / (CYCLE - 1)))];
            }
            return shown;
        }

        @Override
        public int tolerance() {
            return 2;
        }

        @Override
        public boolean isIndivisible() {
            return true;
        }
    }
}
