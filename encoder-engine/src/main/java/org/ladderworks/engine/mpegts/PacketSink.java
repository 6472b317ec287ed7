package org.ladderworks.engine.mpegts;

/** Takes whole transport packets. */
@FunctionalInterface
public interface PacketSink {
    /** Takes a part of an array, at most 64 KiB, which is used again after the call. */
    void write(byte[] bytes, int start, int length);
}
