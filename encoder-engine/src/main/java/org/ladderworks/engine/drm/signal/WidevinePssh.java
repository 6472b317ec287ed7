package org.ladderworks.engine.drm.signal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.DrmSystem;

/** Widevine's data in {@code pssh}: a protocol buffer of key ids, content id and scheme. */
final class WidevinePssh {
    /** Fields of WidevinePsshData, each with its wire type in the lowest three bits. */
    private static final int KEY_ID = 2 << 3 | 2;

    private static final int CONTENT_ID = 4 << 3 | 2;
    private static final int PROTECTION_SCHEME = 9 << 3;

    private WidevinePssh() {}

    /** A box of version 0, as the oldest devices want it; empty content is left out. */
    static PsshBox of(List<KeyId> keys, String content, ProtectionScheme scheme) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        keys.forEach(key -> field(data, KEY_ID, key.bytes()));
        if (!content.isEmpty()) {
            field(data, CONTENT_ID, content.getBytes(StandardCharsets.UTF_8));
        }
        data.write(PROTECTION_SCHEME);
        varint(data, fourCc(scheme));
        return new PsshBox(DrmSystem.WIDEVINE.id(), List.of(), data.toByteArray());
    }

    private static int fourCc(ProtectionScheme scheme) {
        int number = 0;
        for (byte letter : scheme.fourCc().getBytes(StandardCharsets.US_ASCII)) {
            number = number << 8 | letter;
        }
        return number;
    }

    private static void field(ByteArrayOutputStream data, int tag, byte[] value) {
        data.write(tag);
        varint(data, value.length);
        data.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream data, int value) {
        int left = value;
        while (left >>> 7 != 0) {
            data.write((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        data.write(left);
    }
}
