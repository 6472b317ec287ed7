package org.ladderworks.engine.packaging;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.opus.OpusConfiguration;
import org.ladderworks.engine.cmaf.read.EditList;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.cmaf.write.InitSegment;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * An audio rendition's chunks joined to frames of equal length, in a timescale of one tick to a sample.
 *
 * <p>Frame {@code i} is heard from {@code i * frameTicks - priming} on.
 */
final class AudioSource {
    /** Late or early by less is not heard, and cannot be told by an edit list of CMAF. */
    private static final MediaTime TOLERANCE = MediaTime.of(2, 1000);

    /** More have no usual layout that a manifest could name. */
    private static final int MOST_CHANNELS = 8;

    private final Rendition.Audio rendition;
    private final List<Chunk> chunks;
    private final SampleEntry.Audio entry;
    private final Timescale timescale;
    private final int frameTicks;
    private final long priming;
    private final long frames;

    private AudioSource(Rendition.Audio rendition, List<Chunk> chunks, MediaTime presentationStart) {
        this.rendition = rendition;
        this.chunks = chunks;
        this.entry = AnnouncedObjects.in(main(), entry(main()));
        if (channels() < 1 || channels() > MOST_CHANNELS) {
            throw RenditionReader.unsupported(
                    name() + " has " + channels() + " channels",
                    "Encode the audio with 1 to " + MOST_CHANNELS + " channels.");
        }
        this.timescale = new Timescale(entry.decodedRate());
        this.frameTicks = entry.frameSamples() > 0 ? entry.frameSamples() : toldByDuration(main());
        long count = 0;
        for (Chunk chunk : chunks) {
            if (!isAlike(entry(chunk), entry)) {
                throw RenditionReader.unsupported(
                        chunk.name() + " has another codec configuration than " + main().name(),
                        "Encode all chunks of a rendition with the same settings.");
            }
            checkContinuous(chunk);
            count += chunk.samples().count();
        }
        this.priming = priming(presentationStart);
        this.frames = Math.min(count, heardFrames().orElse(count));
        if (heardAt(frames) <= 0) {
            throw RenditionReader.unsupported(
                    name() + " has nothing to be heard: its edit list hides all of it", "Encode the audio again.");
        }
    }

    /**
     * Joins the chunks.
     *
     * @param presentationStart when the video's first picture is shown; audio from before that is cut
     */
    static AudioSource read(Rendition.Audio rendition, List<Chunk> chunks, MediaTime presentationStart) {
        return new AudioSource(rendition, chunks, presentationStart);
    }

    Rendition.Audio rendition() {
        return rendition;
    }

    SampleEntry.Audio entry() {
        return entry;
    }

    int channels() {
        return entry.decodedChannels();
    }

    /** One tick to a sample. */
    Timescale timescale() {
        return timescale;
    }

    int frameTicks() {
        return frameTicks;
    }

    /** Ticks before the first one to be heard. */
    long priming() {
        return priming;
    }

    /** Frames that there are, less those after the end of what is to be heard. */
    long frames() {
        return frames;
    }

    List<Chunk> chunks() {
        return chunks;
    }

    String name() {
        return main().name();
    }

    private Chunk main() {
        return chunks.get(rendition.main());
    }

    /** When a frame is heard, in ticks; the first ones before zero are priming. */
    long heardAt(long frame) {
        return Math.subtractExact(frame * frameTicks, priming);
    }

    /** The frame whose decode time is nearest to a time; the earlier of two. */
    long nearestFrame(MediaTime time) {
        long ticks = time.ticksIn(timescale, RoundingMode.CEILING);
        return Math.floorDiv(ticks + (frameTicks - 1) / 2, frameTicks);
    }

    /** How many frames it takes to cover everything up to a time. */
    long framesUntil(MediaTime time) {
        return Math.ceilDiv(time.ticksIn(timescale, RoundingMode.CEILING) + priming, frameTicks);
    }

    /** How many whole frames end by a time; one at least. */
    long framesWithin(MediaTime time) {
        return Math.max(1, Math.floorDiv(time.ticksIn(timescale, RoundingMode.FLOOR) + priming, frameTicks));
    }

    long bytes() {
        return chunks.stream().mapToLong(Chunk::bytes).sum();
    }

    /** Measured, for {@code esds}. */
    InitSegment.BitRates bitRates() {
        int window = Math.max(1, timescale.asInt() / frameTicks);
        int[] recent = new int[window];
        long inWindow = 0;
        long largest = 0;
        long total = 0;
        int at = 0;
        for (Chunk chunk : chunks) {
            for (int i = 0; i < chunk.samples().count(); i++) {
                int size = chunk.samples().size(i);
                inWindow += size - recent[at];
                recent[at] = size;
                at = (at + 1) % window;
                largest = Math.max(largest, inWindow);
                total += size;
            }
        }
        long length =
                chunks.stream().mapToLong(chunk -> chunk.samples().count()).sum() * frameTicks;
        long average = (long) (total * 8.0 * timescale.ticksPerSecond() / length);
        return new InitSegment.BitRates(Math.max(average, largest * 8), average);
    }

    private Optional<Long> heardFrames() {
        EditList edits = chunks.getFirst().track().edits();
        return rendition
                .presented()
                .or(() -> chunks.size() == 1 ? edits.length() : Optional.empty())
                .map(this::framesUntil);
    }

    private long priming(MediaTime presentationStart) {
        Mp4Track track = main().track();
        EditList edits = track.edits();
        long silence = chunks.subList(0, rendition.main()).stream()
                .mapToLong(chunk -> (long) chunk.samples().count() * frameTicks)
                .sum();
        MediaTime begins = new MediaTime(edits.mediaTime(), track.timescale())
                .minus(begin(main()))
                .plus(presentationStart.minus(edits.delay()))
                .plus(new MediaTime(silence, timescale));
        if (begins.plus(TOLERANCE).ticks() < 0) {
            throw RenditionReader.unsupported(
                    name() + " begins " + new MediaTime(-begins.ticks(), begins.timescale()).toSeconds(3)
                            + " s after the video",
                    "Encode the audio with silence before it, so that it begins with the video.");
        }
        return Math.max(0, begins.ticksIn(timescale));
    }

    /**
     * When the first frame is heard, told from the second: writers of fragmented files cannot tell that the priming
     * comes before zero, and let the first frame begin at zero and last longer.
     */
    private MediaTime begin(Chunk chunk) {
        SampleTable samples = chunk.samples();
        Timescale own = chunk.track().timescale();
        return samples.count() == 1
                ? new MediaTime(samples.presentationTime(0), own)
                : new MediaTime(samples.presentationTime(1), own).minus(new MediaTime(frameTicks, timescale));
    }

    private void checkContinuous(Chunk chunk) {
        SampleTable samples = chunk.samples();
        int anchor = Math.min(1, samples.count() - 1);
        double ticks =
                (double) timescale.ticksPerSecond() / chunk.track().timescale().ticksPerSecond();
        for (int i = 0; i < samples.count(); i++) {
            double time = (samples.decodeTime(i) - samples.decodeTime(anchor)) * ticks;
            double allowed = i < anchor ? timescale.ticksPerSecond() / 4.0 : frameTicks / 2.0;
            if (Math.abs(time - (double) (i - anchor) * frameTicks) > allowed) {
                throw RenditionReader.unsupported(
                        chunk.name() + " has a gap or an overlap before frame " + (i + 1),
                        "Encode the audio again, with silence where the source has gaps.");
            }
        }
    }

    /** The distance from one frame to the next; the first one may last longer, the last one shorter. */
    private static int toldByDuration(Chunk chunk) {
        SampleTable samples = chunk.samples();
        if (samples.count() < 3) {
            return AudioFormat.USUAL_OPUS_FRAME;
        }
        long ticks = new MediaTime(
                        samples.decodeTime(2) - samples.decodeTime(1),
                        chunk.track().timescale())
                .ticksIn(new Timescale(OpusConfiguration.SAMPLE_RATE));
        if (ticks < 120 || ticks > 5760) {
            throw RenditionReader.unsupported(
                    chunk.name() + " has Opus frames of " + ticks + " samples", "Encode it with frames of 20 ms.");
        }
        return (int) ticks;
    }

    /** Frames of AC-3 and E-AC-3 say all of themselves: those of silence may have another bit rate. */
    private static boolean isAlike(SampleEntry.Audio one, SampleEntry.Audio other) {
        if (one instanceof SampleEntry.Dolby first && other instanceof SampleEntry.Dolby second) {
            return first.codecs().equals(second.codecs())
                    && first.decodedRate() == second.decodedRate()
                    && first.decodedChannels() == second.decodedChannels();
        }
        return one.equals(other);
    }

    private static SampleEntry.Audio entry(Chunk chunk) {
        return switch (chunk.track().entry()) {
            case SampleEntry.Aac aac ->
                switch (aac.config().parsed().objectType()) {
                    case 2, 5, 29 -> aac;
                    default -> throw unsupportedCodec(chunk, aac.codecs());
                };
            case SampleEntry.Audio audio -> audio;
            case SampleEntry.Other other -> throw unsupportedCodec(chunk, other.type());
            case SampleEntry.Encrypted _ -> throw unsupportedCodec(chunk, "encrypted");
            case SampleEntry _ -> throw unsupportedCodec(chunk, "video");
        };
    }

    private static RuntimeException unsupportedCodec(Chunk chunk, String type) {
        return RenditionReader.unsupported(
                chunk.name() + " is " + type + ", not AAC-LC, HE-AAC, AC-3, E-AC-3 or Opus",
                "Encode the audio as AAC.");
    }
}
