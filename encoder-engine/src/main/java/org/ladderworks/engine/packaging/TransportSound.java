package org.ladderworks.engine.packaging;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.mpegts.AdtsHeader;
import org.ladderworks.engine.mpegts.ElementaryStream;
import org.ladderworks.engine.mpegts.PesPacket;
import org.ladderworks.engine.mpegts.StreamClock;
import org.ladderworks.engine.mpegts.TransportWriter;
import org.ladderworks.engine.time.MediaTime;

/** The frames of an AAC track, several to a PES packet. Priming is kept: a decoder needs it, and its times tell it apart. */
final class TransportSound implements AutoCloseable {
    static final int PID = 0x101;

    /** At most; 85 ms at 48 kHz. */
    private static final int FRAMES = 4;

    /** A packet is no longer than this many to a second, unless a frame is. */
    private static final int PACKETS_A_SECOND = 11;

    private final AudioSource source;
    private final AdtsHeader header;
    private final ElementaryStream stream;
    private final int frames;
    private final byte[] packet = new byte[FRAMES * (AdtsHeader.LENGTH + AdtsHeader.LONGEST_FRAME)];
    private long frame;
    private int chunk;
    private int sample;
    private long limit;
    private boolean first;
    private PackageFiles.@Nullable MediaFile open;

    TransportSound(AudioSource source, AdtsHeader header) {
        this.source = source;
        this.header = header;
        this.stream = ElementaryStream.sound(PID, source.rendition().language());
        this.frames = Math.clamp(
                source.timescale().ticksPerSecond() / ((long) PACKETS_A_SECOND * source.frameTicks()), 1, FRAMES);
        // What lies more than a second before the title was cut off, and primes nothing.
        long cut = Math.max(0, (source.priming() - source.timescale().ticksPerSecond()) / source.frameTicks());
        while (frame < cut) {
            advance();
        }
    }

    AudioSource source() {
        return source;
    }

    ElementaryStream stream() {
        return stream;
    }

    /** Lets a segment begin, which takes frames up to but without that one. */
    void segment(long end) {
        limit = end;
        first = true;
    }

    /** True while the segment has frames left. */
    boolean hasNext() {
        return frame < limit;
    }

    /** When the next frame is heard, be it of the segment or not, in ticks of the stream. */
    long heard() {
        return StreamClock.at(new MediaTime(source.heardAt(frame), source.timescale()));
    }

    /** Writes the next packet; returns how many bytes of samples are in it. */
    int write(TransportWriter writer, OptionalLong clock) {
        long heard = heard();
        int at = 0;
        int taken = 0;
        for (; taken < frames && hasNext(); taken++) {
            Chunk from = source.chunks().get(chunk);
            int size = from.samples().size(sample);
            try {
                header.write(packet, at, size);
            } catch (MalformedMediaException e) {
                throw Mp4File.unreadable(from.file().path(), e);
            }
            read(from, ByteBuffer.wrap(packet, at + AdtsHeader.LENGTH, size));
            at += AdtsHeader.LENGTH + size;
            advance();
        }
        writer.packet(stream, PesPacket.sound(heard, first), packet, at, clock);
        first = false;
        return at - taken * AdtsHeader.LENGTH;
    }

    private void read(Chunk from, ByteBuffer into) {
        PackageFiles.MediaFile media = open == null ? new PackageFiles.MediaFile(from.file()) : open;
        open = media;
        long position = from.samples().offset(sample);
        while (into.hasRemaining()) {
            position += media.read(into, position);
        }
    }

    private void advance() {
        frame++;
        sample++;
        if (sample == source.chunks().get(chunk).samples().count()
                && chunk + 1 < source.chunks().size()) {
            chunk++;
            sample = 0;
            close();
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        open = null;
    }
}
