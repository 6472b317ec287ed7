package org.ladderworks.engine.cmaf.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.time.Timescale;

/** Walks a file's top-level boxes and reads {@code moov} and every {@code moof}. */
final class MovieParser {
    private static final int LARGEST_MOOV = 128 << 20;
    private static final int LARGEST_MOOF = 16 << 20;
    private static final int MOST_BOXES = 1_000_000;
    private static final int MOST_TRACKS = 64;

    private final FileWindow file;
    private final SampleTable.Budget budget = new SampleTable.Budget();
    private final Map<Integer, TrackDraft> tracks = new LinkedHashMap<>();

    MovieParser(FileWindow file) {
        this.file = file;
    }

    List<Mp4Track> parse() throws IOException {
        // Fragments are read after the whole walk: a moov may stand behind them, and holds their defaults.
        List<long[]> fragments = new ArrayList<>();
        boolean hasMovie = false;
        for (TopLevelBoxes boxes = new TopLevelBoxes(file, MOST_BOXES); boxes.next(); ) {
            if (boxes.type().equals("moov") && !hasMovie) {
                hasMovie = true;
                parseMovie(new ByteReader(boxes.content(LARGEST_MOOV)));
            } else if (boxes.type().equals("moof")) {
                fragments.add(new long[] {boxes.start(), boxes.end()});
            }
        }
        if (!hasMovie) {
            throw new MalformedMediaException("there is no moov box; an unfinished or cut-off file has none");
        }
        for (long[] fragment : fragments) {
            new FragmentParser(tracks, fragment[0]).parse(content(fragment[0], fragment[1]));
        }
        return tracks.values().stream().map(TrackDraft::finish).toList();
    }

    private ByteReader content(long start, long end) throws IOException {
        if (end - start > LARGEST_MOOF) {
            throw new MalformedMediaException("a moof box of " + (end - start) + " bytes is too large");
        }
        ByteReader whole = new ByteReader(file.bytes(start, (int) (end - start)));
        return Box.next(whole).orElseThrow().content();
    }

    private void parseMovie(ByteReader moov) {
        Timescale movie = timescale(Box.requiredChild(moov, "mvhd"));
        ByteReader in = moov.copy();
        for (Optional<Box> box = Box.next(in); box.isPresent(); box = Box.next(in)) {
            if (box.get().type().equals("trak")) {
                parseTrack(box.get().content(), movie);
            }
        }
        Box.child(moov, "mvex").ifPresent(this::parseDefaults);
    }

    private void parseTrack(ByteReader trak, Timescale movie) {
        ByteReader tkhd = Box.requiredChild(trak, "tkhd");
        boolean wide = Box.version(tkhd) == 1;
        tkhd.skip(wide ? 16 : 8);
        int id = tkhd.i32();
        tkhd.skip(wide ? 28 : 24);
        boolean upright = upright(tkhd);
        ByteReader mdia = Box.requiredChild(trak, "mdia");
        ByteReader mdhd = Box.requiredChild(mdia, "mdhd");
        Timescale timescale = timescale(mdhd.copy());
        mdhd.skip(Box.version(mdhd) == 1 ? 28 : 16);
        String language = language(mdhd.u16());
        ByteReader hdlr = Box.requiredChild(mdia, "hdlr");
        hdlr.skip(8);
        String handler = hdlr.fourCc();
        ByteReader minf = Box.requiredChild(mdia, "minf");
        ByteReader stbl = Box.requiredChild(minf, "stbl");
        EditList edits = Box.child(trak, "edts")
                .flatMap(edts -> Box.child(edts, "elst"))
                .map(elst -> EditList.parse(elst, movie))
                .orElse(EditList.NONE);
        SampleEntry entry = selfContained(minf)
                ? SampleEntryParser.parse(Box.requiredChild(stbl, "stsd"))
                : new SampleEntry.Other("media in another file");
        SampleTable.Builder samples = new SampleTable.Builder(file.fileSize(), budget);
        TrackDraft draft = new TrackDraft(id, handler, timescale, upright, language, entry, edits, samples);
        if (tracks.size() >= MOST_TRACKS || tracks.put(id, draft) != null) {
            throw new MalformedMediaException("there are too many tracks, or two with one id");
        }
        if (!draft.isEncrypted()) {
            SampleTableParser.parse(stbl, draft.samples());
        }
    }

    private void parseDefaults(ByteReader mvex) {
        for (Optional<Box> box = Box.next(mvex); box.isPresent(); box = Box.next(mvex)) {
            if (box.get().type().equals("trex")) {
                ByteReader trex = box.get().content();
                Box.version(trex);
                TrackDraft draft = tracks.get(trex.i32());
                if (draft != null) {
                    trex.skip(4);
                    draft.defaults(trex.u32(), trex.u32(), trex.i32());
                }
            }
        }
    }

    private static Timescale timescale(ByteReader header) {
        header.skip(Box.version(header) == 1 ? 16 : 8);
        int ticks = header.i32();
        if (ticks < 1) {
            throw new MalformedMediaException("a timescale is zero or out of range");
        }
        return new Timescale(ticks);
    }

    /** No rotation or mirroring in the matrix (8.3.2); one of zeros, which some writers leave, is none either. */
    private static boolean upright(ByteReader matrix) {
        int a = matrix.i32();
        int b = matrix.i32();
        matrix.skip(4);
        int c = matrix.i32();
        int d = matrix.i32();
        return a >= 0 && b == 0 && c == 0 && d >= 0;
    }

    private static String language(int packed) {
        StringBuilder code = new StringBuilder();
        for (int shift = 10; shift >= 0; shift -= 5) {
            code.append((char) (0x60 + (packed >> shift & 0x1F)));
        }
        String text = code.toString();
        return text.chars().allMatch(c -> c >= 'a' && c <= 'z') ? text : "und";
    }

    private static boolean selfContained(ByteReader minf) {
        Optional<ByteReader> dref = Box.child(minf, "dinf").flatMap(dinf -> Box.child(dinf, "dref"));
        if (dref.isEmpty()) {
            return true;
        }
        ByteReader in = dref.get();
        in.skip(8);
        for (Optional<Box> box = Box.next(in); box.isPresent(); box = Box.next(in)) {
            if ((box.get().content().i32() & 1) == 0) {
                return false;
            }
        }
        return true;
    }
}
