package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.dolby.DolbyFrameHead;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * Frames that were copied from a source, looked at: whether they can be a title's sound as they are.
 *
 * @param why they cannot; empty where they can
 * @param before frames of silence that must stand before them, so that the sound begins with the pictures
 * @param behind frames of silence that must stand behind them, so that it ends with the pictures
 */
record CopiedFrames(Optional<String> why, int before, int behind) {
    /** A frame that stands so far from its place is a gap, in samples: 2 ms. */
    private static final long GAP = 96;

    /** Times that were rounded, in samples. */
    private static final long ROUNDING = 2;

    /** How much may be missing at the end, in samples: 100 ms. */
    private static final long MISSING = 4_800;

    static CopiedFrames of(Path file, AudioPlan plan) {
        try {
            return of(Mp4File.read(file), plan);
        } catch (PackagingException | MalformedMediaException | IOException e) {
            return unfit("its frames cannot be read: " + e.getMessage());
        }
    }

    private static CopiedFrames of(Mp4File file, AudioPlan plan) throws IOException {
        Mp4Track track = file.tracks().getFirst();
        SampleTable samples = track.samples();
        boolean asAsked = track.entry() instanceof SampleEntry.Dolby dolby
                && dolby.decodedRate() == AudioPlan.SAMPLE_RATE
                && dolby.decodedChannels() == plan.layout().channels();
        if (!asAsked || samples.count() == 0 || track.timescale().asInt() != AudioPlan.SAMPLE_RATE) {
            return unfit("its frames hold other sound than the source says");
        }
        int frame = plan.codec().frameSamples();
        for (int i = 1; i < samples.count(); i++) {
            if (Math.abs(samples.decodeTime(i) - samples.decodeTime(0) - (long) i * frame) > GAP) {
                MediaTime at = MediaTime.of(begin(track) + samples.decodeTime(i), AudioPlan.SAMPLE_RATE);
                return unfit("it has a gap or an overlap before " + at.toSeconds(3) + " s");
            }
        }
        long begin = begin(track);
        long missing = plan.samples() - begin - (long) samples.count() * frame;
        if (missing > MISSING) {
            return unfit(
                    "it ends " + MediaTime.of(missing, AudioPlan.SAMPLE_RATE).toSeconds(3) + " s early");
        }
        if (!isUniform(file.path(), samples)) {
            return unfit("its channels change in mid-stream");
        }
        return new CopiedFrames(Optional.empty(), begin <= ROUNDING ? 0 : (int) Math.ceilDiv(begin, frame), (int)
                Math.max(0, missing / frame));
    }

    /** When the first frame is heard after the pictures begin, in samples. */
    private static long begin(Mp4Track track) {
        return track.edits().delay().ticksIn(new Timescale(AudioPlan.SAMPLE_RATE))
                - track.edits().mediaTime();
    }

    private static boolean isUniform(Path file, SampleTable samples) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            FileWindow window = new FileWindow(channel);
            DolbyFrameHead first = head(window, samples, 0);
            for (int i = 1; i < samples.count(); i++) {
                if (!head(window, samples, i).equals(first)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static DolbyFrameHead head(FileWindow window, SampleTable samples, int frame) throws IOException {
        return DolbyFrameHead.parse(window.bytes(samples.offset(frame), DolbyFrameHead.LENGTH));
    }

    private static CopiedFrames unfit(String why) {
        return new CopiedFrames(Optional.of(why), 0, 0);
    }
}
