package org.ladderworks.engine.cmaf.write;

import java.util.List;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.cmaf.cenc.TrackEncryption;

/**
 * What the sample entry of an encrypted track says of it (ISO/IEC 14496-12, 8.12; ISO/IEC 23001-7, 8.2).
 *
 * @param clearLead whether a second, clear entry follows, for fragments that are not encrypted: some devices refuse the
 *     sample groups that could say so otherwise
 * @param systems written behind the track, for players that know DRM systems by the header alone
 */
public record EntryProtection(TrackEncryption encryption, boolean clearLead, List<PsshBox> systems) {
    /** sample_description_index of the clear entry; the encrypted one is the default. */
    static final int CLEAR_ENTRY = 2;

    public EntryProtection {
        systems = List.copyOf(systems);
    }

    /** Without a word on DRM systems. */
    public EntryProtection(TrackEncryption encryption, boolean clearLead) {
        this(encryption, clearLead, List.of());
    }

    static final String VIDEO = "encv";
    static final String AUDIO = "enca";

    private static final int SCHEME_VERSION = 0x1_0000;

    /** Writes {@code sinf}, the last box of the entry. */
    void write(BoxWriter out, String originalType) {
        out.box("sinf", () -> {
            out.box("frma", () -> out.fourCc(originalType));
            out.fullBox(
                    "schm", 0, 0, () -> out.fourCc(encryption.scheme().fourCc()).u32(SCHEME_VERSION));
            out.box("schi", () -> writeDefaults(out));
        });
    }

    /** {@code tenc}: version 1 for the schemes with patterns, of which sound has none (10.4.1). */
    private void writeDefaults(BoxWriter out) {
        byte[] iv = encryption.iv(0);
        boolean constant = encryption.constantIv();
        out.fullBox("tenc", constant ? 1 : 0, 0, () -> {
            int pattern = constant && encryption.pictures()
                    ? TrackEncryption.CRYPT_BLOCKS << 4 | TrackEncryption.SKIP_BLOCKS
                    : 0;
            out.u8(0).u8(pattern).u8(1).u8(constant ? 0 : iv.length);
            out.bytes(encryption.key().bytes());
            if (constant) {
                out.u8(iv.length).bytes(iv);
            }
        });
    }
}
