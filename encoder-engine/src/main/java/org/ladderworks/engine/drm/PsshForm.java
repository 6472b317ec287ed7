package org.ladderworks.engine.drm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/** Looks at {@code pssh} boxes that others made (ISO/IEC 23001-7, 8.1), before they get into manifests. */
public final class PsshForm {
    private static final int MOST_BYTES = 64 << 10;
    private static final int HEADER = 12;
    private static final int SYSTEM = 16;

    private PsshForm() {}

    /** True for one whole box of that system which names the key, or no key at all. */
    public static boolean isBox(byte[] bytes, DrmSystem system, KeyId key) {
        if (bytes.length < HEADER + SYSTEM + Integer.BYTES || bytes.length > MOST_BYTES) {
            return false;
        }
        ByteBuffer box = ByteBuffer.wrap(bytes);
        boolean sized = box.getInt() == bytes.length;
        byte[] type = new byte[4];
        box.get(type);
        int versionAndFlags = box.getInt();
        boolean ours = new UUID(box.getLong(), box.getLong()).equals(system.id());
        if (!sized || !ours || !new String(type, StandardCharsets.US_ASCII).equals("pssh")) {
            return false;
        }
        List<KeyId> named = new ArrayList<>();
        if (versionAndFlags == 1 << 24) {
            int count = box.getInt();
            if (count < 0 || count > (box.remaining() - Integer.BYTES) / KeyId.LENGTH) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                named.add(new KeyId(new UUID(box.getLong(), box.getLong())));
            }
        } else if (versionAndFlags != 0) {
            return false;
        }
        return box.remaining() >= Integer.BYTES
                && box.getInt() == box.remaining()
                && (named.isEmpty() || named.contains(key));
    }

    /** A box of version 0 around a system's data. */
    public static byte[] box(DrmSystem system, byte[] data) {
        int size = HEADER + SYSTEM + Integer.BYTES + data.length;
        return ByteBuffer.allocate(size)
                .putInt(size)
                .put("pssh".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putLong(system.id().getMostSignificantBits())
                .putLong(system.id().getLeastSignificantBits())
                .putInt(data.length)
                .put(data)
                .array();
    }
}
