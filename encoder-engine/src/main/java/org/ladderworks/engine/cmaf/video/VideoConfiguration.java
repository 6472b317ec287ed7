package org.ladderworks.engine.cmaf.video;

/** What a decoder is told before the first sample: the record in a sample entry. Equal where the bytes are equal. */
public sealed interface VideoConfiguration permits NalConfiguration, Av1Configuration {
    VideoCodec codec();

    /** Type of the box that holds the record, such as {@code avcC}. */
    String box();

    /** The record's bytes, a copy. */
    byte[] record();

    VideoFormat format();

    /** RFC 6381 codec string, for example {@code avc1.640028}. */
    String codecs();
}
