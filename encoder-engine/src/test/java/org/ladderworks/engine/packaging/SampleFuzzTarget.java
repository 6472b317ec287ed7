package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.testing.CodedSamples;

/** Samples made of arbitrary bytes: their protected parts are told for either scheme and add up, or they are refused. */
public final class SampleFuzzTarget {
    /** Of the first byte: the sample comes behind a key frame, whose headers it refers to. */
    private static final int BEHIND_ANOTHER = 0x80;

    private static final FileChannel FILE = temporary();

    private SampleFuzzTarget() {}

    private static FileChannel temporary() {
        try {
            Path file = Files.createTempFile("samples", ".bin");
            return FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Of each codec all samples; the first byte chooses what the rest is. */
    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        List<CodedSamples> codecs = List.of(CodedSamples.values());
        for (int codec = 0; codec < codecs.size(); codec++) {
            List<byte[]> samples = codecs.get(codec).samples();
            for (int i = 0; i < samples.size(); i++) {
                byte[] sample = samples.get(i);
                byte[] seed = new byte[1 + sample.length];
                seed[0] = (byte) (codec | (i == 0 ? 0 : BEHIND_ANOTHER));
                System.arraycopy(sample, 0, seed, 1, sample.length);
                seeds.add(seed);
            }
        }
        return seeds;
    }

    /** The entry that fuzzers call. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length < 2) {
            return;
        }
        CodedSamples[] codecs = CodedSamples.values();
        CodedSamples codec = codecs[(data[0] & ~BEHIND_ANOTHER & 0xFF) % codecs.length];
        byte[] sample = Arrays.copyOfRange(data, 1, data.length);
        boolean behind = (data[0] & BEHIND_ANOTHER) != 0;
        List<byte[]> samples = behind ? List.of(codec.samples().getFirst(), sample) : List.of(sample);
        for (ProtectionScheme scheme : ProtectionScheme.values()) {
            try {
                ScannedSamples.check(FILE, codec, scheme, samples);
            } catch (MalformedMediaException | DrmException | PackagingException e) {
                // Refused in an orderly way.
            }
        }
    }
}
