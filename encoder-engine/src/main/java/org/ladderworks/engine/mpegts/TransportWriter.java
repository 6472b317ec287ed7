package org.ladderworks.engine.mpegts;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts what streams carry into transport packets of 188 bytes (ISO/IEC 13818-1, 2.4.3.2). Counters run on for as long as it
 * lives, so that segments that it wrote one after the other join without a seam. Not thread-safe; holds 64 KiB.
 */
public final class TransportWriter {
    private static final int PACKET = 188;
    private static final int HEAD = 4;
    private static final int ROOM = PACKET - HEAD;
    private static final int PIDS = 0x2000;
    private static final byte SYNC = 0x47;
    private static final byte STUFFING = (byte) 0xFF;

    private static final int START = 0x4000;
    private static final int HAS_FIELD = 0x20;
    private static final int HAS_PAYLOAD = 0x10;
    private static final int RANDOM_ACCESS = 0x40;
    private static final int HAS_CLOCK = 0x10;

    /** Length, flags and, where there is one, the clock reference. */
    private static final int FLAGS_END = 2;

    private static final int CLOCK_END = 8;

    private final PacketSink sink;
    private final byte[] association;
    private final byte[] map;
    private final int clockPid;
    private final byte[] buffer = new byte[PACKET * (65_536 / PACKET)];
    private final byte[] counters = new byte[PIDS];
    private int filled;

    /**
     * For one program.
     *
     * @param streams in the order in which they are listed
     * @param clock the one of them that carries the clock
     */
    public TransportWriter(List<ElementaryStream> streams, ElementaryStream clock, PacketSink sink) {
        if (!streams.contains(clock)) {
            throw new IllegalArgumentException("the clock's stream is none of the program's");
        }
        this.sink = sink;
        this.clockPid = clock.pid();
        this.association = ProgramTables.association();
        this.map = ProgramTables.map(streams, clockPid);
        // Counts before each packet with a payload: the first one has 0.
        Arrays.fill(counters, (byte) 0xF);
    }

    /** The tables that a segment begins with. */
    public void tables() {
        section(ProgramTables.ASSOCIATION_PID, association);
        section(ProgramTables.MAP_PID, map);
    }

    /**
     * One PES packet.
     *
     * @param bytes of which the first {@code length} are written
     * @param clock what the clock says at its beginning; only of the stream that carries the clock
     */
    public void packet(ElementaryStream stream, PesPacket packet, byte[] bytes, int length, OptionalLong clock) {
        byte[] header = packet.header(stream.type(), length);
        int left = header.length + length;
        for (boolean first = true; left > 0; first = false) {
            int field = !first ? 0 : clock.isPresent() ? CLOCK_END : packet.randomAccess() ? FLAGS_END : 0;
            int body = Math.min(ROOM - field, left);
            int at = begin(stream.pid(), first, ROOM - body, true);
            if (body < ROOM) {
                int flags = (first && packet.randomAccess() ? RANDOM_ACCESS : 0)
                        | (first && clock.isPresent() ? HAS_CLOCK : 0);
                field(at, ROOM - body, flags, clock.orElse(0));
                at += ROOM - body;
            }
            int done = header.length + length - left;
            int ofHeader = Math.clamp(header.length - done, 0, body);
            System.arraycopy(header, Math.min(done, header.length), buffer, at, ofHeader);
            System.arraycopy(bytes, done + ofHeader - header.length, buffer, at + ofHeader, body - ofHeader);
            left -= body;
        }
    }

    /** A packet with nothing but the clock, where no other comes for long. */
    public void clock(long ticks) {
        int at = begin(clockPid, false, ROOM, false);
        field(at, ROOM, HAS_CLOCK, ticks);
    }

    /** Hands on what is left, at the end of a segment. */
    public void flush() {
        if (filled > 0) {
            sink.write(buffer, 0, filled);
            filled = 0;
        }
    }

    private void section(int pid, byte[] section) {
        int at = begin(pid, true, 0, true);
        buffer[at] = 0;
        System.arraycopy(section, 0, buffer, at + 1, section.length);
        Arrays.fill(buffer, at + 1 + section.length, at + ROOM, STUFFING);
    }

    /** Writes a packet's head; returns where the rest goes. A counter only counts packets with a payload (2.4.3.3). */
    private int begin(int pid, boolean start, int field, boolean payload) {
        if (filled == buffer.length) {
            flush();
        }
        int at = filled;
        filled += PACKET;
        if (payload) {
            counters[pid] = (byte) ((counters[pid] + 1) & 0xF);
        }
        int head = (start ? START : 0) | pid;
        buffer[at] = SYNC;
        buffer[at + 1] = (byte) (head >> 8);
        buffer[at + 2] = (byte) head;
        buffer[at + 3] = (byte) ((field > 0 ? HAS_FIELD : 0) | (payload ? HAS_PAYLOAD : 0) | counters[pid]);
        return at + HEAD;
    }

    /** An adaptation field of so many bytes, its length included; what is not needed is stuffing (2.4.3.4). */
    private void field(int start, int size, int flags, long clock) {
        buffer[start] = (byte) (size - 1);
        if (size == 1) {
            return;
        }
        buffer[start + 1] = (byte) flags;
        int at = start + FLAGS_END;
        if ((flags & HAS_CLOCK) != 0) {
            long reference = StreamClock.reference(clock);
            for (int shift = 40; shift >= 0; shift -= 8) {
                buffer[at++] = (byte) (reference >> shift);
            }
        }
        Arrays.fill(buffer, at, start + size, STUFFING);
    }
}
