package org.ladderworks.engine.cmaf.read;

import java.util.HexFormat;
import java.util.Optional;
import org.ladderworks.engine.cmaf.ByteReader;

/** The fields of the boxes that {@link BoxDump} spells out. */
final class BoxFields {
    private BoxFields() {}

    /** The content as text; empty for a type that is shown by its bytes. */
    static Optional<String> of(String type, ByteReader in) {
        return Optional.ofNullable(
                switch (type) {
                    case "ftyp", "styp" -> brands(in);
                    case "mvhd", "mdhd" -> header(in, type.equals("mdhd"));
                    case "tkhd" -> trackHeader(in);
                    case "hdlr" -> handler(in);
                    case "elst" -> edits(in);
                    case "pasp" -> in.u32() + ":" + in.u32();
                    case "colr" -> colour(in);
                    case "mehd" -> "duration=" + (Box.version(in) == 1 ? in.u64() : in.u32());
                    case "trex" -> trackDefaults(in);
                    case "mfhd" -> "sequence=" + in.slice(8).i64();
                    case "tfhd" -> "flags=" + flags(in) + " track=" + in.u32() + rest(in);
                    case "tfdt" -> version(in) + " time=" + in.i64();
                    case "trun" -> run(in);
                    case "sgpd" -> version(in) + " " + in.fourCc() + rest(in);
                    case "sbgp" -> version(in) + " " + in.fourCc() + " entries=" + in.u32() + rest(in);
                    case "frma" -> in.fourCc();
                    case "schm" -> scheme(in);
                    case "tenc" -> encryption(in);
                    case "saiz" -> auxiliarySizes(in);
                    case "saio" -> "entries=" + in.slice(8).i64() + rest(in);
                    case "senc" -> sampleEncryption(in);
                    default -> null;
                });
    }

    private static String brands(ByteReader in) {
        StringBuilder text = new StringBuilder(in.fourCc())
                .append(" version=")
                .append(in.u32())
                .append(" compatible=");
        String separator = "";
        while (in.remaining() >= 4) {
            text.append(separator).append(in.fourCc());
            separator = ",";
        }
        return text.toString();
    }

    private static String header(ByteReader in, boolean media) {
        boolean wide = Box.version(in) == 1;
        in.skip(wide ? 16 : 8);
        String text = "timescale=" + in.u32() + " duration=" + (wide ? in.u64() : in.u32());
        if (!media) {
            return text;
        }
        int packed = in.u16();
        return text + " language=" + (char) (0x60 + (packed >> 10 & 0x1F)) + (char) (0x60 + (packed >> 5 & 0x1F))
                + (char) (0x60 + (packed & 0x1F));
    }

    private static String trackHeader(ByteReader in) {
        int word = in.i32();
        boolean wide = word >>> 24 == 1;
        in.skip(wide ? 16 : 8);
        String text = "flags=" + (word & 0xFF_FFFF) + " track=" + in.u32();
        in.skip(4);
        text += " duration=" + (wide ? in.u64() : in.u32());
        in.skip(52);
        return text + " size=" + in.u32() / 65_536.0 + "x" + in.u32() / 65_536.0;
    }

    private static String handler(ByteReader in) {
        in.skip(8);
        return in.fourCc();
    }

    private static String edits(ByteReader in) {
        boolean wide = Box.version(in) == 1;
        int count = in.count(wide ? 20 : 12);
        StringBuilder text = new StringBuilder("entries=" + count);
        for (int i = 0; i < count; i++) {
            text.append(" duration=").append(wide ? in.u64() : in.u32());
            text.append(" mediaTime=").append(wide ? in.i64() : in.i32());
            text.append(" rate=").append(in.i32() / 65_536.0);
        }
        return text.toString();
    }

    private static String colour(ByteReader in) {
        String type = in.fourCc();
        return type.equals("nclx")
                ? type + " " + in.u16() + "/" + in.u16() + "/" + in.u16() + " fullRange=" + (in.u8() >> 7)
                : type + rest(in);
    }

    private static String trackDefaults(ByteReader in) {
        in.skip(4);
        return "track=" + in.u32() + " description=" + in.u32() + " duration=" + in.u32() + " size=" + in.u32()
                + " flags=" + hex(in.i32());
    }

    private static String run(ByteReader in) {
        int word = in.i32();
        int flags = word & 0xFF_FFFF;
        int count = in.i32();
        StringBuilder text = new StringBuilder("v" + (word >>> 24) + " flags=" + hex(flags) + " samples=" + count);
        if ((flags & 1) != 0) {
            text.append(" offset=").append(in.i32());
        }
        if ((flags & 4) != 0) {
            text.append(" first=").append(hex(in.i32()));
        }
        int fields = Integer.bitCount(flags & 0xF00);
        while (fields > 0 && in.remaining() >= 4 * fields) {
            text.append("\n      ");
            text.append((flags & 0x100) != 0 ? " d=" + in.u32() : "");
            text.append((flags & 0x200) != 0 ? " s=" + in.u32() : "");
            text.append((flags & 0x400) != 0 ? " f=" + hex(in.i32()) : "");
            text.append((flags & 0x800) != 0 ? " c=" + in.i32() : "");
        }
        return text.toString();
    }

    private static String scheme(ByteReader in) {
        in.skip(4);
        return in.fourCc() + " version=" + hex(in.i32());
    }

    private static String encryption(ByteReader in) {
        String text = version(in);
        in.skip(1);
        int pattern = in.u8();
        text += " pattern=" + (pattern >> 4) + ":" + (pattern & 0xF) + " protected=" + in.u8();
        int ivSize = in.u8();
        text += " ivSize=" + ivSize + " kid=" + HexFormat.of().formatHex(in.bytes(16));
        return ivSize == 0 && in.remaining() > 0
                ? text + " iv=" + HexFormat.of().formatHex(in.bytes(in.u8()))
                : text;
    }

    private static String auxiliarySizes(ByteReader in) {
        in.skip(4);
        StringBuilder text = new StringBuilder("size=" + in.u8() + " samples=" + in.u32());
        while (in.remaining() > 0) {
            text.append(' ').append(in.u8());
        }
        return text.toString();
    }

    private static String sampleEncryption(ByteReader in) {
        return "flags=" + flags(in) + " samples=" + in.u32() + " "
                + HexFormat.of().formatHex(in.bytes(in.remaining()));
    }

    private static String version(ByteReader in) {
        return "v" + Box.version(in);
    }

    private static String flags(ByteReader in) {
        return hex(in.i32() & 0xFF_FFFF);
    }

    private static String rest(ByteReader in) {
        StringBuilder text = new StringBuilder();
        while (in.remaining() >= 4) {
            text.append(' ').append(hex(in.i32()));
        }
        return text.toString();
    }

    private static String hex(int value) {
        return Integer.toHexString(value);
    }
}
