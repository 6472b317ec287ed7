package org.ladderworks.app.preview.worker;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.ladderworks.app.preview.Facts;

/** The text tracks inside of a file, and which of them can be shown. */
final class TextStreams {
    private static final int LONGEST_NAME = 100;

    private TextStreams() {}

    /** All of them, in the file's order. */
    static List<Facts.Text> of(Demuxed demuxed) {
        List<Facts.Text> tracks = new ArrayList<>();
        for (int i = 0; i < demuxed.streams(); i++) {
            AVStream stream = demuxed.stream(i);
            if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_SUBTITLE) {
                int codec = stream.codecpar().codec_id();
                String title = tag(stream, "title");
                tracks.add(new Facts.Text(title.isEmpty() ? name(codec) : title, tag(stream, "language"), form(codec)));
            }
        }
        return tracks;
    }

    private static Facts.Form form(int codec) {
        AVCodecDescriptor known = avcodec.avcodec_descriptor_get(codec);
        if (known == null || known.isNull()) {
            return Facts.Form.UNREAD;
        }
        if ((known.props() & avcodec.AV_CODEC_PROP_BITMAP_SUB) != 0) {
            return Facts.Form.IMAGES;
        }
        AVCodec decoder = avcodec.avcodec_find_decoder(codec);
        boolean read = (known.props() & avcodec.AV_CODEC_PROP_TEXT_SUB) != 0 && decoder != null && !decoder.isNull();
        return read ? Facts.Form.LINES : Facts.Form.UNREAD;
    }

    private static String name(int codec) {
        return switch (codec) {
            case avcodec.AV_CODEC_ID_HDMV_PGS_SUBTITLE -> "PGS";
            case avcodec.AV_CODEC_ID_DVD_SUBTITLE -> "VobSub";
            case avcodec.AV_CODEC_ID_DVB_SUBTITLE -> "DVB";
            case avcodec.AV_CODEC_ID_SUBRIP, avcodec.AV_CODEC_ID_SRT -> "SubRip";
            case avcodec.AV_CODEC_ID_WEBVTT -> "WebVTT";
            case avcodec.AV_CODEC_ID_ASS, avcodec.AV_CODEC_ID_SSA -> "ASS";
            case avcodec.AV_CODEC_ID_MOV_TEXT -> "MP4 text";
            default -> avcodec.avcodec_get_name(codec).getString();
        };
    }

    private static String tag(AVStream stream, String name) {
        AVDictionaryEntry entry = avutil.av_dict_get(stream.metadata(), name, null, 0);
        String value =
                entry == null || entry.isNull() ? "" : entry.value().getString().strip();
        return value.length() <= LONGEST_NAME ? value : value.substring(0, LONGEST_NAME);
    }
}
