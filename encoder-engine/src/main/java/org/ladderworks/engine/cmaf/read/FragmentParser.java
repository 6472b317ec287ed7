package org.ladderworks.engine.cmaf.read;

import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** Adds the samples of one {@code moof} (ISO/IEC 14496-12, 8.8) to their tracks. */
final class FragmentParser {
    private static final int NON_SYNC = 0x0001_0000;

    private final Map<Integer, TrackDraft> tracks;
    private final long moofStart;
    private long dataEnd;

    FragmentParser(Map<Integer, TrackDraft> tracks, long moofStart) {
        this.tracks = tracks;
        this.moofStart = moofStart;
        this.dataEnd = moofStart;
    }

    void parse(ByteReader moof) {
        for (Optional<Box> box = Box.next(moof); box.isPresent(); box = Box.next(moof)) {
            if (box.get().type().equals("traf")) {
                parseTrack(box.get().content());
            }
        }
    }

    private void parseTrack(ByteReader traf) {
        ByteReader tfhd = Box.requiredChild(traf, "tfhd");
        int flags = tfhd.i32() & 0xFF_FFFF;
        TrackDraft track = tracks.get(tfhd.i32());
        if (track == null) {
            throw new MalformedMediaException("a traf names a track that moov does not have");
        }
        long base = (flags & 0x02_0000) != 0 ? moofStart : dataEnd;
        if ((flags & 1) != 0) {
            base = tfhd.u64();
        }
        if ((flags & 2) != 0 && tfhd.u32() != 1 && !track.isEncrypted()) {
            throw new MalformedMediaException("a fragment names a sample description that is not the first");
        }
        long duration = (flags & 8) != 0 ? tfhd.u32() : track.defaultDuration();
        long size = (flags & 0x10) != 0 ? tfhd.u32() : track.defaultSize();
        int sampleFlags = (flags & 0x20) != 0 ? tfhd.i32() : track.defaultFlags();
        Box.child(traf, "tfdt").ifPresent(tfdt -> track.samples().endAt(decodeTime(tfdt)));
        dataEnd = base;
        for (Optional<Box> box = Box.next(traf); box.isPresent(); box = Box.next(traf)) {
            if (box.get().type().equals("trun")) {
                dataEnd =
                        new Run(box.get().content(), duration, size, sampleFlags).addTo(track.samples(), base, dataEnd);
            }
        }
    }

    private static long decodeTime(ByteReader tfdt) {
        return Box.version(tfdt) == 1 ? tfdt.u64() : tfdt.u32();
    }

    /** One {@code trun} (8.8.8) with the defaults that apply to it. */
    private record Run(ByteReader trun, long duration, long size, int sampleFlags) {
        long addTo(SampleTable.Builder samples, long base, long previousEnd) {
            int flags = trun.i32() & 0xFF_FFFF;
            long count = trun.u32();
            long offset = (flags & 1) != 0 ? base + trun.i32() : previousEnd;
            int firstFlags = (flags & 4) != 0 ? trun.i32() : sampleFlags;
            int fields = Integer.bitCount(flags & 0xF00);
            if (count > (fields == 0 ? SampleTable.Builder.MOST_SAMPLES : trun.remaining() / (4 * fields))
                    || (fields == 0 && size == 0 && count > 0)) {
                throw new MalformedMediaException("a trun of " + count + " samples does not fit its box");
            }
            for (long i = 0; i < count; i++) {
                long itsDuration = (flags & 0x100) != 0 ? trun.u32() : duration;
                long itsSize = (flags & 0x200) != 0 ? trun.u32() : size;
                int itsFlags = i == 0 ? firstFlags : sampleFlags;
                if ((flags & 0x400) != 0) {
                    itsFlags = trun.i32();
                }
                int composition = (flags & 0x800) != 0 ? trun.i32() : 0;
                samples.add(offset, itsSize, itsDuration, composition, (itsFlags & NON_SYNC) == 0);
                offset += itsSize;
            }
            return offset;
        }
    }
}
