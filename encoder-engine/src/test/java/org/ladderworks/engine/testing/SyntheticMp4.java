package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ladderworks.engine.cmaf.write.BoxWriter;

/**
 * A hand-made progressive MP4 file of samples that parse but show nothing: the same bytes on every machine, and box forms
 * that no common tool writes. AVC, where nothing else is said.
 *
 * <p>Samples are told in decode order as type and display position: {@code "I0 P3 b1 b2"}. {@code I} is an IDR picture,
 * {@code K} a key frame that is none, {@code P} a reference, {@code b} a disposable picture. 25 frames a second, 320x180.
 */
public final class SyntheticMp4 {
    /** 320x180, Main profile, level 1.2. */
    public static final String SPS = "674d400ceca0a0cfcf80b502020140000003004000000c83c50a6580";

    public static final String PPS = "68ce0fc8";

    /** Main profile, level 2, BT.709, with VPS, SPS and PPS. */
    public static final String HVCC =
            "0101600000009000000000003cf000fcfdf8f800000f03a00001001840010c01ffff0160000003009000"
                    + "0003000003003c959809a10001002e42010101600000030090000003000003003ca00a080b9f796566924caf"
                    + "016a02020208000003000800000300c840a2000100074401c172b42240";

    /** The PPS in it. */
    public static final String HEVC_PPS = "4401c172b42240";

    /** Main profile, level 2.0, BT.709, with a sequence header. */
    public static final String AV1C = "81000c000a0e000000043cfecc02f81010101040";

    /** The sequence header OBU in it. */
    public static final String AV1_SEQUENCE = "0a0e000000043cfecc02f81010101040";

    public static final int TIMESCALE = 12_800;
    public static final int FRAME = 512;

    private final String samples;
    private boolean wide;
    private boolean compactSizes;
    private boolean editList = true;
    private int emptyEdit;
    private String inBand = "";
    private int slices;
    private int sliceBytes;
    private String entry = "avc1";
    private String configuration = "014d400cffe1001c" + SPS + "010004" + PPS;
    private List<byte[]> media = List.of();

    public SyntheticMp4(String samples) {
        this.samples = samples;
    }

    /** Uses 64-bit box sizes and chunk offsets. */
    public SyntheticMp4 wide() {
        wide = true;
        return this;
    }

    /** Uses {@code stz2} with 8-bit fields in place of {@code stsz}. */
    public SyntheticMp4 compactSizes() {
        compactSizes = true;
        return this;
    }

    /** Leaves the edit list out. */
    public SyntheticMp4 noEdits() {
        editList = false;
        return this;
    }

    /** Begins with an empty edit of so many milliseconds. */
    public SyntheticMp4 emptyEdit(int milliseconds) {
        emptyEdit = milliseconds;
        return this;
    }

    /** HEVC: a {@code K} is a CRA picture. */
    public SyntheticMp4 hevc(String sampleEntry, String hvcC) {
        entry = sampleEntry;
        configuration = hvcC;
        return this;
    }

    /** The samples themselves, in decode order, and their configuration record; only times and syncs are told as letters. */
    public SyntheticMp4 media(CodedSamples codec, List<byte[]> bytes) {
        entry = codec.entry();
        configuration = HexFormat.of().formatHex(codec.record());
        media = List.copyOf(bytes);
        return this;
    }

    /** AV1: a {@code K} is an intra-only frame; there is no {@code b}. */
    public SyntheticMp4 av1() {
        entry = "av01";
        configuration = AV1C;
        return this;
    }

    /** Cuts each picture of AVC into slices of so many bytes, whose headers can be read. */
    public SyntheticMp4 slices(int count, int bytes) {
        slices = count;
        sliceBytes = bytes;
        return this;
    }

    /** Puts a NAL unit, or an OBU, before every IDR slice or key frame. */
    public SyntheticMp4 inBand(String nalUnit) {
        inBand = nalUnit;
        return this;
    }

    /** Writes the file. */
    public Path write(Path file) {
        List<byte[]> bytes = new ArrayList<>();
        List<Integer> shown = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        for (String sample : List.of(samples.split(" ", -1))) {
            char type = sample.charAt(0);
            shown.add(Integer.valueOf(sample.substring(1)));
            if (type == 'I' || type == 'K') {
                keys.add(shown.size());
            }
            bytes.add(media.isEmpty() ? sample(type, shown.size()) : media.get(bytes.size()));
        }
        int reorder = 0;
        for (int i = 0; i < shown.size(); i++) {
            reorder = Math.max(reorder, i - shown.get(i));
        }
        BoxWriter out = new BoxWriter();
        out.box("ftyp", () -> out.fourCc("isom").u32(0).fourCc("isom"));
        int mediaBytes = bytes.stream().mapToInt(sample -> sample.length).sum();
        long start = (long) out.length() + (wide ? 16 : 8);
        if (wide) {
            out.u32(1).fourCc("mdat").u64(mediaBytes + 16L);
        } else {
            out.u32(mediaBytes + 8L).fourCc("mdat");
        }
        bytes.forEach(out::bytes);
        int shift = reorder;
        out.box("moov", () -> {
            out.fullBox("mvhd", 0, 0, () -> out.zeros(8).u32(1000).zeros(84));
            out.box("trak", () -> {
                out.fullBox("tkhd", 0, 3, () -> out.zeros(8).u32(1).zeros(68));
                if (editList) {
                    edits(out, (long) shift * FRAME);
                }
                out.box("mdia", () -> {
                    out.fullBox(
                            "mdhd",
                            0,
                            0,
                            () -> out.zeros(8).u32(TIMESCALE).u32(0).u16(0x55C4).zeros(2));
                    out.fullBox("hdlr", 0, 0, () -> out.zeros(4).fourCc("vide").zeros(13));
                    out.box("minf", () -> out.box("stbl", () -> tables(out, bytes, shown, keys, shift, start)));
                });
            });
        });
        try {
            return Files.write(file, out.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void edits(BoxWriter out, long mediaTime) {
        out.box(
                "edts",
                () -> out.fullBox("elst", 0, 0, () -> {
                    out.u32(emptyEdit > 0 ? 2 : 1);
                    if (emptyEdit > 0) {
                        out.u32(emptyEdit).u32(-1).u32(0x1_0000);
                    }
                    out.u32(0).u32(mediaTime).u32(0x1_0000);
                }));
    }

    private void tables(
            BoxWriter out, List<byte[]> media, List<Integer> shown, List<Integer> keys, int shift, long start) {
        int count = media.size();
        out.fullBox(
                "stsd",
                0,
                0,
                () -> out.u32(1).box(entry, () -> {
                    out.zeros(7).u8(1).zeros(16).u16(320).u16(180).zeros(50);
                    String box = entry.equals("avc1") ? "avcC" : entry.equals("av01") ? "av1C" : "hvcC";
                    out.box(box, () -> out.bytes(HexFormat.of().parseHex(configuration)));
                }));
        out.fullBox("stts", 0, 0, () -> out.u32(1).u32(count).u32(FRAME));
        out.fullBox("ctts", 1, 0, () -> {
            out.u32(count);
            for (int i = 0; i < count; i++) {
                out.u32(1).u32((long) (shown.get(i) - i + shift) * FRAME);
            }
        });
        out.fullBox("stss", 0, 0, () -> {
            out.u32(keys.size());
            keys.forEach(out::u32);
        });
        out.fullBox("stsc", 0, 0, () -> out.u32(1).u32(1).u32(count).u32(1));
        if (compactSizes) {
            out.fullBox("stz2", 0, 0, () -> {
                out.u32(8).u32(count);
                media.forEach(sample -> out.u8(sample.length));
            });
        } else {
            out.fullBox("stsz", 0, 0, () -> {
                out.u32(0).u32(count);
                media.forEach(sample -> out.u32(sample.length));
            });
        }
        if (wide) {
            out.fullBox("co64", 0, 0, () -> out.u32(1).u64(start));
        } else {
            out.fullBox("stco", 0, 0, () -> out.u32(1).u32(start));
        }
    }

    private byte[] sample(char type, int number) {
        return switch (entry) {
            case "avc1" -> avcSample(type, number);
            case "av01" -> av1Sample(type, number);
            default -> hevcSample(type, number);
        };
    }

    private byte[] av1Sample(char type, int number) {
        BoxWriter out = new BoxWriter();
        if (type == 'I') {
            out.bytes(HexFormat.of().parseHex(inBand + AV1_SEQUENCE));
        }
        int length = 20 + number % 7;
        out.u8(0x32).u8(length).u8(type == 'I' ? 0x10 : type == 'K' ? 0x50 : 0x30);
        return filled(out, length, 1, number);
    }

    private BoxWriter withInBand(char type) {
        BoxWriter out = new BoxWriter();
        if (type == 'I' && !inBand.isEmpty()) {
            byte[] unit = HexFormat.of().parseHex(inBand);
            out.u32(unit.length).bytes(unit);
        }
        return out;
    }

    private byte[] hevcSample(char type, int number) {
        BoxWriter out = withInBand(type);
        int unitType = switch (type) {
            case 'I' -> 20;
            case 'K' -> 21;
            case 'P' -> 1;
            default -> 0;
        };
        int length = 20 + number % 7;
        out.u32(length).u8(unitType << 1).u8(1);
        return filled(out, length, 2, number);
    }

    private static byte[] filled(BoxWriter out, int length, int from, int number) {
        for (int i = from; i < length; i++) {
            out.u8(number * 31 + i);
        }
        return out.toBytes();
    }

    private byte[] avcSample(char type, int number) {
        BoxWriter out = withInBand(type);
        int header = switch (type) {
            case 'I' -> 0x65;
            case 'K', 'P' -> 0x41;
            default -> 0x01;
        };
        if (slices > 0) {
            return sliced(out, type, header, number);
        }
        int length = 20 + number % 7;
        out.u32(length).u8(header);
        return filled(out, length, 1, number);
    }

    /** The headers as ISO/IEC 14496-10, 7.3.3 has them with {@link #SPS} and {@link #PPS}; then bytes without meaning. */
    private byte[] sliced(BoxWriter out, char type, int header, int number) {
        String bits = switch (type) {
            case 'I' -> "1" + "0001000" + "1" + "0000" + "1" + "000000" + "00" + "1" + "111";
            case 'b' -> "1" + "00111" + "1" + "0001" + "000010" + "1" + "0" + "00" + "1" + "111";
            default -> "1" + "00110" + "1" + "0001" + "000010" + "0" + "0" + "0" + "1" + "111";
        };
        String padded = bits + "0".repeat((8 - bits.length() % 8) % 8);
        String whole = padded.substring(0, Math.min(padded.length(), 8 * (sliceBytes - 1)));
        for (int slice = 0; slice < slices; slice++) {
            out.u32(sliceBytes).u8(header);
            for (int i = 0; i < whole.length(); i += 8) {
                out.u8(Integer.parseInt(whole.substring(i, i + 8), 2));
            }
            filled(out, sliceBytes, 1 + whole.length() / 8, number + slice);
        }
        return out.toBytes();
    }
}
