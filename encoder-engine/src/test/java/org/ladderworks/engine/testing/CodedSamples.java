package org.ladderworks.engine.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.engine.cmaf.video.Av1Configuration;
import org.ladderworks.engine.cmaf.video.AvcConfiguration;
import org.ladderworks.engine.cmaf.video.HevcConfiguration;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;
import org.ladderworks.engine.cmaf.write.BoxWriter;

/**
 * What real encoders made of a few tiny pictures, the same bytes on every machine: a key frame and two that refer to it, in
 * decode order, to be cut and spoiled.
 */
public enum CodedSamples {
    /** x264: two slices a picture, weighted prediction. */
    AVC(
            "avc1",
            "0164000bffe100186764000bacec2046c044000003000400000300c83c50a4e001000568eae0e72cfdf8f800",
            "0000001e65888400cf63bc5f382744a119221d66dbb437f65bb7a785e841f5000a4900000020650422210033"
                    + "ff63bc5f382744a119221d66dbb437f65bb7a785e841f5000a49",
            "00000008419a29b10aff01e1000000094104268a6c42bf01e1",
            "00000008019e45e42bff30210000000901042791790aff3021"),
    /** x265: two slices a picture, wavefronts, weighted prediction. */
    HEVC(
            "hvc1",
            "0101600000009000000000001ef000fcfdf8f800000f03a00001001840010c01ffff01600000030090000003"
                    + "000003001e913024a10001002842010101600000030090000003000003001ea010202059644ee4caf0168080"
                    + "000003008000000c84a2000100064401c173d109",
            "000000102801af04c9d8fa045c502fd0b2f1433000000011280130f04c9d80fa045c502fd0b2f14330",
            "0000000f0201d01157843080992af90750d9220000001002016101157843080992a0f90750d922",
            "0000000d0001e024bf8202c498098805f40000000e000162024bf8202c4980098805f4"),
    /** libaom: four tiles. */
    AV1(
            "av01",
            "81000c000a0a0000000337ffe6d7c802",
            "0a0a0000000337ffe6d7c80232271000e11401861860a092000005c1b8100a999005c1b8100a999005c1b810"
                    + "0a9990c1b8100a9990",
            "321d30038080fdf806e1e007fffff8b1534800000195300195300195309530",
            "321d300401057df806e1e007fffff8b1534800000191400191400191409140");

    private static final int NAL_LENGTH = 4;
    private static final int OBU_HAS_EXTENSION = 4;

    private final String entry;
    private final String record;
    private final String first;
    private final String second;
    private final String third;

    CodedSamples(String entry, String record, String first, String second, String third) {
        this.entry = entry;
        this.record = record;
        this.first = first;
        this.second = second;
        this.third = third;
    }

    /** The type of their sample entry. */
    public String entry() {
        return entry;
    }

    /** What is in {@code avcC}, {@code hvcC} or {@code av1C}. */
    public byte[] record() {
        return HexFormat.of().parseHex(record);
    }

    public VideoConfiguration configuration() {
        return switch (this) {
            case AVC -> AvcConfiguration.parse(record());
            case HEVC -> HevcConfiguration.parse(record());
            case AV1 -> Av1Configuration.parse(record());
        };
    }

    /** In decode order; the third is shown before the second, but in AV1. */
    public List<byte[]> samples() {
        return Stream.of(first, second, third).map(HexFormat.of()::parseHex).toList();
    }

    /** With one of them replaced. */
    public List<byte[]> with(int replaced, byte[] sample) {
        List<byte[]> all = new ArrayList<>(samples());
        all.set(replaced, sample);
        return all;
    }

    /** As {@link SyntheticMp4} has them told. */
    public String order() {
        return this == AV1 ? "I0 P1 P2" : "I0 P2 b1";
    }

    /** The last NAL unit of a sample, or the payload of its last OBU. */
    public byte[] last(byte[] sample) {
        Unit unit = lastUnit(sample);
        return Arrays.copyOfRange(sample, unit.payload, unit.payload + (int) unit.size);
    }

    /** A sample that ends otherwise: with these bytes, and this in the field that tells how many they are. */
    public byte[] ending(byte[] sample, byte[] payload, long told) {
        Unit unit = lastUnit(sample);
        BoxWriter out = new BoxWriter();
        out.bytes(Arrays.copyOf(sample, unit.sizeField));
        if (this == AV1) {
            long left = told;
            for (; left > 0x7F; left >>>= 7) {
                out.u8((int) (left & 0x7F) | 0x80);
            }
            out.u8((int) left);
        } else {
            out.u32(told);
        }
        return out.bytes(payload).toBytes();
    }

    /** The last NAL unit of a sample so many times over, each cut or filled up with zeros to so many bytes. */
    public byte[] repeated(byte[] sample, int times, int length) {
        byte[] unit = Arrays.copyOf(last(sample), length);
        BoxWriter out = new BoxWriter();
        for (int i = 0; i < times; i++) {
            out.u32(unit.length).bytes(unit);
        }
        return out.toBytes();
    }

    private record Unit(int sizeField, int payload, long size) {}

    private Unit lastUnit(byte[] sample) {
        return Stream.iterate(unitAt(sample, 0), unit -> unitAt(sample, unit.payload + (int) unit.size))
                .filter(unit -> unit.payload + unit.size >= sample.length)
                .findFirst()
                .orElseThrow();
    }

    private Unit unitAt(byte[] sample, int start) {
        if (this != AV1) {
            int size = ByteBuffer.wrap(sample).getInt(start);
            return new Unit(start, start + NAL_LENGTH, size);
        }
        int field = start + ((sample[start] & OBU_HAS_EXTENSION) == 0 ? 1 : 2);
        long size = 0;
        int at = field;
        for (int shift = 0; ; shift += 7) {
            int next = sample[at++];
            size |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return new Unit(field, at, size);
            }
        }
    }
}
