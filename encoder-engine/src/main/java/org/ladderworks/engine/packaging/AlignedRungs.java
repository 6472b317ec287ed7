package org.ladderworks.engine.packaging;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.write.MediaProfile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/**
 * All rungs of a title, on one timescale, with GOPs that begin at the same times. Within a family a player may switch at
 * any segment (rule 41); the families are aligned switching sets (ISO/IEC 23000-19, 7.3.4.4).
 */
final class AlignedRungs {
    private final List<VideoSource> rungs;
    private final Timescale timescale;
    private final long end;

    /** Sorts the rungs, by family and in it the most demanding first, and checks that they are aligned. */
    AlignedRungs(List<VideoSource> unsorted) {
        this.rungs = unsorted.stream()
                .sorted(Comparator.comparing(VideoSource::family)
                        .thenComparing(Comparator.comparingLong(AlignedRungs::pixels)
                                .thenComparingDouble(AlignedRungs::pictureRate)
                                .thenComparingLong(VideoSource::bytes)
                                .reversed()))
                .toList();
        this.timescale = commonTimescale();
        rungs.stream().skip(1).forEach(rung -> checkAligned(rungs.getFirst(), rung));
        this.end = rungs.stream()
                .mapToLong(rung -> rung.rescale(rung.end(), timescale))
                .max()
                .orElse(0);
    }

    List<VideoSource> rungs() {
        return rungs;
    }

    Timescale timescale() {
        return timescale;
    }

    /** Start of each GOP in ticks. */
    long[] starts() {
        return rungs.getFirst().starts(timescale);
    }

    /** End of the longest rung. */
    MediaTime end() {
        return new MediaTime(end, timescale);
    }

    /** The CMAF media profile of a family's switching set. */
    Optional<MediaProfile> profile(VideoFamily family) {
        List<VideoSource> set =
                rungs.stream().filter(rung -> rung.family().equals(family)).toList();
        FrameRate fastest = set.stream()
                .map(rung -> FrameRates.of(rung.frames(), rung.end(), rung.timescale()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return MediaProfile.ofSwitchingSet(
                set.stream().map(VideoSource::configuration).toList(), fastest);
    }

    /** When the first picture of the earliest rung is shown. */
    static MediaTime start(List<VideoSource> rungs) {
        return rungs.stream().map(VideoSource::delay).min(MediaTime::compareTo).orElse(MediaTime.ZERO);
    }

    private static long pixels(VideoSource rung) {
        Resolution resolution = rung.configuration().format().resolution();
        return (long) resolution.width() * resolution.height();
    }

    private static double pictureRate(VideoSource rung) {
        return rung.frames() / new MediaTime(rung.end(), rung.timescale()).approximateSeconds();
    }

    private Timescale commonTimescale() {
        Timescale common = new Timescale(1);
        for (VideoSource rung : rungs) {
            try {
                common = common.leastCommon(rung.timescale()).inFiles();
            } catch (ArithmeticException e) {
                throw new PackagingException(
                        ErrorCode.RENDITION_UNSUPPORTED,
                        "The timescale of " + rung.name() + " ("
                                + rung.timescale().ticksPerSecond()
                                + ") has no common multiple with the other rungs' below 2^31",
                        "Write all rungs with the same timescale (FFmpeg: -video_track_timescale).",
                        e);
            }
        }
        return common;
    }

    private void checkAligned(VideoSource one, VideoSource other) {
        long[] starts = one.starts(timescale);
        long[] others = other.starts(timescale);
        for (int i = 0; i < Math.max(starts.length, others.length); i++) {
            if (i >= starts.length || i >= others.length || starts[i] != others[i]) {
                long first = Math.min(
                        i < starts.length ? starts[i] : Long.MAX_VALUE, i < others.length ? others[i] : Long.MAX_VALUE);
                throw notAligned(one, other, "an IDR picture at " + seconds(first) + " s");
            }
        }
        long difference = Math.abs(one.rescale(one.end(), timescale) - other.rescale(other.end(), timescale));
        long frame = Math.max(
                one.rescale(one.end(), timescale) / one.frames(),
                other.rescale(other.end(), timescale) / other.frames());
        if (difference > frame) {
            throw notAligned(
                    one,
                    other,
                    "pictures after "
                            + seconds(
                                    Math.min(one.rescale(one.end(), timescale), other.rescale(other.end(), timescale)))
                            + " s");
        }
    }

    private String seconds(long ticks) {
        return new MediaTime(ticks, timescale).toSeconds(6);
    }

    private static PackagingException notAligned(VideoSource one, VideoSource other, String what) {
        return new PackagingException(
                ErrorCode.RENDITIONS_NOT_ALIGNED,
                "Only one of " + one.name() + " and " + other.name() + " has " + what,
                "Encode all rungs from the same frames with key frames at the same times, and without scene cuts.");
    }
}
