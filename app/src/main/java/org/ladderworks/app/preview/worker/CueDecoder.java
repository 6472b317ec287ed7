package org.ladderworks.app.preview.worker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avcodec.AVSubtitleRect;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Material;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.text.Cue;
import org.ladderworks.engine.text.read.TextFormat;
import org.ladderworks.engine.text.read.TextReader;
import org.ladderworks.engine.time.MediaTime;

/**
 * Reads one text track of a file from some time on. Text lies between the pictures, so a file is read through for it; key
 * frames tell how far that has come where nothing is said. Times are the file's own. For one thread.
 */
final class CueDecoder implements AutoCloseable {
    /** Of a packet: a page full of text has some kilobytes. */
    private static final int MOST_BYTES = 1 << 16;

    private static final int MOST_CHARACTERS = 2000;

    /** How long lines stand whose end is not told. */
    private static final MediaTime UNTOLD = MediaTime.of(5, 1);

    /** All of FFmpeg's decoders of text give lines of ASS. */
    private static final String SCRIPT = "[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,,,0,0,0,,";

    private static final int FIELDS_BEFORE_TEXT = 8;

    private final Path file;
    private final int nth;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVSubtitle subtitle = new AVSubtitle();
    private Demuxed demuxed;
    private AVStream stream;
    private final AVCodecContext codec;

    /**
     * What one packet tells.
     *
     * @param at how far the file is read
     */
    record Read(MediaTime at, Optional<Line> line) {}

    /** Lines that are read from one time to another. */
    record Line(MediaTime start, MediaTime end, String text) {}

    /** @param nth of the text tracks of the file, those of images counted */
    CueDecoder(Path file, int nth) throws Unshowable {
        this.file = file;
        this.nth = nth;
        demuxed = Demuxed.open(new Material.WholeFile(file), 0, true);
        try {
            stream = find();
            AVCodec decoder = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
            if (decoder == null || decoder.isNull()) {
                throw new Unshowable(Trouble.Kind.UNREADABLE, "there is no decoder for its text");
            }
            codec = avcodec.avcodec_alloc_context3(decoder);
            avcodec.avcodec_parameters_to_context(codec, stream.codecpar());
            codec.pkt_timebase(stream.time_base());
            if (avcodec.avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
                throw new Unshowable(Trouble.Kind.UNREADABLE, "its text cannot be decoded");
            }
        } catch (Unshowable e) {
            demuxed.close();
            throw e;
        }
    }

    private AVStream find() throws Unshowable {
        int seen = 0;
        AVStream found = null;
        for (int i = 0; i < demuxed.streams(); i++) {
            AVStream each = demuxed.stream(i);
            int type = each.codecpar().codec_type();
            if (type == avutil.AVMEDIA_TYPE_SUBTITLE && seen++ == nth) {
                found = each;
            } else {
                each.discard(type == avutil.AVMEDIA_TYPE_VIDEO ? avcodec.AVDISCARD_NONKEY : avcodec.AVDISCARD_ALL);
            }
        }
        if (found == null) {
            throw new Unshowable(Trouble.Kind.UNREADABLE, "no such track");
        }
        return found;
    }

    /** To that time or before it. */
    void seek(MediaTime time) throws Unshowable {
        AVStream by = video();
        AVRational base = by.time_base();
        long first = by.start_time() == avutil.AV_NOPTS_VALUE ? 0 : by.start_time();
        long wanted = Math.max(
                first,
                time.ticksIn(new org.ladderworks.engine.time.Timescale(Math.max(1, base.den())))
                        / Math.max(1, base.num()));
        if (avformat.av_seek_frame(demuxed.format(), by.index(), wanted, avformat.AVSEEK_FLAG_BACKWARD) < 0) {
            demuxed.close();
            demuxed = Demuxed.open(new Material.WholeFile(file), 0, true);
            stream = find();
        }
        avcodec.avcodec_flush_buffers(codec);
    }

    /** Its key frames are where a file can be read from; a text track is not always indexed. */
    private AVStream video() {
        for (int i = 0; i < demuxed.streams(); i++) {
            if (demuxed.stream(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
                return demuxed.stream(i);
            }
        }
        return stream;
    }

    /** Reads one packet on; null at the end. */
    @Nullable
    Read next() {
        avcodec.av_packet_unref(packet);
        if (!demuxed.read(packet)) {
            return null;
        }
        AVStream of = demuxed.stream(packet.stream_index());
        long pts = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        MediaTime at = pts == avutil.AV_NOPTS_VALUE ? MediaTime.ZERO : time(pts, of.time_base());
        return new Read(at, packet.stream_index() == stream.index() ? line(at) : Optional.empty());
    }

    private static MediaTime time(long ticks, AVRational base) {
        return MediaTime.of(Math.multiplyExact(ticks, base.num()), Math.max(1, base.den()));
    }

    private Optional<Line> line(MediaTime at) {
        String text = packet.size() > MOST_BYTES ? "" : decoded();
        if (text.isBlank()) {
            return Optional.empty();
        }
        MediaTime lasts = packet.duration() > 0 ? time(packet.duration(), stream.time_base()) : UNTOLD;
        return Optional.of(new Line(at, at.plus(lasts), text));
    }

    private String decoded() {
        StringJoiner lines = new StringJoiner("\n");
        try (IntPointer got = new IntPointer(1)) {
            got.put(0, 0);
            if (avcodec.avcodec_decode_subtitle2(codec, subtitle, got, packet) < 0 || got.get() == 0) {
                return "";
            }
            for (int i = 0; i < subtitle.num_rects(); i++) {
                AVSubtitleRect rect = subtitle.rects(i);
                if (rect.type() == avcodec.SUBTITLE_ASS && rect.ass() != null) {
                    words(rect.ass().getString(StandardCharsets.UTF_8)).ifPresent(lines::add);
                }
            }
            avcodec.avsubtitle_free(subtitle);
        }
        String all = lines.toString();
        return all.length() <= MOST_CHARACTERS ? all : all.substring(0, MOST_CHARACTERS);
    }

    private static Optional<String> words(String event) {
        String[] fields = event.split(",", FIELDS_BEFORE_TEXT + 1);
        if (fields.length <= FIELDS_BEFORE_TEXT) {
            return Optional.empty();
        }
        String script = SCRIPT + fields[FIELDS_BEFORE_TEXT].replace("\r", "").replace("\n", "\\N");
        try {
            return TextReader.read(script.getBytes(StandardCharsets.UTF_8), TextFormat.ASS, "text").cues().stream()
                    .findFirst()
                    .map(Cue::text)
                    .map(text -> Captions.plain(text.vtt()));
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(codec);
        demuxed.close();
    }
}
