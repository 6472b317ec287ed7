package org.ladderworks.app.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people call formats and codecs that FFmpeg has short names for. Pure. */
final class FormatNames {
    private static final Map<String, String> CODECS = Map.ofEntries(
            Map.entry("aac", "AAC"),
            Map.entry("ac3", "Dolby Digital"),
            Map.entry("av1", "AV1"),
            Map.entry("dnxhd", "DNxHD"),
            Map.entry("dts", "DTS"),
            Map.entry("dvvideo", "DV"),
            Map.entry("eac3", "Dolby Digital Plus"),
            Map.entry("ffv1", "FFV1"),
            Map.entry("flac", "FLAC"),
            Map.entry("h264", "H.264"),
            Map.entry("hevc", "HEVC"),
            Map.entry("jpeg2000", "JPEG 2000"),
            Map.entry("mjpeg", "Motion JPEG"),
            Map.entry("mov_text", "3GPP Timed Text"),
            Map.entry("mp3", "MP3"),
            Map.entry("mpeg2video", "MPEG-2"),
            Map.entry("mpeg4", "MPEG-4 Visual"),
            Map.entry("opus", "Opus"),
            Map.entry("prores", "ProRes"),
            Map.entry("subrip", "SubRip"),
            Map.entry("ttml", "TTML"),
            Map.entry("vorbis", "Vorbis"),
            Map.entry("vp8", "VP8"),
            Map.entry("vp9", "VP9"),
            Map.entry("webvtt", "WebVTT"));

    private static final Map<String, String> FORMATS = Map.of(
            "mov", "MP4 or QuickTime",
            "matroska", "Matroska or WebM",
            "mpegts", "MPEG-2 TS",
            "mpeg", "MPEG-2 PS",
            "mxf", "MXF",
            "avi", "AVI",
            "wav", "WAVE");

    private FormatNames() {}

    static String codec(String name) {
        return name.startsWith("pcm_") ? "PCM" : CODECS.getOrDefault(name, name);
    }

    /** @param names as FFmpeg has them, with commas between */
    static String format(String names) {
        List<String> all = Arrays.asList(names.split(",", -1));
        return FORMATS.getOrDefault(all.getFirst(), all.getFirst().toUpperCase(Locale.ROOT));
    }

    /** {@code 25}, {@code 23.976}. */
    static String rate(String decimal) {
        return decimal.contains(".") ? decimal.replaceAll("\\.?0+$", "") : decimal;
    }
}
