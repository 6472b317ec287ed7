package org.ladderworks.engine.cmaf.video;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** CEA-608 and CEA-708 captions in SEI messages of AVC and HEVC (ATSC A/53 part 4, 6.2.3; SCTE 128-1, 8.1). Pure. */
public final class CaptionSei {
    private static final int REGISTERED_ITU_T_T35 = 4;

    /** Country USA, provider ATSC, "GA94", and the type that means cc_data. */
    private static final byte[] CC_DATA = {(byte) 0xB5, 0x00, 0x31, 'G', 'A', '9', '4', 3};

    private static final int TRIPLET = 3;

    /** Types of triplets of CEA-708; the second one with its flag of being valid. */
    private static final int PACKET_START = 3;

    private static final int PACKET_GOES_ON = 6;

    private static final int LONGEST_PACKET = 127;

    /** Its number is above six and stands in a byte more. */
    private static final int EXTENDED_SERVICE = 7;

    private CaptionSei() {}

    /**
     * The channels that a SEI NAL unit holds control codes of, and the services that it holds blocks of. Fields without captions
     * are filled with zeros, which hold none. Malformed messages hold none either.
     */
    public static Set<CaptionChannel> channels(byte[] nalUnit, int headerSize) {
        Set<CaptionChannel> found = EnumSet.noneOf(CaptionChannel.class);
        byte[] payload = EmulationPrevention.removed(nalUnit, headerSize);
        int at = 0;
        while (at + 2 < payload.length) {
            int type = 0;
            while (at < payload.length && (payload[at] & 0xFF) == 0xFF) {
                type += 0xFF;
                at++;
            }
            type += at < payload.length ? payload[at++] & 0xFF : 0;
            int size = 0;
            while (at < payload.length && (payload[at] & 0xFF) == 0xFF) {
                size += 0xFF;
                at++;
            }
            size += at < payload.length ? payload[at++] & 0xFF : 0;
            if (size > payload.length - at) {
                break;
            }
            if (type == REGISTERED_ITU_T_T35) {
                addChannels(payload, at, size, found);
            }
            at += size;
        }
        return found;
    }

    private static void addChannels(byte[] payload, int from, int size, Set<CaptionChannel> found) {
        if (size < CC_DATA.length + 2
                || !Arrays.equals(payload, from, from + CC_DATA.length, CC_DATA, 0, CC_DATA.length)) {
            return;
        }
        int flags = payload[from + CC_DATA.length] & 0xFF;
        int count = (flags & 0x40) == 0 ? 0 : flags & 0x1F;
        int first = from + CC_DATA.length + 2;
        for (int i = 0; i < count && first + (i + 1) * TRIPLET <= from + size; i++) {
            int kind = payload[first + i * TRIPLET] & 0x07;
            // The seventh bit of each byte of captions is parity.
            int code = payload[first + i * TRIPLET + 1] & 0x7F;
            boolean valid = (kind & 4) != 0;
            int field = kind & 3;
            if (valid && field < 2 && code >= 0x10 && code < 0x20) {
                found.add(channel(field, code));
            }
            if (valid && field == PACKET_START) {
                addServices(packet(payload, first + i * TRIPLET, first + count * TRIPLET, from + size), found);
            }
        }
    }

    /** A caption channel packet, or what the picture has of it, without its header (CTA-708-E, 5). */
    private static byte[] packet(byte[] payload, int start, int endOfTriplets, int endOfMessage) {
        int code = payload[start + 1] & 0x3F;
        int length = code == 0 ? LONGEST_PACKET : code * 2 - 1;
        byte[] packet = new byte[length];
        packet[0] = payload[start + 2];
        int held = 1;
        int end = Math.min(endOfTriplets, endOfMessage - TRIPLET + 1);
        for (int at = start + TRIPLET;
                at < end && held < length && (payload[at] & 7) == PACKET_GOES_ON;
                at += TRIPLET) {
            packet[held++] = payload[at + 1];
            if (held < length) {
                packet[held++] = payload[at + 2];
            }
        }
        return Arrays.copyOf(packet, held);
    }

    /** Service blocks stand one behind the other, each with its number and its size (CTA-708-E, 6.2). */
    private static void addServices(byte[] packet, Set<CaptionChannel> found) {
        for (int at = 0; at < packet.length; ) {
            int number = (packet[at] & 0xFF) >> 5;
            int size = packet[at] & 0x1F;
            if (size == 0) {
                return;
            }
            CaptionChannel.service(number).ifPresent(found::add);
            at += 1 + size + (number == EXTENDED_SERVICE ? 1 : 0);
        }
    }

    /** The bit of eight in a control code tells the second channel of a field. */
    private static CaptionChannel channel(int field, int code) {
        boolean second = (code & 8) != 0;
        return field == 0
                ? second ? CaptionChannel.CC2 : CaptionChannel.CC1
                : second ? CaptionChannel.CC4 : CaptionChannel.CC3;
    }
}
