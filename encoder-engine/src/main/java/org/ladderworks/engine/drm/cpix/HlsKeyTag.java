package org.ladderworks.engine.drm.cpix;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;

/**
 * Reads the key tag that a document gives for a playlist (CPIX 2.3, HLSSignalingData; RFC 8216, 4.3.2.4), as our playlists write
 * their own tags: its URI is taken and all else must be what we would write.
 */
final class HlsKeyTag {
    private static final int LONGEST = 64 << 10;
    private static final Pattern TAG = Pattern.compile("(?m)^#EXT-X-(?:SESSION-)?KEY:(.*)$");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"\\r\\n]*\"|[^\",\\s]*)(?:,|\\s*$)");
    private static final Set<String> SCHEMES = Set.of("skd", "data", "https", "urn");

    private HlsKeyTag() {}

    /** The URI of the tag; fails where the tag is for something else than the key is. */
    static URI uri(byte[] text, DrmSystem system, ProtectionScheme scheme) throws CpixUnusable {
        Map<String, String> attributes = attributes(text);
        String method = scheme == ProtectionScheme.CBCS ? "SAMPLE-AES" : "SAMPLE-AES-CTR";
        if (!method.equals(attributes.get("METHOD"))) {
            throw CpixUnusable.malformed(
                    "its HLS key tag for " + system + " has not the method " + method + ", as the scheme needs");
        }
        if (!format(system).equalsIgnoreCase(attributes.getOrDefault("KEYFORMAT", "identity"))) {
            throw CpixUnusable.malformed("its HLS key tag for " + system + " has another system's KEYFORMAT");
        }
        try {
            URI uri = new URI(attributes.getOrDefault("URI", ""));
            if (uri.isAbsolute() && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw CpixUnusable.malformed("its HLS key tag for " + system + " has no URI that may stand in a playlist");
    }

    private static Map<String, String> attributes(byte[] text) throws CpixUnusable {
        Optional<String> tag = Optional.empty();
        if (text.length <= LONGEST) {
            try {
                Matcher found = TAG.matcher(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)));
                tag = found.find() ? Optional.of(found.group(1)) : Optional.empty();
            } catch (CharacterCodingException e) {
                // Told below.
            }
        }
        Map<String, String> attributes = new TreeMap<>();
        Matcher each =
                ATTRIBUTE.matcher(tag.orElseThrow(() -> CpixUnusable.malformed("its HLS signalling holds no key tag")));
        while (each.find()) {
            String value = each.group(2);
            attributes.put(each.group(1), value.startsWith("\"") ? value.substring(1, value.length() - 1) : value);
        }
        return attributes;
    }

    private static String format(DrmSystem system) {
        return switch (system) {
            case FAIRPLAY -> "com.apple.streamingkeydelivery";
            case PLAYREADY -> "com.microsoft.playready";
            case WIDEVINE, CLEARKEY -> "urn:uuid:" + system.id();
        };
    }
}
