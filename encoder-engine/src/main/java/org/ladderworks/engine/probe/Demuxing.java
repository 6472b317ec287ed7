package org.ladderworks.engine.probe;

import java.util.List;
import org.ladderworks.engine.source.Source;

/** The arguments with which every FFmpeg tool opens a source: only local files, only formats that hold media themselves. */
public final class Demuxing {
    /** Playlists and scripts (concat, dash, hls, image patterns) are left out: they make FFmpeg open other files. */
    static final String FORMATS =
            "mov,mp4,matroska,webm,mpegts,mpeg,avi,mxf,mxf_opatom,flv,asf,ogg,wav,w64,aiff,mp3,aac,flac,"
                    + "ac3,eac3,gxf,dv,nut";

    private Demuxing() {}

    /** Input options, up to but without the {@code -i}. */
    public static List<String> options() {
        // AVI gives decoding times alone; from them FFmpeg makes the times at which frames are shown.
        return List.of("-fflags", "+genpts", "-protocol_whitelist", "file", "-format_whitelist", FORMATS);
    }

    /** The input itself. */
    public static List<String> input(Source source) {
        return List.of("-i", source.asToolInput());
    }
}
