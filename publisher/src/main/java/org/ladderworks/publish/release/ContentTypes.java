package org.ladderworks.publish.release;

import java.util.Locale;
import java.util.Map;

/** What files of packages are called on the web (RFC 8216bis, 9; ISO/IEC 23009-1, C; rule 69). */
public final class ContentTypes {
    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("m3u8", "application/vnd.apple.mpegurl"),
            Map.entry("mpd", "application/dash+xml"),
            Map.entry("m4s", "video/iso.segment"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("ts", "video/mp2t"),
            Map.entry("vtt", "text/vtt; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"));

    private ContentTypes() {}

    /**
     * Of a file of a package.
     *
     * @param path in the package, with forward slashes; what lies below {@code audio/} is sound
     */
    public static String of(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean sound = path.startsWith("audio/") || path.startsWith(Entrance.CENC + "audio/");
        if (sound && (ending.equals("mp4") || ending.equals("m4s"))) {
            return "audio/mp4";
        }
        return BY_ENDING.getOrDefault(ending, "application/octet-stream");
    }
}
