package org.ladderworks.engine.drm.speke;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;

/**
 * Names the keys that a server is asked for. In SPEKE the packager does that, and must name a title's keys alike whenever it asks;
 * so ids are made of what is asked for, and are others for each title, scheme and role.
 */
final class SpekeKeyIds {
    private SpekeKeyIds() {}

    static KeyId of(KeyRequest request, KeyRole role) {
        String name = String.join(
                "\n",
                "ladderworks speke 2.0",
                request.content(),
                request.scheme().fourCc(),
                role.name());
        byte[] digest = Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8));
        byte[] id = Arrays.copyOf(digest, KeyId.LENGTH);
        // A UUID of our own making (RFC 9562, 5.8).
        id[6] = (byte) ((id[6] & 0x0f) | 0x80);
        id[8] = (byte) ((id[8] & 0x3f) | 0x80);
        return KeyId.of(id);
    }
}
