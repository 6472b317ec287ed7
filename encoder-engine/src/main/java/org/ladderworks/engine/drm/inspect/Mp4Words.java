package org.ladderworks.engine.drm.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.cmaf.read.ProtectionBoxes;

/** What an MP4 file, a CMAF header or a segment says of its encryption. */
final class Mp4Words {
    private Mp4Words() {}

    static Described of(Path file) {
        ProtectionBoxes boxes = ProtectionBoxes.read(file);
        List<Described> parts = new ArrayList<>();
        boxes.entries().forEach(entry -> parts.add(entry(entry)));
        boxes.systems().forEach(box -> parts.add(PsshWords.of(box)));
        if (parts.isEmpty()) {
            return Described.of(
                    "MP4 file",
                    "no sample entries and no pssh: of a segment, the init segment tells of its encryption");
        }
        return new Described("MP4 file", parts);
    }

    private static Described entry(ProtectionBoxes.Entry entry) {
        return entry.protection()
                .map(protection ->
                        new Described(protection.original() + ", encrypted (" + entry.type() + ")", lines(protection)))
                .orElseGet(() -> Described.line(entry.type() + ", clear"));
    }

    private static List<Described> lines(ProtectionBoxes.Protection protection) {
        List<Described> lines = new ArrayList<>();
        lines.add(Described.line("scheme: " + protection.scheme()));
        lines.add(Described.line("key id: " + protection.key()));
        if (!protection.byDefault()) {
            lines.add(Described.line("samples are clear unless their group says otherwise"));
        }
        lines.add(Described.line(
                protection.cryptBlocks() == 0
                        ? "pattern: none, all whole blocks of what is protected"
                        : "pattern: " + protection.cryptBlocks() + " block encrypted, " + protection.skipBlocks()
                                + " clear"));
        lines.add(Described.line(
                protection.constantIvLength().isPresent()
                        ? "IV: one of " + protection.constantIvLength().getAsInt() + " bytes for all samples"
                        : "IV: " + protection.ivLength() + " bytes for each sample"));
        return lines;
    }
}
