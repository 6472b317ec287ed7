package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.Subsamples;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.video.Av1Configuration;
import org.ladderworks.engine.cmaf.video.NalConfiguration;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;
import org.ladderworks.engine.cmaf.write.FragmentSamples.Dependence;

/** Looks into the samples of one file: what picture each is, and which bytes are to be kept. */
sealed interface SampleScanner permits NalSampleScanner, Av1SampleScanner {
    /** A scanner of a file's samples, which messages call by the name; what captions it finds are added to {@code captions}. */
    static SampleScanner of(FileWindow file, VideoConfiguration configuration, CaptionChannels captions, String name) {
        return of(file, configuration, captions, name, Optional.empty());
    }

    /**
     * The same of samples that are to be encrypted.
     *
     * @param parts what is to be protected of each sample is added here; all samples must then be scanned, in order
     */
    static SampleScanner of(
            FileWindow file,
            VideoConfiguration configuration,
            CaptionChannels captions,
            String name,
            Optional<Subsamples> parts) {
        return switch (configuration) {
            case NalConfiguration units ->
                new NalSampleScanner(file, units, captions, name, NalParts.of(file, units, parts));
            case Av1Configuration av1 -> new Av1SampleScanner(file, av1, name, Av1Parts.of(file, av1, parts));
        };
    }

    /**
     * Scans one sample and adds what is kept of it.
     *
     * @return bytes kept
     * @throws org.ladderworks.engine.cmaf.MalformedMediaException where its parts overrun it, or it holds no picture
     * @throws org.ladderworks.engine.error.PackagingException RENDITION_UNSUPPORTED where it holds other parameter sets
     */
    int scan(long offset, int size, ByteRanges keep) throws IOException;

    /** True where decoding can begin at the last scanned sample, and nothing after it refers to before it. */
    boolean beginsGop();

    /** Of the last scanned sample, where it does not begin a GOP. */
    Dependence dependence();
}
