package org.ladderworks.publish.cdn;

import java.util.Optional;

/** Players that a title can be embedded with; the versions are those that were tried. */
public enum EmbedPlayer {
    /** Shaka Player 5.2: DASH, and HLS where the browser plays that by itself alone. */
    SHAKA("shaka-player.compiled.js", Optional.empty(), ShakaScript.TEXT),
    /** hls.js 1.7: HLS. */
    HLS_JS("hls.min.js", Optional.empty(), HlsJsScript.TEXT),
    /** Video.js 7.21, with what 8 calls otherwise: HLS. */
    VIDEO_JS("video.min.js", Optional.of("video-js.min.css"), VideoJsScript.TEXT);

    private final String script;
    private final Optional<String> style;
    private final String start;

    EmbedPlayer(String script, Optional<String> style, String start) {
        this.script = script;
        this.style = style;
        this.start = start;
    }

    /** The name of its library's file, as its makers release it. */
    public String script() {
        return script;
    }

    /** The name of its style sheet's. */
    public Optional<String> style() {
        return style;
    }

    /** What begins to play, inside a function that has the names of {@link Embed}. */
    String start() {
        return start;
    }
}
