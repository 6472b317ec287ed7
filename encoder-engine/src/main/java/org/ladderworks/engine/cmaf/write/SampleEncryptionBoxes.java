package org.ladderworks.engine.cmaf.write;

import org.ladderworks.engine.cmaf.cenc.Subsamples;
import org.ladderworks.engine.cmaf.cenc.TrackEncryption;

/**
 * IVs and protected ranges of a fragment's samples: {@code senc}, and {@code saiz} and {@code saio} that lead to what is in
 * it (ISO/IEC 23001-7, 7.2; ISO/IEC 14496-12, 8.7.8 and 8.7.9).
 */
final class SampleEncryptionBoxes {
    private static final int WITH_SUBSAMPLES = 2;
    private static final int ENTRY = 6;

    private SampleEncryptionBoxes() {}

    /** Writes the boxes; {@code moof} begins where the writer does. */
    static void write(BoxWriter out, FragmentProtection.Encrypted encrypted, int samples) {
        TrackEncryption track = encrypted.track();
        Subsamples parts = encrypted.parts();
        boolean told = !track.constantIv() || track.pictures();
        int[] offsetField = new int[1];
        if (told) {
            writeSizes(out, track, parts, samples);
            out.fullBox("saio", 0, 0, () -> {
                out.u32(1);
                offsetField[0] = out.length();
                out.u32(0);
            });
        }
        // Of sound in cbcs there is nothing to tell but how many samples are encrypted; saiz and saio are then left
        // out.
        out.fullBox("senc", 0, track.pictures() ? WITH_SUBSAMPLES : 0, () -> {
            out.u32(samples);
            if (told) {
                out.patch(offsetField[0], out.length());
            }
            for (int sample = 0; sample < samples; sample++) {
                if (!track.constantIv()) {
                    out.bytes(track.iv(encrypted.firstSample() + sample));
                }
                if (track.pictures()) {
                    writeParts(out, parts, sample);
                }
            }
        });
    }

    private static void writeSizes(BoxWriter out, TrackEncryption track, Subsamples parts, int samples) {
        int first = size(track, parts, 0);
        boolean even = true;
        for (int sample = 1; sample < samples && even; sample++) {
            even = size(track, parts, sample) == first;
        }
        boolean sameSize = even;
        out.fullBox("saiz", 0, 0, () -> {
            out.u8(sameSize ? first : 0).u32(samples);
            for (int sample = 0; sample < samples && !sameSize; sample++) {
                out.u8(size(track, parts, sample));
            }
        });
    }

    private static int size(TrackEncryption track, Subsamples parts, int sample) {
        int iv = track.constantIv() ? 0 : TrackEncryption.ivLength(track.scheme());
        return iv + (track.pictures() ? Short.BYTES + ENTRY * (parts.end(sample) - parts.first(sample)) : 0);
    }

    private static void writeParts(BoxWriter out, Subsamples parts, int sample) {
        out.u16(parts.end(sample) - parts.first(sample));
        for (int entry = parts.first(sample); entry < parts.end(sample); entry++) {
            out.u16(parts.clearBytes(entry)).u32(parts.protectedBytes(entry));
        }
    }
}
