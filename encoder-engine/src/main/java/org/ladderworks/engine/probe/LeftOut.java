package org.ladderworks.engine.probe;

import org.ladderworks.engine.saying.Phrase;
import org.ladderworks.engine.saying.Saying;

/** A stream of a source that is not encoded: its number, what more is to be told of its kind, and its codec. */
public enum LeftOut implements Phrase {
    ATTACHED_PICTURE("stream {0}: attached picture ({1})"),
    SIZELESS_VIDEO("stream {0}: video without a usable size ({1})"),
    UNDECODABLE_AUDIO("stream {0}: audio that cannot be decoded ({1})"),
    /** The number, what makers call them, and the codec. */
    PICTURES_AS_SUBTITLES("stream {0}: {1} subtitles, which are pictures ({2})"),
    TELETEXT("stream {0}: teletext, which the bundled FFmpeg cannot decode ({1})"),
    ARIB_CAPTIONS("stream {0}: ARIB captions, which the bundled FFmpeg cannot decode ({1})"),
    UNKNOWN_SUBTITLES("stream {0}: subtitles of a kind that is not read here ({1})"),
    DATA("stream {0}: data ({1})"),
    ATTACHMENT("stream {0}: attachment ({1})"),
    /** The number, FFmpeg's name of the kind, and the codec. */
    OTHER("stream {0}: {1} ({2})");

    private final String english;

    LeftOut(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }

    /** Of subtitles that are no text. */
    static Saying subtitles(int stream, String codec) {
        return switch (codec) {
            case "hdmv_pgs_subtitle" -> PICTURES_AS_SUBTITLES.with(stream, "PGS", codec);
            case "dvb_subtitle" -> PICTURES_AS_SUBTITLES.with(stream, "DVB", codec);
            case "dvd_subtitle" -> PICTURES_AS_SUBTITLES.with(stream, "VobSub", codec);
            case "xsub" -> PICTURES_AS_SUBTITLES.with(stream, "XSUB", codec);
            case "dvb_teletext" -> TELETEXT.with(stream, codec);
            case "arib_caption" -> ARIB_CAPTIONS.with(stream, codec);
            default -> UNKNOWN_SUBTITLES.with(stream, codec);
        };
    }

    /** Of what is neither pictures, sound nor text; by FFmpeg's name of its kind. */
    static Saying other(int stream, String type, String codec) {
        return switch (type) {
            case "data" -> DATA.with(stream, codec);
            case "attachment" -> ATTACHMENT.with(stream, codec);
            default -> OTHER.with(stream, type, codec);
        };
    }
}
