package org.ladderworks.engine.drm.inspect;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The key tags of an HLS playlist (RFC 8216bis, 4.4.4.4 and 4.4.6.5). */
final class PlaylistWords {
    private static final Pattern TAG = Pattern.compile("#EXT-X-(SESSION-)?KEY:(.*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^,]*)");
    private static final int MOST_TAGS = 1_000;

    private PlaylistWords() {}

    static Described of(String playlist) {
        List<Described> tags = new ArrayList<>();
        Set<Map<String, String>> wholeSegments = new HashSet<>();
        int segment = 1;
        for (String line : playlist.lines().toList()) {
            Matcher tag = TAG.matcher(line);
            if (tag.matches() && tags.size() < MOST_TAGS) {
                String where = tag.group(1) == null ? "EXT-X-KEY from segment " + segment : "EXT-X-SESSION-KEY";
                Map<String, String> attributes = attributes(tag.group(2));
                if (!repeats(attributes, wholeSegments)) {
                    tags.add(tag(where, attributes));
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                segment++;
            }
        }
        return new Described(tags.isEmpty() ? "HLS playlist without key tags" : "HLS playlist", tags);
    }

    /** True for a tag of whole segments of which only the IV is another than before: each segment has one. */
    private static boolean repeats(Map<String, String> attributes, Set<Map<String, String>> seen) {
        Map<String, String> other = new LinkedHashMap<>(attributes);
        return other.remove("IV") != null
                && attributes.getOrDefault("METHOD", "").equals("AES-128")
                && !seen.add(other);
    }

    private static Map<String, String> attributes(String list) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Matcher one = ATTRIBUTE.matcher(list); one.find(); ) {
            attributes.put(one.group(1), one.group(2).replace("\"", ""));
        }
        return attributes;
    }

    private static Described tag(String where, Map<String, String> attributes) {
        String format = attributes.getOrDefault("KEYFORMAT", "identity");
        List<Described> parts = new ArrayList<>();
        parts.add(Described.line("method: " + method(attributes.getOrDefault("METHOD", "missing"))));
        String uri = attributes.getOrDefault("URI", "");
        if (!uri.isEmpty()) {
            parts.add(uri(format, uri));
        }
        attributes.forEach((name, value) -> {
            if (name.equals("KEYID") || name.equals("IV")) {
                parts.add(Described.line(name.equals("KEYID") ? "key id: " + value : iv(attributes, value)));
            }
        });
        return new Described(where + " for " + system(format), parts);
    }

    private static String iv(Map<String, String> attributes, String value) {
        return attributes.getOrDefault("METHOD", "").equals("AES-128")
                ? "IV: " + value + " of this segment; others have their own where a tag says so"
                : "IV: " + value;
    }

    private static String method(String method) {
        return switch (method) {
            case "SAMPLE-AES" -> "SAMPLE-AES: samples, in fragmented MP4 by cbcs";
            case "SAMPLE-AES-CTR" -> "SAMPLE-AES-CTR: samples by cenc; not for Apple's players";
            case "AES-128" -> "AES-128: whole segments, by AES-CBC";
            case "NONE" -> "NONE: what follows is clear";
            default -> method;
        };
    }

    private static String system(String format) {
        return switch (format) {
            case "com.apple.streamingkeydelivery" -> "FairPlay";
            case "com.microsoft.playready" -> "PlayReady";
            case "urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed" -> "Widevine";
            case "org.w3.clearkey" -> "ClearKey, as hls.js reads it";
            case "identity" -> "players that fetch the key itself";
            default -> format;
        };
    }

    private static Described uri(String format, String uri) {
        int data = uri.indexOf(";base64,");
        if (!uri.startsWith("data:") || data < 0) {
            return Described.line("URI: " + uri);
        }
        String base64 = uri.substring(data + ";base64,".length());
        if (!format.equals("com.microsoft.playready")) {
            return PsshWords.ofBase64(base64);
        }
        try {
            return new Described(
                    "PlayReady object",
                    PlayReadyWords.of(Base64.getMimeDecoder().decode(base64)));
        } catch (IllegalArgumentException | MalformedMediaException e) {
            return Described.line("no PlayReady object: " + e.getMessage());
        }
    }
}
