package org.ladderworks.app.preview.worker;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Material;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.engine.time.MediaTime;

/**
 * One track of material, decoded frame by frame in the order in which frames are shown. After a seek the frames begin with
 * one that needs nothing before it. For one thread at a time.
 */
final class TrackDecoder implements AutoCloseable {
    /** Of a picture: 8K, and some more for those that are cropped. */
    static final long MOST_PIXELS = 8192L * 4608;

    private static final long NONE = avutil.AV_NOPTS_VALUE;

    /** Packets read in vain, such as of other streams, before it is given up. */
    private static final int MOST_PASSED = 200_000;

    /** Packets that are looked at for one that is shown before others; standards allow sixteen pictures, sound lies between. */
    private static final int MOST_REORDERED = 200;

    private final Material material;
    private final int type;
    private final int nth;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private Demuxed demuxed;
    private AVStream stream;
    private final AVCodecContext codec;
    private boolean held;
    private boolean draining;
    private boolean encrypted;
    private long floor = Long.MIN_VALUE;
    private long hurryUntil = Long.MIN_VALUE;
    private long faults;

    private TrackDecoder(Material material, int type, int nth, Demuxed demuxed, AVStream stream, int threads)
            throws Unshowable {
        this.material = material;
        this.type = type;
        this.nth = nth;
        this.demuxed = demuxed;
        this.stream = stream;
        AVCodecParameters parameters = stream.codecpar();
        AVCodec decoder = avcodec.avcodec_find_decoder(parameters.codec_id());
        if (decoder == null || decoder.isNull()) {
            throw new Unshowable(Trouble.Kind.UNREADABLE, "there is no decoder for it");
        }
        codec = avcodec.avcodec_alloc_context3(decoder);
        avcodec.avcodec_parameters_to_context(codec, parameters);
        codec.pkt_timebase(stream.time_base());
        codec.thread_count(threads);
        codec.max_pixels(MOST_PIXELS);
        if (avcodec.avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
            throw new Unshowable(Trouble.Kind.UNREADABLE, "its decoder does not take it");
        }
    }

    /**
     * Opens it at its beginning.
     *
     * @param type AVMEDIA_TYPE_VIDEO or AVMEDIA_TYPE_AUDIO
     * @param nth of the streams of that type; pictures beside the video, such as covers, do not count
     */
    static TrackDecoder open(Material material, int type, int nth, int threads) throws Unshowable {
        Demuxed demuxed = Demuxed.open(material, 0, material instanceof Material.WholeFile);
        try {
            AVStream stream = find(demuxed, type, nth);
            AVCodecParameters parameters = stream.codecpar();
            if (type == avutil.AVMEDIA_TYPE_VIDEO && (long) parameters.width() * parameters.height() > MOST_PIXELS) {
                throw new Unshowable(
                        Trouble.Kind.TOO_LARGE, "its pictures have " + parameters.width() + "x" + parameters.height());
            }
            return new TrackDecoder(material, type, nth, demuxed, stream, threads);
        } catch (Unshowable e) {
            demuxed.close();
            throw e;
        }
    }

    static AVStream find(Demuxed demuxed, int type, int nth) throws Unshowable {
        int seen = 0;
        AVStream found = null;
        for (int i = 0; i < demuxed.streams(); i++) {
            AVStream stream = demuxed.stream(i);
            boolean wanted = stream.codecpar().codec_type() == type
                    && (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0;
            if (wanted && seen++ == nth) {
                found = stream;
            } else {
                stream.discard(avcodec.AVDISCARD_ALL);
            }
        }
        if (found == null) {
            throw new Unshowable(
                    Trouble.Kind.UNREADABLE,
                    type == avutil.AVMEDIA_TYPE_VIDEO ? "it has no pictures" : "no such track");
        }
        return found;
    }

    AVStream stream() {
        return stream;
    }

    AVCodecContext codec() {
        return codec;
    }

    Demuxed demuxed() {
        return demuxed;
    }

    /** Whether samples came that are encrypted, with no key for them. */
    boolean encrypted() {
        return encrypted;
    }

    /** Why not one frame of it came. */
    Unshowable failure() {
        return encrypted
                ? new Unshowable(Trouble.Kind.ENCRYPTED, "its samples are encrypted, and there is no key for them")
                : new Unshowable(Trouble.Kind.UNREADABLE, "no picture of it can be decoded");
    }

    /** Packets that could not be decoded, so far. */
    long faults() {
        return faults;
    }

    /** Nothing before this time is wanted: what no other frame needs is passed over. */
    void hurryUntil(long pts) {
        hurryUntil = pts;
    }

    /**
     * To a frame at this time or before it with which decoding can begin.
     *
     * @return false where the material begins later: then it is at its beginning
     */
    boolean seek(long pts) throws Unshowable {
        hurryUntil = Long.MIN_VALUE;
        return material instanceof Material.Segmented track ? seekParts(track, pts) : seekFile(pts);
    }

    private boolean seekFile(long pts) throws Unshowable {
        AVRational base = stream.time_base();
        long second = Math.max(1, base.den() / Math.max(1, base.num()));
        long first = start();
        long back = 0;
        for (int i = 0; i < 12; i++) {
            long wanted = Math.max(first, pts - back);
            flush();
            if (avformat.av_seek_frame(demuxed.format(), stream.index(), wanted, avformat.AVSEEK_FLAG_BACKWARD) < 0) {
                break;
            }
            if (holdKey() && packet.pts() != NONE && packet.pts() <= pts) {
                floor = packet.pts() <= first ? Long.MIN_VALUE : packet.pts();
                return true;
            }
            if (wanted == first) {
                break;
            }
            back = back == 0 ? second : back * 2;
        }
        begin(0);
        return false;
    }

    private boolean seekParts(Material.Segmented track, long pts) throws Unshowable {
        AVRational base = stream.time_base();
        MediaTime time = MediaTime.of(Math.multiplyExact(pts, base.num()), base.den());
        for (int part = track.partAt(time); part >= 0; part--) {
            begin(part);
            if (holdKey() && packet.pts() != NONE && packet.pts() <= pts) {
                floor = part == 0 ? Long.MIN_VALUE : packet.pts();
                return true;
            }
        }
        begin(0);
        return false;
    }

    /** Opens the material anew. */
    private void begin(int part) throws Unshowable {
        Demuxed anew = Demuxed.open(material, part, material instanceof Material.WholeFile);
        try {
            AVStream again = find(anew, type, nth);
            flush();
            demuxed.close();
            demuxed = anew;
            stream = again;
        } catch (Unshowable e) {
            anew.close();
            throw e;
        }
    }

    private void flush() {
        avcodec.av_packet_unref(packet);
        held = false;
        draining = false;
        floor = Long.MIN_VALUE;
        avcodec.avcodec_flush_buffers(codec);
    }

    /** The first time of the track, as its packets or its header tell it. */
    long start() {
        return stream.start_time() == NONE ? 0 : stream.start_time();
    }

    /** The time of the first frame. For one that was just opened: where the header does not tell it, it is read. */
    long first() {
        boolean told = stream.start_time() != NONE;
        return told || !holdKey() || packet.pts() == NONE ? start() : packet.pts();
    }

    private boolean holdKey() {
        for (int i = 0; i < MOST_PASSED; i++) {
            avcodec.av_packet_unref(packet);
            if (!demuxed.read(packet)) {
                return false;
            }
            if (packet.stream_index() == stream.index() && (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
                held = true;
                return true;
            }
        }
        return false;
    }

    /** The time of the frame to which was sought; the earliest of all where that is not known. */
    long soughtTo() {
        return held && packet.pts() != NONE ? packet.pts() : Long.MIN_VALUE;
    }

    /**
     * Of the frame to which was sought, where it is what is shown at a time: decoded by itself, without those that are
     * read before it comes out otherwise. What follows is not to be had before another seek then; that holds where it is
     * another frame, too, and where it cannot be told: then it is null.
     */
    @Nullable
    AVFrame keyAlone(long pts) {
        if (!held || isOfFields() || !isAlone(pts)) {
            return null;
        }
        draining = true;
        avcodec.avcodec_send_packet(codec, null);
        avutil.av_frame_unref(frame);
        if (avcodec.avcodec_receive_frame(codec, frame) < 0 || timeOf(frame) == NONE || timeOf(frame) > pts) {
            return null;
        }
        frame.pts(timeOf(frame));
        return frame;
    }

    /** A picture may come in two packets. */
    private boolean isOfFields() {
        int order = stream.codecpar().field_order();
        return order != avcodec.AV_FIELD_UNKNOWN && order != avcodec.AV_FIELD_PROGRESSIVE;
    }

    /** Takes the packet that is held; whether no other one is shown behind it up to that time. */
    private boolean isAlone(long pts) {
        long key = packet.pts();
        noteEncryption();
        held = false;
        codec.skip_frame(avcodec.AVDISCARD_DEFAULT);
        if (avcodec.avcodec_send_packet(codec, packet) < 0) {
            return false;
        }
        for (int i = 0; i < MOST_REORDERED && key != pts; i++) {
            avcodec.av_packet_unref(packet);
            if (!demuxed.read(packet)) {
                return true;
            }
            boolean own = packet.stream_index() == stream.index();
            if (own && (packet.pts() == NONE || packet.dts() == NONE || (packet.pts() > key && packet.pts() <= pts))) {
                return false;
            }
            if (own && packet.dts() > pts) {
                return true;
            }
        }
        return key == pts;
    }

    /** The next frame, which stands until the next call; null at the end. */
    @Nullable
    AVFrame next() {
        while (true) {
            avutil.av_frame_unref(frame);
            int error = avcodec.avcodec_receive_frame(codec, frame);
            if (error == 0) {
                long pts = timeOf(frame);
                if (pts != NONE && pts >= floor) {
                    frame.pts(pts);
                    return frame;
                }
            } else if (error == avutil.AVERROR_EOF() || (draining && error < 0)) {
                return null;
            } else if (!feed()) {
                draining = true;
                avcodec.avcodec_send_packet(codec, null);
            }
        }
    }

    private static long timeOf(AVFrame frame) {
        return frame.best_effort_timestamp() != NONE ? frame.best_effort_timestamp() : frame.pkt_dts();
    }

    private boolean feed() {
        for (int i = 0; i < MOST_PASSED; i++) {
            if (!held) {
                avcodec.av_packet_unref(packet);
                if (!demuxed.read(packet)) {
                    return false;
                }
            }
            held = false;
            if (packet.stream_index() != stream.index()) {
                continue;
            }
            noteEncryption();
            codec.skip_frame(
                    packet.pts() != NONE && packet.pts() < hurryUntil
                            ? avcodec.AVDISCARD_NONREF
                            : avcodec.AVDISCARD_DEFAULT);
            if (avcodec.avcodec_send_packet(codec, packet) < 0) {
                faults++;
            }
            return true;
        }
        return false;
    }

    private void noteEncryption() {
        if (!encrypted) {
            try (SizeTPointer size = new SizeTPointer(1)) {
                var info = avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_ENCRYPTION_INFO, size);
                encrypted = info != null && !info.isNull();
            }
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(codec);
        demuxed.close();
    }
}
