package org.ladderworks.publish.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The manifests that players begin with. Each has an address of the title that stays, whatever version is shown. */
public enum Entrance {
    HLS("master.m3u8", "master.m3u8"),
    DASH("manifest.mpd", "manifest.mpd"),
    /** HLS of MPEG transport streams, for old players ({@code docs/decisions/0025}). */
    HLS_TS("master-ts.m3u8", "ts/master.m3u8"),
    /** DASH in {@code cenc}, for Widevine and PlayReady of any age, beside a package in {@code cbcs}. */
    DASH_CENC("manifest-cenc.mpd", Entrance.CENC + "manifest.mpd");

    /** What paths of the second package of a pair begin with. */
    static final String CENC = "cenc/";

    private final String file;
    private final String path;

    Entrance(String file, String path) {
        this.file = file;
        this.path = path;
    }

    /** Its name below the title. */
    public String file() {
        return file;
    }

    /** Its own path in a version. */
    public String path() {
        return path;
    }

    /** What leads from the title to where it lies in a version. */
    public String lead(ReleaseId version) {
        return TitleKeys.lead(version) + path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The one at a path of a version; empty where there is none. */
    static Optional<Entrance> at(String path) {
        return Arrays.stream(values()).filter(each -> each.path.equals(path)).findFirst();
    }

    /** Those that files make, in order. */
    public static List<Entrance> among(List<String> paths) {
        return Arrays.stream(values()).filter(each -> paths.contains(each.path)).toList();
    }

    /** Their names below a title. */
    public static List<String> allFiles() {
        return Arrays.stream(values()).map(Entrance::file).toList();
    }
}
