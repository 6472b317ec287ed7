package org.ladderworks.engine.packaging;

import java.util.Optional;
import org.ladderworks.engine.cmaf.opus.OpusConfiguration;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.write.AudioEntry;
import org.ladderworks.engine.cmaf.write.MediaProfile;

/** How a codec's sound is written: its sample entry, what decoding must begin with, and what its folder is called. */
final class AudioFormat {
    /** 20 ms. */
    static final int USUAL_OPUS_FRAME = 960;

    private AudioFormat() {}

    static AudioEntry entry(SampleEntry.Audio audio) {
        return switch (audio) {
            case SampleEntry.Aac aac -> AudioEntry.aac(aac.config().bytes());
            case SampleEntry.Dolby dolby ->
                AudioEntry.copied(
                        dolby.config().type(),
                        dolby.config().box(),
                        dolby.config().bytes());
            case SampleEntry.Opus opus ->
                AudioEntry.copied("Opus", "dOps", opus.config().bytes());
        };
    }

    /**
     * Frames that must be decoded before one sounds right. AC-3 and E-AC-3 need 256 samples of the frame before, but
     * ETSI TS 102 366 knows no roll group: each of their frames is a random access point.
     */
    static int preRoll(SampleEntry.Audio audio, int frameTicks) {
        return switch (audio) {
            case SampleEntry.Aac _ -> 1;
            case SampleEntry.Dolby _ -> 0;
            case SampleEntry.Opus _ -> Math.ceilDiv(OpusConfiguration.PRE_ROLL, frameTicks);
        };
    }

    static Optional<MediaProfile> profile(SampleEntry.Audio audio) {
        return audio instanceof SampleEntry.Aac aac
                ? MediaProfile.ofAac(aac.decodedRate(), aac.decodedChannels())
                : Optional.empty();
    }

    static String pathName(SampleEntry.Audio audio) {
        return switch (audio) {
            case SampleEntry.Aac _ -> "aac";
            case SampleEntry.Dolby dolby -> dolby.config().type().equals("ac-3") ? "ac3" : "eac3";
            case SampleEntry.Opus _ -> "opus";
        };
    }
}
