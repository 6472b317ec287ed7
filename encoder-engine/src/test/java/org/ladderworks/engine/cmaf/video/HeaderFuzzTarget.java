package org.ladderworks.engine.cmaf.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.testing.CodedSamples;
import org.ladderworks.engine.testing.SyntheticMp4;

/** Headers and parameter sets made of arbitrary bytes: read or refused, never beyond their end. */
public final class HeaderFuzzTarget {
    private static final AvcConfiguration AVC =
            AvcConfiguration.parse(hex("014d400cffe1001c" + SyntheticMp4.SPS + "010004" + SyntheticMp4.PPS));
    private static final HevcConfiguration HEVC = HevcConfiguration.parse(hex(SyntheticMp4.HVCC));
    private static final Av1Configuration AV1 = Av1Configuration.parse(hex(SyntheticMp4.AV1C));

    /** The NAL unit of an IDR picture up to its header's end, as ISO/IEC 23008-2, 7.3.6.1 has it with that configuration. */
    static final String HEVC_IDR = "2801" + "ace0";

    /** The same of a picture that refers to another. */
    static final String HEVC_P = "0201" + "d00970cf";

    private HeaderFuzzTarget() {}

    /** Of each kind some bytes to begin with; the first byte chooses what the rest is. */
    static List<byte[]> seeds() {
        byte[] avcRecord = AVC.record();
        byte[] hevcRecord = HEVC.record();
        List<byte[]> seeds = new ArrayList<>(List.of(
                hex("006588848d000000"),
                hex("00419a2426000102"),
                hex("01" + HEVC_IDR + "a0f000"),
                hex("01" + HEVC_P + "8b71"),
                joined(2, avcRecord, hex("6588848d000000")),
                joined(3, hevcRecord, hex(HEVC_IDR + "a0f000")),
                hex("0410000880000000"),
                hex("0430203f0000000000000000")));
        for (byte[] sample : CodedSamples.HEVC.samples()) {
            seeds.add(joined(3, CodedSamples.HEVC.record(), CodedSamples.HEVC.last(sample)));
        }
        for (byte[] sample : CodedSamples.AV1.samples()) {
            seeds.add(joined(5, CodedSamples.AV1.record(), CodedSamples.AV1.last(sample)));
        }
        return seeds;
    }

    /** The entry that fuzzers call. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 2) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        try {
            switch (data[0] & 7) {
                case 0 -> slice(AVC, rest);
                case 1 -> slice(HEVC, rest);
                case 2 -> slice(AvcConfiguration.parse(rest), tail(rest));
                case 3 -> slice(HevcConfiguration.parse(rest), tail(rest));
                case 4 -> frames(AV1, rest);
                default -> frames(Av1Configuration.parse(rest), tail(rest));
            }
        } catch (MalformedMediaException | DrmException e) {
            // Refused in an orderly way.
        }
    }

    private static void slice(NalConfiguration configuration, byte[] nalUnit) {
        if (nalUnit.length == 0) {
            return;
        }
        int end = SliceHeaders.of(configuration).end(nalUnit);
        if (end <= configuration.headerSize() || end > nalUnit.length) {
            throw new AssertionError("a header of " + nalUnit.length + " bytes ends at " + end);
        }
    }

    /** Frames in pieces of up to 64 bytes, so that later ones refer to earlier ones. */
    private static void frames(Av1Configuration configuration, byte[] data) {
        Av1FrameHeaders headers = new Av1FrameHeaders(configuration);
        for (int start = 0; start < data.length; start += 64) {
            byte[] payload = Arrays.copyOfRange(data, start, Math.min(data.length, start + 64));
            int end = headers.read(payload, start & 31);
            if (end < 0 || end > payload.length) {
                throw new AssertionError("a header of " + payload.length + " bytes ends at " + end);
            }
            headers.tiles().ifPresent(tiles -> Av1TileGroup.read(payload, tiles));
            headers.finishFrame();
        }
    }

    private static byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length - Math.min(bytes.length, 40), bytes.length);
    }

    private static byte[] joined(int first, byte[] record, byte[] tail) {
        byte[] all = new byte[1 + record.length + tail.length];
        all[0] = (byte) first;
        System.arraycopy(record, 0, all, 1, record.length);
        System.arraycopy(tail, 0, all, 1 + record.length, tail.length);
        return all;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
