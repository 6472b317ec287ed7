package org.ladderworks.app.preview.worker;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.FootageKey;
import org.ladderworks.app.preview.Material;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.engine.probe.Demuxing;

/** Material opened by FFmpeg's demuxers: only local files, only formats that hold media themselves. For one thread. */
final class Demuxed implements AutoCloseable {
    private static final int MADE_TIMES = AVFormatContext.AVFMT_FLAG_GENPTS;

    /** Some hundred streams are a broadcast; more are an attack. */
    private static final int MOST_STREAMS = 1000;

    private static final int FRAMES_FOR_RATE = 8;

    private final AVFormatContext format;
    private final @Nullable SegmentBytes segments;

    private Demuxed(AVFormatContext format, @Nullable SegmentBytes segments) {
        this.format = format;
        this.segments = segments;
    }

    /**
     * Opens it.
     *
     * @param firstPart of segmented material
     * @param look whether to look into the streams for what their headers do not say
     */
    static Demuxed open(Material material, int firstPart, boolean look) throws Unshowable {
        AVFormatContext format = avformat.avformat_alloc_context();
        AVDictionary options = new AVDictionary(null);
        SegmentBytes segments = null;
        String name;
        switch (material) {
            case Material.WholeFile(var file) -> {
                name = "file:" + file;
                avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
                avutil.av_dict_set(options, "format_whitelist", Demuxing.formats(), 0);
            }
            case Material.Segmented track -> {
                name = track.folder().toString();
                segments = new SegmentBytes(track, firstPart);
                format.pb(segments.context());
                avutil.av_dict_set(options, "protocol_whitelist", "", 0);
                avutil.av_dict_set(options, "format_whitelist", "mov,mp4", 0);
                if (track.key().isPresent()) {
                    FootageKey key = track.key().get();
                    avutil.av_dict_set(options, "decryption_key", key.hex(), 0);
                }
            }
        }
        format.flags(format.flags() | MADE_TIMES);
        format.max_streams(MOST_STREAMS);
        // The rate is told by most headers; some frames are enough for the others.
        format.fps_probe_size(FRAMES_FOR_RATE);
        int error = avformat.avformat_open_input(format, name, null, options);
        avutil.av_dict_free(options);
        if (error < 0) {
            // FFmpeg has freed the context.
            if (segments != null) {
                segments.close();
            }
            throw new Unshowable(Trouble.Kind.UNREADABLE, name + ": " + text(error));
        }
        Demuxed opened = new Demuxed(format, segments);
        if (look && avformat.avformat_find_stream_info(format, (AVDictionary) null) < 0) {
            opened.close();
            throw new Unshowable(Trouble.Kind.UNREADABLE, name + ": its streams cannot be read");
        }
        return opened;
    }

    AVFormatContext format() {
        return format;
    }

    int streams() {
        return format.nb_streams();
    }

    AVStream stream(int index) {
        return format.streams(index);
    }

    /** Reads on into the packet, which must be empty; false at the end, or where the file is broken off. */
    boolean read(AVPacket packet) {
        return avformat.av_read_frame(format, packet) >= 0;
    }

    static String text(int error) {
        try (BytePointer words = new BytePointer(256)) {
            avutil.av_strerror(error, words, 256);
            return words.getString();
        }
    }

    @Override
    public void close() {
        avformat.avformat_close_input(format);
        if (segments != null) {
            segments.close();
        }
    }
}
