package org.ladderworks.engine.packaging;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.time.MediaTime;

/** Keys and IVs for tests, the same ones each time. */
final class Protections {
    static final String KEY = "0123456789abcdeffedcba9876543210";
    static final String KID = "a1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6";

    /** Behind 255 samples the counter carries over. */
    static final String COUNTED_IV = "d5fbd6b82ed93e01";

    static final String CONSTANT_IV = "d5fbd6b82ed93e4ef98ae40931ee33b7";

    private Protections() {}

    /** One key for all, with fixed IVs. */
    static Protection of(ProtectionScheme scheme) {
        return of(scheme, new IvBookOfTest(_ -> iv(scheme)));
    }

    static Protection of(ProtectionScheme scheme, IvLedger ledger) {
        return new Protection(scheme, KeyLayout.ONE, keys(KeyLayout.ONE, Optional.empty()), ledger, Optional.empty());
    }

    static Protection withLead(ProtectionScheme scheme, MediaTime lead) {
        Protection whole = of(scheme);
        return new Protection(scheme, whole.layout(), whole.keys(), whole.ledger(), Optional.of(lead));
    }

    /** In hexadecimal. */
    static String iv(ProtectionScheme scheme) {
        return scheme == ProtectionScheme.CENC ? COUNTED_IV : CONSTANT_IV;
    }

    /** A key for each role; their ids end with the role's number, but for the first. */
    static KeySet keys(KeyLayout layout, Optional<byte[]> iv) {
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        for (KeyRole role : layout.roles()) {
            byte[] id = HexFormat.of().parseHex(KID);
            id[15] += (byte) keys.size();
            keys.put(role, new ContentKey(KeyId.of(id), HexFormat.of().parseHex(KEY), iv));
        }
        return new KeySet(keys, List.of());
    }
}
