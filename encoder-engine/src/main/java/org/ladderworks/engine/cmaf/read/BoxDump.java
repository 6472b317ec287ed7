package org.ladderworks.engine.cmaf.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** A file's box tree as text, one line for each box, children indented: for golden files and for looking. */
public final class BoxDump {
    private static final Set<String> CONTAINERS = Set.of(
            "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf", "mfra", "wave", "udta",
            "ludt", "sinf", "schi");
    private static final int DEEPEST = 16;
    private static final int MOST_BOXES = 20_000;
    private static final int LARGEST_BOX = 32 << 20;

    private final StringBuilder text = new StringBuilder();
    private int boxes;

    private BoxDump() {}

    /**
     * Dumps a file. Media data is told by its size only, a box that is not known by its bytes, or where there are many
     * by their number.
     *
     * @throws org.ladderworks.engine.error.PackagingException RENDITION_UNREADABLE where it is no sequence of boxes
     */
    public static String of(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new BoxDump().dump(new FileWindow(channel));
        } catch (MalformedMediaException | IOException e) {
            throw Mp4File.unreadable(path, e);
        }
    }

    private String dump(FileWindow file) throws IOException {
        for (TopLevelBoxes top = new TopLevelBoxes(file, MOST_BOXES); top.next(); ) {
            if (top.type().equals("mdat")) {
                line(0, "mdat", (top.end() - top.start()) + " bytes");
            } else {
                box(0, new Box(top.type(), new ByteReader(top.content(LARGEST_BOX))));
            }
        }
        return text.toString();
    }

    private void box(int depth, Box box) {
        boxes++;
        if (depth > DEEPEST || boxes > MOST_BOXES) {
            throw new MalformedMediaException("there are too many boxes, or they are nested too deep");
        }
        ByteReader in = box.content();
        if (CONTAINERS.contains(box.type())) {
            line(depth, box.type(), "");
            children(depth, in);
            return;
        }
        switch (box.type()) {
            case "stsd", "dref" -> {
                line(depth, box.type(), "entries=" + in.copy().slice(8).i64());
                in.skip(8);
                children(depth, in);
            }
            case "avc1", "hvc1", "av01", "encv" -> {
                in.skip(24);
                line(depth, box.type(), in.u16() + "x" + in.u16());
                in.skip(50);
                children(depth, in);
            }
            case "mp4a", "enca", "ac-3", "ec-3", "Opus" -> {
                in.skip(16);
                String facts = "channels=" + in.u16() + " bits=" + in.u16();
                in.skip(4);
                line(depth, box.type(), facts + " rate=" + (in.u32() >>> 16));
                children(depth, in);
            }
            default ->
                line(depth, box.type(), BoxFields.of(box.type(), in.copy()).orElseGet(() -> raw(in)));
        }
    }

    private void children(int depth, ByteReader in) {
        for (Optional<Box> child = Box.next(in); child.isPresent(); child = Box.next(in)) {
            box(depth + 1, child.get());
        }
    }

    private static String raw(ByteReader in) {
        int length = in.remaining();
        return length > 256 ? length + " bytes" : HexFormat.of().formatHex(in.bytes(length));
    }

    private void line(int depth, String type, String facts) {
        text.repeat("  ", depth).append(Box.printable(type));
        if (!facts.isEmpty()) {
            text.append(' ').append(facts);
        }
        text.append('\n');
    }
}
