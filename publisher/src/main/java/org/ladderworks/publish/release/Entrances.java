package org.ladderworks.publish.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The manifests of a title, which lead into the version that is shown. Pure. */
public final class Entrances {
    private Entrances() {}

    /**
     * Makes one of a version's own.
     *
     * @param path {@code master.m3u8} or {@code manifest.mpd}
     * @param bytes of that file of the version
     * @throws IOException where it is no such manifest
     */
    public static byte[] of(String path, byte[] bytes, ReleaseId version) throws IOException {
        String lead = TitleKeys.lead(version);
        return path.endsWith(".mpd")
                ? EntranceMpd.of(bytes, lead)
                : EntrancePlaylist.of(new String(bytes, StandardCharsets.UTF_8), lead)
                        .getBytes(StandardCharsets.UTF_8);
    }
}
