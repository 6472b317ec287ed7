package org.ladderworks.engine.mpegts;

/** What a stream carries (ISO/IEC 13818-1, 2.4.4.9 and 2.4.3.7). */
public enum StreamType {
    /** H.264 as a byte stream. */
    AVC(0x1B, 0xE0),
    /** AAC in ADTS frames. */
    AAC(0x0F, 0xC0);

    private final int type;
    private final int streamId;

    StreamType(int type, int streamId) {
        this.type = type;
        this.streamId = streamId;
    }

    /** As the program map names it. */
    int type() {
        return type;
    }

    /** As PES packets name it: the first video stream, the first audio stream. */
    int streamId() {
        return streamId;
    }

    boolean isVideo() {
        return this == AVC;
    }
}
