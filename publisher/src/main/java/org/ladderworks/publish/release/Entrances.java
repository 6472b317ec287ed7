package org.ladderworks.publish.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The manifests of a title, which lead into the version that is shown. Pure. */
public final class Entrances {
    private Entrances() {}

    /**
     * Makes one of a version's own.
     *
     * @param path of an {@link Entrance} in the version
     * @param bytes of that file
     * @throws IOException where it is no such manifest
     */
    public static byte[] of(String path, byte[] bytes, ReleaseId version) throws IOException {
        String lead = Entrance.at(path)
                .map(entrance -> entrance.lead(version))
                .orElseThrow(() -> new IOException(path + " is no manifest that players begin with"));
        return path.endsWith(".mpd")
                ? EntranceMpd.of(bytes, lead)
                : EntrancePlaylist.of(new String(bytes, StandardCharsets.UTF_8), lead)
                        .getBytes(StandardCharsets.UTF_8);
    }
}
