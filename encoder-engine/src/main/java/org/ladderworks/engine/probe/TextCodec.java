package org.ladderworks.engine.probe;

import java.util.Arrays;
import java.util.Optional;

/** What FFmpeg calls the forms of text in containers, and how it is best asked for each. */
public enum TextCodec {
    SUBRIP("subrip", "copy", "srt"),
    WEBVTT("webvtt", "copy", "webvtt"),
    /** ASS and SSA. */
    ASS("ass", "copy", "ass"),
    /** 3GPP timed text, of MP4 and MOV. */
    MOV_TEXT("mov_text", "srt", "srt"),
    PLAIN("text", "srt", "srt"),
    /** A CEA-608 track of MOV; SubRip has no place for the rows that its captions stand in. */
    CEA_608("eia_608", "ass", "ass"),
    /** TTML and IMSC in MP4: FFmpeg hands documents over as they are. */
    TTML("ttml", "copy", "data");

    private final String codec;
    private final String encoder;
    private final String muxer;

    TextCodec(String codec, String encoder, String muxer) {
        this.codec = codec;
        this.encoder = encoder;
        this.muxer = muxer;
    }

    /** By the name that ffprobe tells; empty for pictures and for what is not known. */
    static Optional<TextCodec> named(String codec) {
        return Arrays.stream(values())
                .filter(known -> known.codec.equals(codec))
                .findFirst();
    }

    /** As FFmpeg has it. */
    public String codec() {
        return codec;
    }

    /** FFmpeg's encoder that makes a text file of it, or {@code copy}. */
    public String encoder() {
        return encoder;
    }

    /** FFmpeg's muxer for the text file. */
    public String muxer() {
        return muxer;
    }
}
