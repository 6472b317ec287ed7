package org.ladderworks.app.origin;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/** How a player of HLS wants to be told of a ClearKey: there is no convention that they share. */
enum PlayerDialect {
    /** Our own page, which asks for keys by itself: none is told. */
    PAGE {
        @Override
        String keyTag(KeyId key, String licences) {
            return "";
        }
    },
    /** The key's id in a data URI; the licence comes from the server that the page names. */
    HLS_JS {
        @Override
        String keyTag(KeyId key, String licences) {
            return tag("data:text/plain;base64," + Base64.getEncoder().encodeToString(key.bytes()), "org.w3.clearkey");
        }

        // It asks for a key when the header says so, and forgets that where no segment has named a key by then.
        @Override
        boolean isToldFirst() {
            return true;
        }
    },
    /** The key's bytes at an address. */
    SHAKA {
        @Override
        String keyTag(KeyId key, String licences) {
            return tag(licences + "/" + key.hex(), "identity");
        }
    };

    /**
     * An EXT-X-KEY of {@code cbcs}; empty where the player needs none.
     *
     * @param licences address of the licence desk, its token included
     */
    abstract String keyTag(KeyId key, String licences);

    /** True where the tag has to stand before all segments, those of a clear lead too. */
    boolean isToldFirst() {
        return false;
    }

    private static String tag(String uri, String format) {
        return "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"" + uri + "\",KEYFORMAT=\"" + format + "\",KEYFORMATVERSIONS=\"1\"";
    }

    /** As addresses name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    static Optional<PlayerDialect> of(String label) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.label().equals(label))
                .findFirst();
    }
}
