package org.ladderworks.engine.encode;

import java.util.List;

/** Layouts that are delivered. */
public enum ChannelLayout {
    MONO("mono", 1),
    STEREO("stereo", 2),
    /** 5.1; FFmpeg calls its surround channels back, which every encoder here takes. */
    SURROUND("5.1", 6);

    private final String id;
    private final int channels;

    ChannelLayout(String id, int channels) {
        this.id = id;
        this.channels = channels;
    }

    /** FFmpeg's name, and an operator's: {@code mono}, {@code stereo}, {@code 5.1}. */
    public String id() {
        return id;
    }

    public int channels() {
        return channels;
    }

    List<Speaker> speakers() {
        return SpeakerLayout.named(id).speakers();
    }
}
