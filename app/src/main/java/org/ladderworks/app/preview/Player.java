package org.ladderworks.app.preview;

/**
 * Who plays a screening at the moment; stepping, comparing and all that is exact is FFmpeg's in any case.
 *
 * @param why the reason, for the operator: such as that libvlc is not installed
 * @param sound whether anything is heard; {@code why} tells why not
 */
public record Player(Kind kind, String why, boolean sound) {
    /** The library at work. */
    public enum Kind {
        /** libvlc, by vlcj. Its frames have times that are near, not exact. */
        VLC,
        /** FFmpeg's libraries, by JavaCPP's presets, those beneath JavaCV. */
        FFMPEG
    }
}
