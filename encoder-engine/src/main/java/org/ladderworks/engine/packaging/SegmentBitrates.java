package org.ladderworks.engine.packaging;

import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** Bit rates measured from the segment files of one track, so with all container overhead; rounded up to whole bits. */
public final class SegmentBitrates {
    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    private final List<PackagedSegment> segments;
    private final Timescale timescale;
    private final long ticksPerSecond;

    private SegmentBitrates(PackagedTrack track, List<PackagedSegment> segments) {
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a track without segments has no bit rate: " + track.path());
        }
        this.segments = segments;
        this.timescale = track.timescale();
        this.ticksPerSecond = timescale.ticksPerSecond();
    }

    /** Measures a track, which must have at least one segment. */
    public static SegmentBitrates of(PackagedTrack track) {
        return new SegmentBitrates(track, track.segments());
    }

    /** Measures what a player loads of a rung that shows its I-frames alone, each until the next. */
    public static SegmentBitrates ofIFrames(PackagedTrack.Video track) {
        return new SegmentBitrates(
                track, track.iFrames().stream().map(IFrame::asSegment).toList());
    }

    /** All bits over the whole length: AVERAGE-BANDWIDTH of the track (RFC 8216bis, 4.1 and 4.4.6.2). */
    public Bitrate average() {
        long ticks = segments.stream().mapToLong(PackagedSegment::duration).sum();
        return rate(segments.stream().mapToLong(PackagedSegment::bytes).sum(), ticks);
    }

    /**
     * The peak segment bit rate: the largest rate of any contiguous run of segments that lasts between 0.5 and 1.5
     * target durations (RFC 8216bis, 4.1), and never below the average, which a track too short for any run falls
     * back to.
     *
     * @param targetDuration EXT-X-TARGETDURATION, in seconds, at least 1
     */
    public Bitrate peak(int targetDuration) {
        long target = Math.multiplyExact(targetDuration, ticksPerSecond);
        Bitrate peak = average();
        for (int first = 0; first < segments.size(); first++) {
            long bytes = 0;
            long ticks = 0;
            for (int last = first; last < segments.size() && 2 * ticks <= 3 * target; last++) {
                bytes += segments.get(last).bytes();
                ticks += segments.get(last).duration();
                if (2 * ticks >= target && 2 * ticks <= 3 * target) {
                    Bitrate rate = rate(bytes, ticks);
                    peak = rate.compareTo(peak) > 0 ? rate : peak;
                }
            }
        }
        return peak;
    }

    /**
     * The smallest rate of a channel over which playback never stalls, whatever segment it starts at, when it begins
     * after {@code buffer} of filling: Representation@bandwidth for MPD@minBufferTime (ISO/IEC 23009-1, 5.3.5.2). For
     * every run of segments i to j: bits(i..j) &lt;= rate * (buffer + start(j) - start(i)).
     *
     * @param buffer more than zero; counted in whole ticks of the track, rounded down, which errs to the safe side
     */
    public Bitrate leakyBucket(MediaTime buffer) {
        long bufferTicks = buffer.ticksIn(timescale, RoundingMode.FLOOR);
        if (bufferTicks < 1) {
            throw new IllegalArgumentException("the buffer must last longer than nothing: " + buffer);
        }
        long tooSmall = 0;
        long enough = 1;
        while (!plays(enough, bufferTicks)) {
            tooSmall = enough;
            enough = Math.multiplyExact(enough, 2L);
        }
        while (enough - tooSmall > 1) {
            long middle = tooSmall + (enough - tooSmall) / 2;
            if (plays(middle, bufferTicks)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return new Bitrate(enough);
    }

    /** One pass instead of all pairs: of all starts up to j, the one that leaves the bucket emptiest is kept. */
    private boolean plays(long bitsPerSecond, long bufferTicks) {
        long allowed = Math.multiplyExact(bitsPerSecond, bufferTicks);
        long sentBits = 0;
        long emptiest = Long.MAX_VALUE;
        for (PackagedSegment segment : segments) {
            long arrived = Math.multiplyExact(bitsPerSecond, segment.start());
            emptiest = Math.min(emptiest, Math.subtractExact(Math.multiplyExact(sentBits, ticksPerSecond), arrived));
            sentBits = Math.addExact(sentBits, Math.multiplyExact(segment.bytes(), 8L));
            long needed = Math.subtractExact(Math.multiplyExact(sentBits, ticksPerSecond), arrived);
            if (Math.subtractExact(needed, emptiest) > allowed) {
                return false;
            }
        }
        return true;
    }

    private Bitrate rate(long bytes, long ticks) {
        return Bitrate.of(bytes, new MediaTime(ticks, timescale));
    }

    /** The longest segment of all tracks, rounded up to the microsecond: what MPD@minBufferTime can say exactly. */
    public static MediaTime longestSegment(PackagedPresentation presentation) {
        return Stream.<PackagedTrack>concat(presentation.windable().stream(), presentation.audio().stream())
                .flatMap(track ->
                        track.segments().stream().map(segment -> new MediaTime(segment.duration(), track.timescale())))
                .max(MediaTime::compareTo)
                .map(longest -> new MediaTime(longest.ticksIn(MICROSECONDS, RoundingMode.CEILING), MICROSECONDS))
                .orElseThrow();
    }
}
