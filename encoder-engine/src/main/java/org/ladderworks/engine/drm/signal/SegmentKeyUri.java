package org.ladderworks.engine.drm.signal;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/**
 * Where players fetch the key of whole segments (RFC 8216bis, 4.4.4.4). They get it in clear, so the address is one of HTTPS.
 *
 * @param template absolute; {@code {kid}} in it becomes the key's id
 */
public record SegmentKeyUri(String template) {
    private static final String KID = "{kid}";
    private static final KeyId SOME = KeyId.of(new byte[KeyId.LENGTH]);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Refuses what players cannot use, and what others could listen to.
     *
     * @throws DrmException SEGMENT_KEY_URI_UNUSABLE
     */
    public void check() {
        URI uri;
        try {
            uri = of(SOME);
        } catch (IllegalArgumentException e) {
            throw refused("is no address");
        }
        if (uri.getHost() == null || uri.getScheme() == null) {
            throw refused("is no whole address, with https and a host");
        }
        if (uri.getUserInfo() != null) {
            throw refused("holds a password, which every player would read");
        }
        boolean here = THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT));
        if (!uri.getScheme().equalsIgnoreCase("https")
                && !(here && uri.getScheme().equalsIgnoreCase("http"))) {
            throw refused("is not https, and the key would be read on its way");
        }
    }

    /** That of a key. */
    public URI of(KeyId key) {
        return URI.create(template.replace(KID, key.toString()));
    }

    private DrmException refused(String why) {
        return new DrmException(
                ErrorCode.SEGMENT_KEY_URI_UNUSABLE,
                "the key URI of the MPEG-TS segments, \"" + template + "\", " + why,
                "Give the address at which your server hands out the key, as in"
                        + " https://keys.example.com/{kid}: {kid} becomes the key's id.");
    }
}
