package org.ladderworks.engine.cmaf.write;

import java.util.Arrays;

/** The codec of a sound as {@code stsd} tells it: sample entry type, and the box that configures the decoder. */
public final class AudioEntry {
    private final String type;
    private final String box;
    private final byte[] configuration;

    private AudioEntry(String type, String box, byte[] configuration) {
        this.type = type;
        this.box = box;
        this.configuration = configuration;
    }

    /** {@code mp4a} with {@code esds} around an AudioSpecificConfig (ISO/IEC 14496-14, 5.6). */
    public static AudioEntry aac(byte[] audioSpecificConfig) {
        return new AudioEntry("mp4a", "esds", audioSpecificConfig.clone());
    }

    /**
     * An entry whose box is written as it was read.
     *
     * @param type such as {@code ec-3}
     * @param box such as {@code dec3}
     */
    public static AudioEntry copied(String type, String box, byte[] content) {
        return new AudioEntry(type, box, content.clone());
    }

    String type() {
        return type;
    }

    void write(BoxWriter out, InitSegment.BitRates rates) {
        if (box.equals("esds")) {
            out.fullBox(box, 0, 0, () -> elementaryStream(out, rates));
        } else {
            out.box(box, () -> out.bytes(Arrays.copyOf(configuration, configuration.length)));
        }
    }

    /** ES_Descriptor of ISO/IEC 14496-1, 7.2.6.5, as ISO/IEC 14496-14, 3.1.2 has it in a file. */
    private void elementaryStream(BoxWriter out, InitSegment.BitRates rates) {
        int specific = configuration.length;
        int config = 13 + 5 + specific;
        descriptor(out, 3, 3 + 5 + config + 5 + 1);
        out.u16(0).u8(0);
        descriptor(out, 4, config);
        int audioStream = 0x15;
        out.u8(0x40).u8(audioStream).zeros(3).u32(rates.largest()).u32(rates.average());
        descriptor(out, 5, specific);
        out.bytes(configuration);
        descriptor(out, 6, 1);
        out.u8(2);
    }

    private static void descriptor(BoxWriter out, int tag, int length) {
        out.u8(tag)
                .u8(0x80 | length >> 21)
                .u8(0x80 | length >> 14)
                .u8(0x80 | length >> 7)
                .u8(length & 0x7F);
    }
}
