package org.ladderworks.engine.testing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Reads transport packets by the letter of ISO/IEC 13818-1, and fails at whatever it does not allow. */
public final class TransportPackets {
    private static final int PACKET = 188;

    private TransportPackets() {}

    /**
     * One packet.
     *
     * @param clock its PCR in ticks of 27 MHz
     * @param stuffing bytes of the adaptation field that say nothing
     */
    public record Packet(
            int pid,
            boolean start,
            int counter,
            boolean randomAccess,
            OptionalLong clock,
            int stuffing,
            List<Byte> payload) {
        public byte[] bytes() {
            byte[] bytes = new byte[payload.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = payload.get(i);
            }
            return bytes;
        }
    }

    /** A PES packet; times are of 33 bits. */
    public record Pes(int streamId, long presented, long decoded, boolean randomAccess, int told, List<Byte> payload) {
        public byte[] bytes() {
            byte[] bytes = new byte[payload.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = payload.get(i);
            }
            return bytes;
        }
    }

    public static List<Packet> of(byte[] stream) {
        require(stream.length % PACKET == 0, "whole packets");
        List<Packet> packets = new ArrayList<>();
        for (int at = 0; at < stream.length; at += PACKET) {
            packets.add(packet(Arrays.copyOfRange(stream, at, at + PACKET)));
        }
        return packets;
    }

    private static Packet packet(byte[] bytes) {
        require(bytes[0] == 0x47, "sync byte");
        require((bytes[1] & 0xA0) == 0, "no error, no priority");
        require((bytes[3] & 0xC0) == 0, "not scrambled");
        int pid = (bytes[1] & 0x1F) << 8 | (bytes[2] & 0xFF);
        boolean field = (bytes[3] & 0x20) != 0;
        boolean payload = (bytes[3] & 0x10) != 0;
        require(field || payload, "something in the packet");
        int at = 4;
        boolean randomAccess = false;
        OptionalLong clock = OptionalLong.empty();
        int stuffing = 0;
        if (field) {
            int length = bytes[4] & 0xFF;
            require(payload ? length <= 182 : length == 183, "adaptation field of " + length);
            int end = 5 + length;
            int next = 5;
            if (length > 0) {
                int flags = bytes[next++];
                require((flags & 0xAF) == 0, "flags that were never set");
                randomAccess = (flags & 0x40) != 0;
                if ((flags & 0x10) != 0) {
                    long value = number(bytes, next, 6);
                    require(((value >> 9) & 0x3F) == 0x3F, "reserved bits of a PCR");
                    require((value & 0x1FF) < 300, "PCR extension");
                    clock = OptionalLong.of((value >> 15) * 300 + (value & 0x1FF));
                    next += 6;
                }
                stuffing = end - next;
                for (; next < end; next++) {
                    require(bytes[next] == (byte) 0xFF, "stuffing");
                }
            }
            at = end;
        }
        List<Byte> rest = new ArrayList<>();
        for (; payload && at < PACKET; at++) {
            rest.add(bytes[at]);
        }
        require(payload == !rest.isEmpty(), "a payload where one is told");
        return new Packet(pid, (bytes[1] & 0x40) != 0, bytes[3] & 0xF, randomAccess, clock, stuffing, rest);
    }

    /** The PES packets of one PID. */
    public static List<Pes> pes(List<Packet> packets, int pid) {
        List<Pes> found = new ArrayList<>();
        ByteArrayOutputStream current = new ByteArrayOutputStream();
        boolean randomAccess = false;
        for (Packet packet : packets) {
            if (packet.pid() != pid || packet.payload().isEmpty()) {
                continue;
            }
            if (packet.start()) {
                if (current.size() > 0) {
                    found.add(pes(current.toByteArray(), randomAccess));
                }
                current.reset();
                randomAccess = packet.randomAccess();
            }
            current.writeBytes(packet.bytes());
        }
        if (current.size() > 0) {
            found.add(pes(current.toByteArray(), randomAccess));
        }
        return found;
    }

    private static Pes pes(byte[] bytes, boolean randomAccess) {
        require(number(bytes, 0, 3) == 1, "PES start code");
        int told = (int) number(bytes, 4, 2);
        require(told == 0 || told == bytes.length - 6, "PES length " + told + " of " + (bytes.length - 6));
        require((bytes[6] & 0xC0) == 0x80 && (bytes[6] & 0x04) != 0, "PES flags");
        int flags = bytes[7] & 0xC0;
        require(flags == 0x80 || flags == 0xC0, "a PTS");
        require((bytes[7] & 0x3F) == 0 && bytes[8] == (flags == 0xC0 ? 10 : 5), "nothing else in the header");
        long presented = stamp(bytes, 9, flags == 0xC0 ? 3 : 2);
        long decoded = flags == 0xC0 ? stamp(bytes, 14, 1) : presented;
        List<Byte> payload = new ArrayList<>();
        for (int at = 9 + bytes[8]; at < bytes.length; at++) {
            payload.add(bytes[at]);
        }
        return new Pes(bytes[3] & 0xFF, presented, decoded, randomAccess, told, payload);
    }

    private static long stamp(byte[] bytes, int at, int prefix) {
        long value = number(bytes, at, 5);
        require(value >> 36 == prefix, "prefix of a time");
        require((value & 1) == 1 && ((value >> 16) & 1) == 1 && ((value >> 32) & 1) == 1, "marker bits");
        return ((value >> 33) & 7) << 30 | ((value >> 17) & 0x7FFF) << 15 | ((value >> 1) & 0x7FFF);
    }

    private static long number(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | (bytes[at + i] & 0xFF);
        }
        return value;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not allowed in a transport stream: " + what);
        }
    }
}
