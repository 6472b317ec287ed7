package org.ladderworks.engine.packaging;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.cmaf.video.AvcConfiguration;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.mpegts.AccessUnits;
import org.ladderworks.engine.mpegts.ElementaryStream;
import org.ladderworks.engine.mpegts.PesPacket;
import org.ladderworks.engine.mpegts.StreamClock;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * The pictures of a rung, one by one in the order of decoding, on the clock of transport streams: a picture is shown ten seconds
 * after its time in CMAF, exactly, and decoded early enough for all of its GOP to be in order. Not thread-safe.
 */
final class TransportPictures implements AutoCloseable {
    static final int PID = 0x100;
    static final ElementaryStream STREAM = ElementaryStream.pictures(PID);

    /** No picture of H.264 is larger: level 6.2 has 35 million samples. */
    private static final int LARGEST = 64 << 20;

    /** Between two pictures: the clock has to be told all the time. */
    private static final long LONGEST = 3600 * StreamClock.TIMESCALE.ticksPerSecond();

    private final VideoSource source;
    private final Timescale timescale;
    private final long reordering;
    private final AccessUnits units;
    private byte[] sample = new byte[1 << 16];
    private int gop;
    private int at;
    private @Nullable GopTimes times;
    private long decoded;
    private PackageFiles.@Nullable MediaFile open;
    private @Nullable Chunk openChunk;

    /** @param timescale of the rung's set */
    TransportPictures(VideoSource source, Timescale timescale) {
        this.source = source;
        this.timescale = timescale;
        if (!(source.configuration() instanceof AvcConfiguration avc)) {
            throw new IllegalArgumentException(source.name() + " is no H.264");
        }
        this.units = new AccessUnits(avc.lengthSize(), avc.parameterSets());
        this.reordering = reordering();
        this.decoded = clock(-reordering);
        if (decoded < TransportTrackWriter.LEAD) {
            throw refused("pictures are decoded more than nine seconds before they are shown");
        }
    }

    private long reordering() {
        long most = 0;
        for (int i = 0; i < source.gops().size(); i++) {
            try {
                most = Math.max(most, GopTimes.of(source, i, timescale).reordering());
            } catch (MalformedMediaException e) {
                throw Mp4File.unreadable(source.gops().get(i).chunk().file().path(), e);
            }
        }
        return most;
    }

    /** True while the next picture is of a GOP before that one. */
    boolean isBefore(int end) {
        return gop < end;
    }

    /** When the next picture is decoded, and behind the last one when it would be, in ticks of the stream. */
    long decoded() {
        return decoded;
    }

    /** Reads the next picture; its bytes are {@link #units}. */
    PesPacket read() {
        Chunk chunk = source.gops().get(gop).chunk();
        GopTimes of = times;
        try {
            if (of == null) {
                of = GopTimes.of(source, gop, timescale);
                times = of;
            }
            int number = source.gops().get(gop).first() + at;
            int size = load(chunk, number);
            units.read(sample, size);
        } catch (MalformedMediaException e) {
            throw Mp4File.unreadable(chunk.file().path(), e);
        }
        PesPacket packet = new PesPacket(clock(of.shown(at)), decoded, units.isIdr());
        long next = clock(of.decoded(at) + of.duration(at) - reordering);
        if (next <= decoded) {
            throw refused("pictures follow each other faster than 90,000 times a second");
        }
        if (next - decoded > LONGEST) {
            throw refused("pictures are shown for more than an hour each");
        }
        decoded = next;
        at++;
        if (at == of.samples()) {
            gop++;
            at = 0;
            times = null;
        }
        return packet;
    }

    AccessUnits units() {
        return units;
    }

    private long clock(long ticks) {
        return StreamClock.at(new MediaTime(ticks, timescale));
    }

    private int load(Chunk chunk, int number) {
        SampleTable table = chunk.samples();
        int size = table.size(number);
        if (size > LARGEST) {
            throw new MalformedMediaException("sample " + (number + 1) + " has " + size + " bytes");
        }
        if (sample.length < size) {
            sample = new byte[Math.max(size, 2 * sample.length)];
        }
        PackageFiles.MediaFile media = open(chunk);
        ByteBuffer into = ByteBuffer.wrap(sample, 0, size);
        long position = table.offset(number);
        while (into.hasRemaining()) {
            position += media.read(into, position);
        }
        return size;
    }

    private PackageFiles.MediaFile open(Chunk chunk) {
        PackageFiles.MediaFile media = open;
        if (media != null && chunk.equals(openChunk)) {
            return media;
        }
        close();
        media = new PackageFiles.MediaFile(chunk.file());
        open = media;
        openChunk = chunk;
        return media;
    }

    private PackagingException refused(String why) {
        return new PackagingException(
                ErrorCode.TRANSPORT_IMPOSSIBLE,
                source.name() + " cannot be told in MPEG-TS: its " + why,
                "Encode it again at a constant frame rate, or leave --hls-ts (`package.hlsTs`) out.");
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        open = null;
        openChunk = null;
    }
}
