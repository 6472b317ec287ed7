package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.Subsamples;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.testing.CodedSamples;

/** Samples looked into as a packager does that encrypts them. */
final class ScannedSamples {
    private ScannedSamples() {}

    /**
     * Scans samples of one track, and fails where what is told of a sample's parts is not what there is of it.
     *
     * @param file to write them to
     */
    static void check(FileChannel file, CodedSamples codec, ProtectionScheme scheme, List<byte[]> samples)
            throws IOException {
        file.truncate(0);
        for (byte[] sample : samples) {
            file.write(ByteBuffer.wrap(sample), file.size());
        }
        Subsamples parts = new Subsamples(scheme);
        SampleScanner scanner = SampleScanner.of(
                new FileWindow(file), codec.configuration(), new CaptionChannels(), "it", Optional.of(parts));
        ByteRanges keep = new ByteRanges();
        long offset = 0;
        for (int sample = 0; sample < samples.size(); sample++) {
            int size = samples.get(sample).length;
            int kept = scanner.scan(offset, size, keep);
            long told = 0;
            for (int entry = parts.first(sample); entry < parts.end(sample); entry++) {
                int clear = parts.clearBytes(entry);
                int secret = parts.protectedBytes(entry);
                boolean blocks = scheme == ProtectionScheme.CBCS || secret % 16 == 0;
                if (clear < 0 || clear > Subsamples.MOST_CLEAR || secret < 0 || !blocks) {
                    throw new AssertionError("an entry of " + clear + " clear and " + secret + " protected bytes");
                }
                told += (long) clear + secret;
            }
            if (told != kept || kept > size || parts.samples() != sample + 1) {
                throw new AssertionError(told + " bytes are told of " + kept + " kept of " + size);
            }
            offset += size;
        }
    }
}
