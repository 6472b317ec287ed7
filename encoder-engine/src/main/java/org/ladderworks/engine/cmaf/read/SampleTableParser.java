package org.ladderworks.engine.cmaf.read;

import java.util.Optional;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The tables of a progressive file's {@code stbl} (ISO/IEC 14496-12, 8.6.1, 8.7), walked side by side. */
final class SampleTableParser {
    private final ByteReader table;
    private final Sizes sizes;
    private final RunLengths durations;
    private final Optional<RunLengths> compositions;
    private final Optional<ByteReader> syncs;
    private long nextSync;

    private SampleTableParser(ByteReader table) {
        this.table = table;
        this.sizes = Sizes.of(table);
        ByteReader stts = Box.requiredChild(table, "stts");
        Box.version(stts);
        this.durations = new RunLengths(stts, "stts");
        // Version 0 is unsigned by the book; writers put negative numbers there nevertheless.
        this.compositions = Box.child(table, "ctts").map(ctts -> {
            Box.version(ctts);
            return new RunLengths(ctts, "ctts");
        });
        this.syncs = Box.child(table, "stss");
        syncs.ifPresent(stss -> {
            Box.version(stss);
            stss.count(4);
            advanceSync(0);
        });
    }

    /** Adds the samples that {@code stbl} lists; a fragmented file lists none. */
    static void parse(ByteReader table, SampleTable.Builder into) {
        SampleTableParser parser = new SampleTableParser(table);
        into.expect(parser.sizes.count);
        if (parser.sizes.count > 0) {
            parser.addAll(into);
        }
    }

    private void addAll(SampleTable.Builder into) {
        ByteReader stsc = Box.requiredChild(table, "stsc");
        Box.version(stsc);
        int runs = stsc.count(12);
        boolean wide = Box.child(table, "co64").isPresent();
        ByteReader chunkOffsets = Box.requiredChild(table, wide ? "co64" : "stco");
        Box.version(chunkOffsets);
        int chunks = chunkOffsets.count(wide ? 8 : 4);
        long samplesPerChunk = 0;
        long nextRun = runs > 0 ? stsc.u32() : Long.MAX_VALUE;
        int sample = 0;
        for (int chunk = 1; chunk <= chunks && sample < sizes.count; chunk++) {
            if (chunk == nextRun) {
                samplesPerChunk = stsc.u32();
                if (stsc.u32() != 1) {
                    throw new MalformedMediaException("stsc names a sample description that is not the first");
                }
                runs--;
                nextRun = runs > 0 ? stsc.u32() : Long.MAX_VALUE;
                if (nextRun <= chunk) {
                    throw new MalformedMediaException("stsc does not rise");
                }
            }
            long offset = wide ? chunkOffsets.u64() : chunkOffsets.u32();
            for (long left = samplesPerChunk; left > 0 && sample < sizes.count; left--, sample++) {
                long size = sizes.next();
                into.add(offset, size, durations.next() & 0xFFFF_FFFFL, composition(), sync(sample + 1));
                offset += size;
            }
        }
        if (sample < sizes.count) {
            throw new MalformedMediaException("stsc and stco cover " + sample + " of " + sizes.count + " samples");
        }
    }

    private int composition() {
        return compositions.isPresent() ? compositions.get().nextOrZero() : 0;
    }

    private boolean sync(int number) {
        if (syncs.isEmpty()) {
            return true;
        }
        if (number != nextSync) {
            return false;
        }
        advanceSync(number);
        return true;
    }

    private void advanceSync(int after) {
        ByteReader stss = syncs.orElseThrow();
        nextSync = stss.remaining() >= 4 ? stss.u32() : Long.MAX_VALUE;
        if (nextSync <= after) {
            throw new MalformedMediaException("stss does not rise");
        }
    }

    /** {@code stsz} or {@code stz2} (8.7.3). */
    private static final class Sizes {
        private final ByteReader entries;
        private final int constant;
        private final int bits;
        private final int count;
        private int half = -1;

        private Sizes(ByteReader entries, long constant, int bits, long count) {
            if (constant > Integer.MAX_VALUE || count > SampleTable.Builder.MOST_SAMPLES) {
                throw new MalformedMediaException("a track declares too many or too large samples");
            }
            if (constant == 0 && count * bits > entries.remaining() * 8L) {
                throw new MalformedMediaException("the table of sample sizes does not fit its box");
            }
            this.entries = entries;
            this.constant = (int) constant;
            this.bits = bits;
            this.count = (int) count;
        }

        private static Sizes of(ByteReader table) {
            Optional<ByteReader> stsz = Box.child(table, "stsz");
            if (stsz.isPresent()) {
                ByteReader in = stsz.get();
                Box.version(in);
                long constant = in.u32();
                long count = in.u32();
                return new Sizes(in, constant, 32, count);
            }
            ByteReader in = Box.requiredChild(table, "stz2");
            Box.version(in);
            in.skip(3);
            int bits = in.u8();
            if (bits != 4 && bits != 8 && bits != 16) {
                throw new MalformedMediaException("stz2 has fields of " + bits + " bits");
            }
            return new Sizes(in, 0, bits, in.u32());
        }

        private long next() {
            if (constant != 0) {
                return constant;
            }
            return switch (bits) {
                case 32 -> entries.u32();
                case 16 -> entries.u16();
                case 8 -> entries.u8();
                default -> nextHalf();
            };
        }

        private int nextHalf() {
            if (half >= 0) {
                int low = half;
                half = -1;
                return low;
            }
            int both = entries.u8();
            half = both & 0xF;
            return both >> 4;
        }
    }

    /** {@code stts} or {@code ctts}: a value for each run of samples (8.6.1). */
    private static final class RunLengths {
        private final ByteReader entries;
        private final String type;
        private int left;
        private long run;
        private int value;

        RunLengths(ByteReader in, String type) {
            this.type = type;
            this.left = in.count(8);
            this.entries = in;
        }

        int next() {
            if (!ready()) {
                throw new MalformedMediaException(type + " covers fewer samples than there are");
            }
            run--;
            return value;
        }

        int nextOrZero() {
            return ready() ? next() : 0;
        }

        private boolean ready() {
            while (run == 0 && left > 0) {
                run = entries.u32();
                value = entries.i32();
                left--;
            }
            return run > 0;
        }
    }
}
