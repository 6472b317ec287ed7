package org.ladderworks.engine.trickplay;

import java.util.List;
import java.util.Locale;

/** What pictures are written as. */
public enum ImageFormat {
    /** What every player reads, and the only one that HLS knows (rules 65 and 67). */
    JPEG("jpg", "-c:v mjpeg -q:v 4 -huffman optimal", "-c:v mjpeg -q:v 2 -huffman optimal"),
    WEBP("webp", "-c:v libwebp -quality 80 -compression_level 4", "-c:v libwebp -quality 86 -compression_level 5"),
    /** Without loss, five to ten times as large. */
    PNG("png", "-c:v png", "-c:v png");

    private final String suffix;
    private final String encoder;
    private final String poster;

    ImageFormat(String suffix, String encoder, String poster) {
        this.suffix = suffix;
        this.encoder = encoder;
        this.poster = poster;
    }

    /** What follows the dot in a file's name. */
    public String suffix() {
        return suffix;
    }

    /** How FFmpeg is told for a poster, which is looked at more closely. */
    List<String> poster() {
        return List.of(poster.split(" ", -1));
    }

    /** How FFmpeg is told for thumbnails. */
    List<String> encoder() {
        return List.of(encoder.split(" ", -1));
    }

    /** As it is written in options and job files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
