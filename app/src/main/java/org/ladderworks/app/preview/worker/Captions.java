package org.ladderworks.app.preview.worker;

import org.ladderworks.engine.time.MediaTime;

/** What is to be read at a time of the title. Thread-safe. */
interface Captions extends AutoCloseable {
    /** No text at all. */
    Captions NONE = _ -> "";

    /** The lines of that time, without their marks; empty where there are none, or none are known yet. */
    String at(MediaTime time);

    @Override
    default void close() {
        // Most hold nothing.
    }

    /** WebVTT cue text without its marks. */
    static String plain(String vtt) {
        return vtt.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00a0")
                .replace("&lrm;", "")
                .replace("&rlm;", "")
                .replace("&amp;", "&");
    }
}
