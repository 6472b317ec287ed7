package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.cmaf.video.StaticMetadata;
import org.ladderworks.engine.cmaf.video.VideoColour;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;
import org.ladderworks.engine.cmaf.write.InitSegment;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** A rung's chunks joined to one timeline from zero, and the closed GOPs on it. */
final class VideoSource {
    private final Rendition.Video rendition;
    private final List<Chunk> chunks;
    private final InitSegment.Picture picture;
    private final Timescale timescale;
    private final List<Gop> gops = new ArrayList<>();
    private long end;
    private long frames;
    private MediaTime delay = MediaTime.ZERO;

    private VideoSource(Rendition.Video rendition, List<Chunk> chunks) {
        this.rendition = rendition;
        this.chunks = chunks;
        SampleEntry.Video entry = entry(chunks.getFirst());
        VideoConfiguration configuration = ChunkConfiguration.of(chunks.getFirst(), entry);
        this.picture = picture(entry, configuration, ChunkLight.of(chunks.getFirst(), entry, configuration));
        Timescale common = chunks.getFirst().track().timescale();
        for (Chunk chunk : chunks) {
            if (!chunk.track().upright()) {
                throw RenditionReader.unsupported(
                        chunk.name() + " is rotated or mirrored by its header, which CMAF does not allow",
                        "Encode it upright.");
            }
            if (!ChunkConfiguration.of(chunk, entry(chunk)).equals(configuration)) {
                throw RenditionReader.unsupported(
                        chunk.name() + " has other parameter sets than "
                                + chunks.getFirst().name(),
                        "Encode all chunks of a rendition with the same settings.");
            }
            common = common.leastCommon(chunk.track().timescale()).inFiles();
        }
        this.timescale = common;
    }

    /**
     * A closed GOP: samples of one chunk from an IDR picture up to the next.
     *
     * @param start presentation time of its IDR picture in ticks of the joined timeline
     * @param before how many samples the track has before it
     */
    record Gop(Chunk chunk, int first, int end, long start, long before) {}

    static VideoSource read(Rendition.Video rendition, List<Chunk> chunks) {
        VideoSource source = new VideoSource(rendition, chunks);
        for (Chunk chunk : chunks) {
            try {
                source.join(chunk);
            } catch (MalformedMediaException e) {
                throw Mp4File.unreadable(chunk.file().path(), e);
            }
        }
        return source;
    }

    Rendition.Video rendition() {
        return rendition;
    }

    List<Chunk> chunks() {
        return chunks;
    }

    InitSegment.Picture picture() {
        return picture;
    }

    VideoConfiguration configuration() {
        return picture.configuration();
    }

    /** Which ladder it is a rung of, by what the bitstream says. */
    VideoFamily family() {
        return VideoFamily.of(
                configuration().codec(),
                configuration().format().colour().map(VideoColour::transfer).orElse(0));
    }

    Timescale timescale() {
        return timescale;
    }

    List<Gop> gops() {
        return gops;
    }

    /** Ticks. */
    long end() {
        return end;
    }

    long frames() {
        return frames;
    }

    /** When its first picture is shown, by the edit list and composition offsets of its first chunk. */
    MediaTime delay() {
        return delay;
    }

    long bytes() {
        return chunks.stream().mapToLong(Chunk::bytes).sum();
    }

    String name() {
        return chunks.getFirst().name();
    }

    /** Start of each GOP in ticks of a timescale that this one's divides. */
    long[] starts(Timescale in) {
        return gops.stream().mapToLong(gop -> rescale(gop.start(), in)).toArray();
    }

    long rescale(long ticks, Timescale in) {
        return Math.multiplyExact(ticks, in.ticksPerSecond() / timescale.ticksPerSecond());
    }

    private void join(Chunk chunk) {
        SampleTable samples = chunk.samples();
        long origin = samples.presentationTime(0);
        long factor = timescale.ticksPerSecond() / chunk.track().timescale().ticksPerSecond();
        int[] idrs = idrs(chunk);
        long latest = origin;
        for (int i = 0; i < idrs.length; i++) {
            int after = i + 1 < idrs.length ? idrs[i + 1] : samples.count();
            long start = samples.presentationTime(idrs[i]);
            long next = i + 1 < idrs.length ? samples.presentationTime(idrs[i + 1]) : Long.MAX_VALUE;
            for (int sample = idrs[i]; sample < after; sample++) {
                long time = samples.presentationTime(sample);
                if (time < start || time >= next) {
                    throw RenditionReader.unsupported(
                            chunk.name() + ": the GOP of sample " + (idrs[i] + 1) + " is not closed",
                            "Encode with closed GOPs (x264 and x265: open-gop=0).");
                }
                latest = Math.max(latest, time);
            }
            long joined = Math.addExact(end, Math.multiplyExact(start - origin, factor));
            gops.add(new Gop(chunk, idrs[i], after, joined, frames + idrs[i]));
        }
        if (frames == 0) {
            delay = delay(chunk.track(), origin);
        }
        frames += samples.count();
        end = Math.addExact(end, Math.multiplyExact(length(samples, latest - origin), factor));
    }

    /** Ticks from the first picture to the end of the one shown last. */
    private static long length(SampleTable samples, long untilLastShown) {
        int others = samples.count() - 1;
        long byDurations = samples.end() - samples.decodeTime(0);
        long typical = others == 0 ? byDurations : Math.ceilDiv(untilLastShown, others);
        long last = byDurations - untilLastShown;
        // Writers that do not know the last picture's duration write 0 or something odd.
        return untilLastShown + Math.max(1, last <= 0 || last > 4 * typical ? typical : last);
    }

    private static MediaTime delay(Mp4Track track, long firstShown) {
        long late = firstShown - track.edits().mediaTime();
        if (late < 0) {
            throw RenditionReader.unsupported(
                    "The edit list of track " + track.id() + " hides its first pictures",
                    "Encode the wanted part, so that it begins with a key frame.");
        }
        return track.edits().delay().plus(new MediaTime(late, track.timescale()));
    }

    /** The sync samples that are IDR pictures by their slices; the first sample must be one. */
    private int[] idrs(Chunk chunk) {
        SampleTable samples = chunk.samples();
        int[] found = new int[16];
        int count = 0;
        ByteRanges unused = new ByteRanges();
        try (PackageFiles.MediaFile file = new PackageFiles.MediaFile(chunk.file())) {
            try {
                SampleScanner scanner = SampleScanner.of(
                        new FileWindow(file.channel()), configuration(), new CaptionChannels(), chunk.name());
                for (int sample = samples.nextSync(0); sample >= 0; sample = samples.nextSync(sample + 1)) {
                    unused.clear();
                    scanner.scan(samples.offset(sample), samples.size(sample), unused);
                    if (scanner.beginsGop()) {
                        found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                        found[count++] = sample;
                    }
                }
            } catch (IOException e) {
                throw file.unreadable(e);
            }
        }
        if (count == 0 || found[0] != 0) {
            throw RenditionReader.unsupported(
                    chunk.name() + " does not begin with an IDR picture",
                    "Encode with closed GOPs, beginning with a key frame.");
        }
        return Arrays.copyOf(found, count);
    }

    private static SampleEntry.Video entry(Chunk chunk) {
        return switch (chunk.track().entry()) {
            case SampleEntry.Video video -> video;
            case SampleEntry.Audio audio -> throw unsupportedCodec(chunk, audio.codecs());
            case SampleEntry.Other other -> throw unsupportedCodec(chunk, other.type());
            case SampleEntry.Encrypted _ -> throw unsupportedCodec(chunk, "encrypted");
        };
    }

    private static RuntimeException unsupportedCodec(Chunk chunk, String type) {
        return RenditionReader.unsupported(
                chunk.name() + " is " + type
                        + ", not H.264, HEVC or AV1 with its parameter sets in the sample entry (avc1, hvc1, av01)",
                "Encode the video as one of these.");
    }

    /** Colour and pixel aspect of the bitstream; of the container where the bitstream says nothing. */
    private static InitSegment.Picture picture(
            SampleEntry.Video entry, VideoConfiguration configuration, StaticMetadata light) {
        var format = configuration.format();
        Optional<VideoColour> colour = format.colour()
                .filter(VideoColour::isSpecified)
                .or(() -> entry.colour().filter(VideoColour::isSpecified));
        boolean container = format.sarWidth() == format.sarHeight()
                && entry.pixelAspect()
                        .filter(aspect -> aspect.horizontal() > 0
                                && aspect.vertical() > 0
                                && aspect.horizontal() <= 0xFFFF
                                && aspect.vertical() <= 0xFFFF)
                        .isPresent();
        return container
                ? new InitSegment.Picture(
                        configuration,
                        colour,
                        (int) entry.pixelAspect().get().horizontal(),
                        (int) entry.pixelAspect().get().vertical(),
                        light)
                : new InitSegment.Picture(configuration, colour, format.sarWidth(), format.sarHeight(), light);
    }
}
