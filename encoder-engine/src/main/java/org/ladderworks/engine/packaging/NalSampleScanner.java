package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.Optional;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.video.NalConfiguration;
import org.ladderworks.engine.cmaf.video.NalConfiguration.NalKind;
import org.ladderworks.engine.cmaf.write.FragmentSamples.Dependence;

/**
 * Walks the NAL units of a sample (ISO/IEC 14496-15, 4.3 and 5.3.4.2). Parameter sets that repeat those of the sample
 * entry are left out (rule 30), everything else stays as it is.
 */
final class NalSampleScanner implements SampleScanner {
    private static final int LARGEST_PARAMETER_SET = 0xFFFF;

    /** Captions take 100 bytes; what is larger holds none. */
    private static final int LARGEST_SEI = 0xFFFF;

    private final FileWindow file;
    private final NalConfiguration configuration;
    private final CaptionChannels captions;
    private final String name;
    private final Optional<NalParts> parts;
    private boolean idr;
    private boolean reference;

    NalSampleScanner(
            FileWindow file,
            NalConfiguration configuration,
            CaptionChannels captions,
            String name,
            Optional<NalParts> parts) {
        this.parts = parts;
        this.captions = captions;
        this.name = name;
        this.file = file;
        this.configuration = configuration;
    }

    @Override
    public boolean beginsGop() {
        return idr;
    }

    @Override
    public Dependence dependence() {
        return reference ? Dependence.REFERENCE : Dependence.DISPOSABLE;
    }

    @Override
    public int scan(long offset, int size, ByteRanges keep) throws IOException {
        idr = false;
        reference = false;
        boolean picture = false;
        int lengthSize = configuration.lengthSize();
        int headerSize = configuration.headerSize();
        long end = offset + size;
        long keepFrom = offset;
        int kept = 0;
        for (long at = offset; at < end; ) {
            if (end - at <= lengthSize) {
                throw new MalformedMediaException("the sample at byte " + offset + " ends inside a NAL unit");
            }
            long length = file.number(at, lengthSize);
            long unit = at + lengthSize;
            if (length < headerSize || length > end - unit) {
                throw new MalformedMediaException("a NAL unit overruns the sample at byte " + offset);
            }
            int header = (int) file.number(unit, headerSize);
            NalKind kind = configuration.kind(header);
            switch (kind) {
                case IDR, REFERENCE, DISPOSABLE -> {
                    picture = true;
                    idr |= kind == NalKind.IDR;
                    reference |= kind != NalKind.DISPOSABLE;
                }
                case PARAMETER_SET -> {
                    checkKnown(unit, length);
                    keep.add(keepFrom, at - keepFrom);
                    kept += (int) (at - keepFrom);
                    keepFrom = unit + length;
                }
                case OTHER -> {
                    if (configuration.isSei(header) && length <= LARGEST_SEI) {
                        captions.lookIn(file.bytes(unit, (int) length), headerSize);
                    }
                }
            }
            if (kind != NalKind.PARAMETER_SET && parts.isPresent()) {
                parts.get().add(lengthSize, unit, length, header);
            }
            at = unit + length;
        }
        parts.ifPresent(NalParts::endSample);
        if (!picture) {
            throw new MalformedMediaException("the sample at byte " + offset + " holds no picture");
        }
        keep.add(keepFrom, end - keepFrom);
        return kept + (int) (end - keepFrom);
    }

    private void checkKnown(long unit, long length) throws IOException {
        if (length > LARGEST_PARAMETER_SET || !configuration.holds(file.bytes(unit, (int) length))) {
            throw RenditionReader.unsupported(
                    name + " changes its parameter sets at byte " + unit,
                    "Encode without repeated headers, with one setting from beginning to end.");
        }
    }
}
