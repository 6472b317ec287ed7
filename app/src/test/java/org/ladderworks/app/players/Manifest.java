package org.ladderworks.app.players;

/** The two ways into a package. */
public enum Manifest {
    /** The HLS multivariant playlist. */
    HLS("master.m3u8"),
    /** The DASH manifest. */
    DASH("manifest.mpd");

    private final String fileName;

    Manifest(String fileName) {
        this.fileName = fileName;
    }

    /** Name of the file in the package's folder. */
    public String fileName() {
        return fileName;
    }
}
