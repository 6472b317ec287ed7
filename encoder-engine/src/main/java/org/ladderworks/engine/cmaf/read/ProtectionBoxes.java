package org.ladderworks.engine.cmaf.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.PsshBox;

/**
 * What a file says of its encryption (ISO/IEC 23001-7, 8): the sample entries of its header, and the {@code pssh} boxes of
 * its header and fragments.
 *
 * @param entries in the order of the file, clear ones too
 */
public record ProtectionBoxes(List<Entry> entries, List<PsshBox> systems) {
    private static final int MOST_BOXES = 20_000;
    private static final int LARGEST_BOX = 32 << 20;
    private static final int MOST_FOUND = 1_000;
    private static final int VIDEO_FIELDS = 78;
    private static final int AUDIO_FIELDS = 28;

    public ProtectionBoxes {
        entries = List.copyOf(entries);
        systems = List.copyOf(systems);
    }

    /**
     * A sample entry.
     *
     * @param type {@code encv} or {@code enca} of an encrypted one
     * @param protection empty of a clear one
     */
    public record Entry(String type, Optional<Protection> protection) {}

    /**
     * {@code frma}, {@code schm} and {@code tenc} of an encrypted entry.
     *
     * @param cryptBlocks of the pattern; 0 where all blocks are encrypted
     * @param ivLength bytes of each sample's IV; 0 where one holds for all
     * @param constantIvLength bytes of that one
     */
    public record Protection(
            String original,
            String scheme,
            boolean byDefault,
            KeyId key,
            int cryptBlocks,
            int skipBlocks,
            int ivLength,
            OptionalInt constantIvLength) {}

    /**
     * Reads a file's boxes, media data apart.
     *
     * @throws org.ladderworks.engine.error.PackagingException RENDITION_UNREADABLE where it is no sequence of boxes
     */
    public static ProtectionBoxes read(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            List<Entry> entries = new ArrayList<>();
            List<PsshBox> systems = new ArrayList<>();
            for (TopLevelBoxes top = new TopLevelBoxes(new FileWindow(channel), MOST_BOXES); top.next(); ) {
                switch (top.type()) {
                    case "moov" -> {
                        ByteReader movie = new ByteReader(top.content(LARGEST_BOX));
                        systems(movie.copy(), systems);
                        tracks(movie, entries);
                    }
                    case "moof" -> systems(new ByteReader(top.content(LARGEST_BOX)), systems);
                    default -> {}
                }
            }
            return new ProtectionBoxes(entries, systems);
        } catch (MalformedMediaException | IOException e) {
            throw Mp4File.unreadable(path, e);
        }
    }

    private static void systems(ByteReader parent, List<PsshBox> systems) {
        for (Optional<Box> box = Box.next(parent); box.isPresent(); box = Box.next(parent)) {
            if (box.get().type().equals("pssh")) {
                ByteReader content = box.get().content();
                systems.add(PsshBox.ofContent(content.bytes(content.remaining())));
                bounded(systems);
            }
        }
    }

    private static void tracks(ByteReader movie, List<Entry> entries) {
        for (Optional<Box> box = Box.next(movie); box.isPresent(); box = Box.next(movie)) {
            if (box.get().type().equals("trak")) {
                Box.child(box.get().content(), "mdia")
                        .flatMap(media -> Box.child(media, "minf"))
                        .flatMap(information -> Box.child(information, "stbl"))
                        .flatMap(tables -> Box.child(tables, "stsd"))
                        .ifPresent(descriptions -> entries(descriptions, entries));
            }
        }
    }

    private static void entries(ByteReader descriptions, List<Entry> entries) {
        descriptions.skip(8);
        for (Optional<Box> box = Box.next(descriptions); box.isPresent(); box = Box.next(descriptions)) {
            entries.add(entry(box.get()));
            bounded(entries);
        }
    }

    private static Entry entry(Box box) {
        int fields = switch (box.type()) {
            case "encv" -> VIDEO_FIELDS;
            case "enca" -> AUDIO_FIELDS;
            default -> 0;
        };
        if (fields == 0) {
            return new Entry(Box.printable(box.type()), Optional.empty());
        }
        box.content().skip(fields);
        return new Entry(box.type(), Optional.of(protection(Box.requiredChild(box.content(), "sinf"))));
    }

    private static Protection protection(ByteReader information) {
        String original = Box.requiredChild(information, "frma").fourCc();
        ByteReader scheme = Box.requiredChild(information, "schm");
        scheme.skip(4);
        ByteReader defaults = Box.requiredChild(Box.requiredChild(information, "schi"), "tenc");
        int version = Box.version(defaults);
        defaults.skip(1);
        int pattern = defaults.u8();
        boolean byDefault = defaults.u8() == 1;
        int ivLength = defaults.u8();
        KeyId key = KeyId.of(defaults.bytes(KeyId.LENGTH));
        boolean constant = byDefault && ivLength == 0;
        return new Protection(
                Box.printable(original),
                Box.printable(scheme.fourCc()),
                byDefault,
                key,
                version == 0 ? 0 : pattern >> 4,
                version == 0 ? 0 : pattern & 0xF,
                ivLength,
                constant ? OptionalInt.of(defaults.u8()) : OptionalInt.empty());
    }

    private static void bounded(List<?> found) {
        if (found.size() > MOST_FOUND) {
            throw new MalformedMediaException("there are more than " + MOST_FOUND + " such boxes");
        }
    }
}
