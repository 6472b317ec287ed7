package org.ladderworks.engine.packaging;

import java.util.Arrays;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.time.Timescale;

/**
 * When the samples of a GOP are decoded and shown, in ticks of its set's timescale. Every sample lasts until the next picture
 * that is shown, and is decoded when those before it, in the order of decoding, have lasted: so a GOP ends exactly where the
 * next begins, and decoding times may be later than the times of showing.
 */
final class GopTimes {
    private final long[] shown;
    private final long[] decoded;
    private final long end;

    private GopTimes(long[] shown, long[] decoded, long end) {
        this.shown = shown;
        this.decoded = decoded;
        this.end = end;
    }

    /** Of one GOP of a rung; two pictures that are shown at one time are malformed. */
    static GopTimes of(VideoSource source, int index, Timescale timescale) {
        VideoSource.Gop gop = source.gops().get(index);
        long start = source.rescale(gop.start(), timescale);
        long next = source.rescale(
                index + 1 < source.gops().size() ? source.gops().get(index + 1).start() : source.end(), timescale);
        SampleTable table = gop.chunk().samples();
        long factor =
                timescale.ticksPerSecond() / gop.chunk().track().timescale().ticksPerSecond();
        long origin = table.presentationTime(gop.first());
        long[] shown = new long[gop.end() - gop.first()];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = start + (table.presentationTime(gop.first() + i) - origin) * factor;
        }
        long[] ordered = shown.clone();
        Arrays.sort(ordered);
        long[] decoded = new long[shown.length];
        long decode = start;
        for (int i = 0; i < shown.length; i++) {
            int place = Arrays.binarySearch(ordered, shown[i]);
            long duration = (place + 1 < ordered.length ? ordered[place + 1] : next) - shown[i];
            if (duration <= 0) {
                throw new MalformedMediaException(
                        "two pictures are shown at the time of sample " + (gop.first() + i + 1));
            }
            decoded[i] = decode;
            decode += duration;
        }
        return new GopTimes(shown, decoded, decode);
    }

    int samples() {
        return shown.length;
    }

    long shown(int sample) {
        return shown[sample];
    }

    long decoded(int sample) {
        return decoded[sample];
    }

    /** Ticks until the next sample is decoded. */
    long duration(int sample) {
        return (sample + 1 < decoded.length ? decoded[sample + 1] : end) - decoded[sample];
    }

    /** By how much decoding times must go ahead so that none is later than its picture is shown; 0 or more. */
    long reordering() {
        long most = 0;
        for (int i = 0; i < shown.length; i++) {
            most = Math.max(most, decoded[i] - shown[i]);
        }
        return most;
    }
}
