package org.ladderworks.app.origin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/**
 * HLS playlists as a preview sends them: key tags of DRM systems become those of ClearKey, and whole segments get their key
 * from here instead of from the operator's server. Pure.
 */
final class PreviewPlaylist {
    private static final String KEY = "#EXT-X-KEY:";
    private static final String SEGMENT = "#EXTINF:";
    private static final String SESSION_KEY = "#EXT-X-SESSION-KEY:";
    private static final Pattern URI = Pattern.compile("URI=\"[^\"]*\"");

    private PreviewPlaylist() {}

    /**
     * The playlist with one key tag wherever there were some, or one before all segments where the player wants it there.
     *
     * @param key of the playlist's track; empty for a multivariant playlist, whose keys are named by its tracks
     * @param segments key of segments that are encrypted as a whole; empty where none is known
     */
    static String of(
            String playlist, Optional<KeyId> key, Optional<KeyId> segments, PlayerDialect dialect, String licences) {
        StringBuilder text = new StringBuilder();
        boolean told = false;
        for (String line : playlist.lines().toList()) {
            if (line.startsWith(SESSION_KEY)) {
                continue;
            }
            if (line.startsWith(KEY) && line.contains("METHOD=AES-128")) {
                text.append(segments.map(id -> URI.matcher(line)
                                        .replaceFirst(
                                                Matcher.quoteReplacement("URI=\"" + licences + "/" + id.hex() + "\"")))
                                .orElse(line))
                        .append('\n');
                continue;
            }
            if (line.startsWith(KEY) && !line.contains("METHOD=NONE")) {
                if (!told) {
                    int first = dialect.isToldFirst() ? text.indexOf(SEGMENT) : -1;
                    key.map(id -> dialect.keyTag(id, licences))
                            .filter(tag -> !tag.isEmpty())
                            .ifPresent(tag -> text.insert(first < 0 ? text.length() : first, tag + "\n"));
                }
                told = true;
                continue;
            }
            told &= line.startsWith("#") || dialect.isToldFirst();
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
