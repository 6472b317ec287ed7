package org.ladderworks.engine.cmaf.read;

import java.util.Optional;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** One box in memory (ISO/IEC 14496-12, 4.2): its type and a cursor over its content. */
record Box(String type, ByteReader content) {
    /** Takes the next box off a parent's content; empty at its end, or where fewer than eight bytes are left. */
    static Optional<Box> next(ByteReader parent) {
        if (parent.remaining() < 8) {
            return Optional.empty();
        }
        long size = parent.u32();
        String type = parent.fourCc();
        long header = 8;
        if (size == 1) {
            size = parent.u64();
            header = 16;
        } else if (size == 0) {
            size = header + parent.remaining();
        }
        if (size < header || size - header > parent.remaining()) {
            throw new MalformedMediaException("box " + printable(type) + " is larger than what holds it");
        }
        return Optional.of(new Box(type, parent.slice(size - header)));
    }

    /** The first child of a type; leaves the parent's cursor where it is. */
    static Optional<ByteReader> child(ByteReader parent, String type) {
        ByteReader in = parent.copy();
        for (Optional<Box> box = next(in); box.isPresent(); box = next(in)) {
            if (box.get().type.equals(type)) {
                return Optional.of(box.get().content);
            }
        }
        return Optional.empty();
    }

    static ByteReader requiredChild(ByteReader parent, String type) {
        return child(parent, type)
                .orElseThrow(() -> new MalformedMediaException("box " + printable(type) + " is missing"));
    }

    /** Skips version and flags of a full box. */
    static int version(ByteReader content) {
        int version = content.u8();
        content.skip(3);
        return version;
    }

    /** A box type fit for a message or a dump, whatever bytes a hostile file put there. */
    static String printable(String type) {
        StringBuilder text = new StringBuilder();
        type.chars().forEach(c -> text.append((c >= 0x20 && c < 0x7F) || c == 0xA9 ? (char) c : '?'));
        return text.toString();
    }
}
