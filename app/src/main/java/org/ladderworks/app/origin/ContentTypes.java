package org.ladderworks.app.origin;

import java.util.Locale;
import java.util.Map;

/** What files of packages are called on the web (RFC 8216bis, 9; ISO/IEC 23009-1, C). */
final class ContentTypes {
    private static final Map<String, String> BY_ENDING = Map.of(
            "m3u8", "application/vnd.apple.mpegurl",
            "mpd", "application/dash+xml",
            "m4s", "video/iso.segment",
            "mp4", "video/mp4",
            "vtt", "text/vtt; charset=utf-8",
            "json", "application/json",
            "jpg", "image/jpeg",
            "png", "image/png",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8");

    private ContentTypes() {}

    static String of(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, "application/octet-stream");
    }
}
