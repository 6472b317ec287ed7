package org.ladderworks.engine.testing;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/** Builds tracks without media: times as a packager would cut them, sizes from a seed. */
public final class TrackBuilder {
    public static final PackagedTrack.Colour BT709 = new PackagedTrack.Colour(1, 1, 1, false);
    public static final PackagedTrack.Colour PQ = new PackagedTrack.Colour(9, 16, 9, false);
    public static final PackagedTrack.Colour HLG = new PackagedTrack.Colour(9, 18, 9, false);

    private static final int AAC_FRAME = 1024;

    /** Bytes of {@code styp}. */
    private static final int SEGMENT_TYPE = 24;

    private TrackBuilder() {}

    /** A rung whose segments hold so many frames each and whose average is near {@code kilobits} per second. */
    public static PackagedTrack.Video video(
            String name,
            String codecs,
            String size,
            FrameRate rate,
            Timescale timescale,
            long kilobits,
            int... frames) {
        int by = size.indexOf('x');
        Resolution resolution =
                new Resolution(Integer.parseInt(size.substring(0, by)), Integer.parseInt(size.substring(by + 1)));
        long frameTicks = rate.frameDuration().ticksIn(timescale, RoundingMode.UNNECESSARY);
        List<Long> ends = new ArrayList<>();
        long count = 0;
        for (int inSegment : frames) {
            count += inSegment;
            ends.add(count * frameTicks);
        }
        return new PackagedTrack.Video(
                "video/" + name,
                codecs,
                timescale,
                segments(ends, timescale, kilobits, new Random(kilobits)),
                800,
                resolution,
                resolution,
                rate,
                count,
                Optional.of(BT709),
                Optional.of(Bitrate.ofKilobits(kilobits)));
    }

    public static PackagedTrack.Video withColour(PackagedTrack.Video track, Optional<PackagedTrack.Colour> colour) {
        return new PackagedTrack.Video(
                track.path(),
                track.codecs(),
                track.timescale(),
                track.segments(),
                track.initBytes(),
                track.coded(),
                track.displayed(),
                track.frameRate(),
                track.frames(),
                colour,
                track.ceiling());
    }

    public static PackagedTrack.Video withCaptions(PackagedTrack.Video track, Set<CaptionChannel> captions) {
        return new PackagedTrack.Video(
                track.path(),
                track.codecs(),
                track.timescale(),
                track.segments(),
                track.initBytes(),
                track.coded(),
                track.displayed(),
                track.frameRate(),
                track.frames(),
                track.colour(),
                track.ceiling(),
                captions);
    }

    /** A text on the segments of another track. */
    public static PackagedTrack.Text text(
            PackagedTrack like, String language, TextRole role, String label, boolean isDefault) {
        String path = "text/" + language + "-" + role.id();
        return text(like, language, role, label, isDefault, path);
    }

    /** The same in another folder, and no default. */
    public static PackagedTrack.Text text(
            PackagedTrack like, String language, TextRole role, String label, String path) {
        return text(like, language, role, label, false, path);
    }

    private static PackagedTrack.Text text(
            PackagedTrack like, String language, TextRole role, String label, boolean isDefault, String path) {
        List<PackagedSegment> segments = new ArrayList<>();
        for (PackagedSegment segment : like.segments()) {
            String name = String.format(Locale.ROOT, "%05d.vtt", segments.size() + 1);
            segments.add(new PackagedSegment(
                    name, segment.start(), segment.duration(), 60 + 100L * segments.size(), List.of()));
        }
        return new PackagedTrack.Text(path, like.timescale(), segments, language, role, label, isDefault, 700, 9, 0);
    }

    /** AAC at 48 kHz, cut at the frame boundary nearest to each of the other track's. */
    public static PackagedTrack.Audio audio(
            PackagedTrack like, String language, String role, String label, int channels, long kilobits) {
        return audio(like, "aac", "mp4a.40.2", language, role, label, channels, kilobits);
    }

    public static PackagedTrack.Audio audio(
            PackagedTrack like,
            String codecName,
            String codecs,
            String language,
            String role,
            String label,
            int channels,
            long kilobits) {
        Timescale timescale = new Timescale(48_000);
        List<Long> ends = new ArrayList<>();
        for (PackagedSegment segment : like.segments()) {
            long samples = new MediaTime(segment.start() + segment.duration(), like.timescale()).ticksIn(timescale);
            ends.add((samples + AAC_FRAME / 2) / AAC_FRAME * AAC_FRAME);
        }
        long samples = like.duration().ticksIn(timescale);
        ends.set(ends.size() - 1, (samples + AAC_FRAME - 1) / AAC_FRAME * AAC_FRAME);
        return new PackagedTrack.Audio(
                "audio/" + language + "-" + role + "-" + codecName + "-" + channels,
                codecs,
                timescale,
                segments(ends, timescale, kilobits, new Random(kilobits + language.hashCode())),
                700,
                48_000,
                channels,
                language,
                role,
                label,
                0,
                Optional.empty());
    }

    /** The same sound with so many objects, in a folder of its own. */
    public static PackagedTrack.Audio withObjects(PackagedTrack.Audio track, int complexity) {
        return new PackagedTrack.Audio(
                track.path() + "-2",
                track.codecs(),
                track.timescale(),
                track.segments(),
                track.initBytes(),
                track.sampleRate(),
                track.channels(),
                OptionalInt.of(complexity),
                track.language(),
                track.role(),
                track.label(),
                track.priming(),
                track.loudness(),
                track.protection());
    }

    /** Two of the same length, behind what a segment begins with; a very small segment is one. */
    private static List<PackagedSegment.Fragment> fragments(long duration, long bytes) {
        long half = bytes / 2 - SEGMENT_TYPE;
        if (half < SEGMENT_TYPE || duration < 2) {
            return List.of(new PackagedSegment.Fragment(0, bytes, Math.max(1, bytes / 2), duration));
        }
        long second = bytes - SEGMENT_TYPE - half;
        return List.of(
                new PackagedSegment.Fragment(SEGMENT_TYPE, half, half / 2, duration / 2),
                new PackagedSegment.Fragment(SEGMENT_TYPE + half, second, second / 3, duration - duration / 2));
    }

    /** Segments that end at the given ticks, of 0.7 to 1.3 times the size that the rate would give. */
    public static List<PackagedSegment> segments(List<Long> ends, Timescale timescale, long kilobits, Random random) {
        List<PackagedSegment> segments = new ArrayList<>();
        long start = 0;
        for (long end : ends) {
            long even = (end - start) * kilobits * 125 / timescale.ticksPerSecond();
            long bytes = Math.max(1, even * (700 + random.nextInt(600)) / 1000);
            segments.add(new PackagedSegment(
                    String.format(Locale.ROOT, "%05d.m4s", segments.size() + 1),
                    start,
                    end - start,
                    bytes,
                    fragments(end - start, bytes)));
            start = end;
        }
        return segments;
    }
}
