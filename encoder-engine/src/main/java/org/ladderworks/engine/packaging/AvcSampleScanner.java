package org.ladderworks.engine.packaging;

import java.io.IOException;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.avc.AvcConfiguration;
import org.ladderworks.engine.cmaf.avc.NalType;
import org.ladderworks.engine.cmaf.read.FileWindow;

/**
 * Walks the NAL units of a sample (ISO/IEC 14496-15, 5.3.4.2): what picture it is, and which bytes are to be kept.
 * Parameter sets that repeat those of {@code avcC} are left out (rule 30), everything else stays as it is.
 */
final class AvcSampleScanner {
    private static final int LARGEST_PARAMETER_SET = 0xFFFF;

    private final FileWindow file;
    private final AvcConfiguration configuration;
    private final String name;
    private boolean idr;
    private boolean reference;

    /** Scans samples of a file, which messages call by the name. */
    AvcSampleScanner(FileWindow file, AvcConfiguration configuration, String name) {
        this.name = name;
        this.file = file;
        this.configuration = configuration;
    }

    /** True where the last scanned sample is an IDR picture. */
    boolean isIdr() {
        return idr;
    }

    /** True where other pictures may refer to the last scanned sample (nal_ref_idc). */
    boolean isReference() {
        return reference;
    }

    /**
     * Scans one sample and adds what is kept of it.
     *
     * @return bytes kept
     * @throws MalformedMediaException where NAL units overrun the sample, or it holds no picture
     * @throws org.ladderworks.engine.error.PackagingException RENDITION_UNSUPPORTED where it holds other parameter sets
     */
    int scan(long offset, int size, ByteRanges keep) throws IOException {
        idr = false;
        reference = false;
        boolean picture = false;
        int lengthSize = configuration.lengthSize();
        long end = offset + size;
        long keepFrom = offset;
        int kept = 0;
        for (long at = offset; at < end; ) {
            if (end - at <= lengthSize) {
                throw new MalformedMediaException("the sample at byte " + offset + " ends inside a NAL unit");
            }
            long length = file.number(at, lengthSize);
            long unit = at + lengthSize;
            if (length < 1 || length > end - unit) {
                throw new MalformedMediaException("a NAL unit overruns the sample at byte " + offset);
            }
            int header = file.u8(unit);
            int type = header & 0x1F;
            if (NalType.isPicture(type)) {
                picture = true;
                idr |= type == NalType.IDR_SLICE;
                reference |= (header & 0x60) != 0;
            } else if (type == NalType.SPS || type == NalType.PPS) {
                checkKnown(unit, length);
                keep.add(keepFrom, at - keepFrom);
                kept += (int) (at - keepFrom);
                keepFrom = unit + length;
            }
            at = unit + length;
        }
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
