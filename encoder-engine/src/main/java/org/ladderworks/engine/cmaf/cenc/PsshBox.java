package org.ladderworks.engine.cmaf.cenc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * A Protection System Specific Header (ISO/IEC 23001-7, 8.1): version 1 where it names keys, version 0 otherwise.
 * Immutable.
 */
public final class PsshBox {
    /** Of boxes that every system may read (W3C, "cenc" Initialization Data Format, 4). */
    public static final UUID COMMON = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");

    /** "pssh". */
    private static final int TYPE = 0x70737368;

    private static final int HEADER = 8;

    private final UUID system;
    private final List<KeyId> keys;
    private final byte[] data;

    /**
     * Takes a copy of the data.
     *
     * @param keys named outside of the system's own data; empty for version 0
     */
    public PsshBox(UUID system, List<KeyId> keys, byte[] data) {
        this.system = system;
        this.keys = List.copyOf(keys);
        this.data = data.clone();
    }

    /** The box that names keys and nothing else. */
    public static PsshBox common(List<KeyId> keys) {
        return new PsshBox(COMMON, keys, new byte[0]);
    }

    /**
     * Reads one whole box.
     *
     * @throws MalformedMediaException where these bytes are not exactly one
     */
    public static PsshBox parse(byte[] box) {
        ByteReader in = new ByteReader(box);
        if (box.length < HEADER || in.i32() != box.length || !in.fourCc().equals("pssh")) {
            throw new MalformedMediaException("not a pssh box");
        }
        return ofContent(in.bytes(in.remaining()));
    }

    /** Reads what follows a box's size and type; fails as {@link #parse} does. */
    public static PsshBox ofContent(byte[] content) {
        ByteReader in = new ByteReader(content);
        int version = in.u8();
        in.skip(3);
        UUID system = KeyId.of(in.bytes(KeyId.LENGTH)).uuid();
        List<KeyId> keys = new ArrayList<>();
        if (version > 1) {
            throw new MalformedMediaException("a pssh box of version " + version);
        }
        if (version == 1) {
            int count = in.count(KeyId.LENGTH);
            for (int i = 0; i < count; i++) {
                keys.add(KeyId.of(in.bytes(KeyId.LENGTH)));
            }
        }
        long length = in.u32();
        if (length != in.remaining()) {
            throw new MalformedMediaException("a pssh box tells of " + length + " bytes and holds " + in.remaining());
        }
        return new PsshBox(system, keys, in.bytes((int) length));
    }

    /** Who reads it. */
    public UUID system() {
        return system;
    }

    public List<KeyId> keys() {
        return keys;
    }

    /** What the system wrote for itself. */
    public byte[] data() {
        return data.clone();
    }

    /** The whole box. */
    public byte[] bytes() {
        int names = keys.isEmpty() ? 0 : Integer.BYTES + KeyId.LENGTH * keys.size();
        int length = HEADER + Integer.BYTES + KeyId.LENGTH + names + Integer.BYTES + data.length;
        ByteBuffer box = ByteBuffer.allocate(length).putInt(length).putInt(TYPE);
        box.putInt(keys.isEmpty() ? 0 : 1 << 24).put(new KeyId(system).bytes());
        if (!keys.isEmpty()) {
            box.putInt(keys.size());
            keys.forEach(key -> box.put(key.bytes()));
        }
        return box.putInt(data.length).put(data).array();
    }

    /** As manifests hold it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PsshBox box && Arrays.equals(bytes(), box.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @Override
    public String toString() {
        return base64();
    }
}
