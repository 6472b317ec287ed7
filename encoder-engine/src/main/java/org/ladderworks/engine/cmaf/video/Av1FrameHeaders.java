package org.ladderworks.engine.cmaf.video;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * Reads frame headers to their end, where tiles begin (AV1 specification, 5.9), and remembers of each frame what later
 * headers depend on: so all of a chunk must pass through, in order, from a key frame on. Not thread-safe.
 */
public final class Av1FrameHeaders {
    /** Longer headers than this there are none. */
    public static final int LONGEST = 4096;

    private static final int KEY = 0;
    private static final int INTER = 1;
    private static final int INTRA_ONLY = 2;
    private static final int SWITCH = 3;
    private static final int NO_PRIMARY = 7;
    private static final int ALL = 0xFF;

    private final Av1SequenceSyntax sequence;
    private final Av1References references = new Av1References();
    private @Nullable Pending pending;

    /** For a track's sequence header. */
    public Av1FrameHeaders(Av1Configuration configuration) {
        this.sequence = Av1SequenceHeaderParser.syntax(configuration.sequence());
    }

    /** A frame whose tiles have not all come. */
    private record Pending(Av1References.Frame frame, int refresh, Av1TileInfo tiles) {}

    /**
     * Reads a frame header, unless it repeats one whose tiles are still coming.
     *
     * @param payload of its OBU, or its first {@link #LONGEST} bytes
     * @param layers temporal_id and spatial_id of its extension header, as bits 0 to 2 and 3 to 4
     * @return bytes of the header up to the next whole byte; 0 for a repeated one
     * @throws MalformedMediaException where it ends early or refers to what there is not
     */
    public int read(byte[] payload, int layers) {
        if (pending != null) {
            return 0;
        }
        BitReader in = new BitReader(payload);
        long before = in.remaining();
        pending = new Frame(in, layers).read();
        return Math.toIntExact(Math.ceilDiv(before - in.remaining(), 8L));
    }

    /** The tiles of the frame whose header was read last; empty where it has none, or has had them all. */
    public Optional<Av1TileInfo> tiles() {
        return Optional.ofNullable(pending).map(Pending::tiles);
    }

    /** To be called after a frame's last tile. */
    public void finishFrame() {
        Pending frame = pending;
        if (frame != null) {
            references.keep(frame.frame(), frame.refresh());
        }
        pending = null;
    }

    /** One header. */
    private final class Frame {
        private final BitReader in;
        private final int layers;
        private int type = KEY;
        private boolean shown = true;
        private boolean showable;
        private boolean resilient = true;
        private boolean sized;
        private int width;
        private int codedWidth;
        private int height;
        private boolean blockCopy;
        private boolean precise;
        private int[] chosen = new int[0];

        Frame(BitReader in, int layers) {
            this.in = in;
            this.layers = layers;
        }

        @Nullable
        Pending read() {
            if (!sequence.reduced) {
                if (in.flag()) {
                    showExisting();
                    return null;
                }
                type = in.bits(2);
                shown = in.flag();
                if (shown) {
                    skipPresentationTime();
                }
                showable = shown ? type != KEY : in.flag();
                resilient = type == SWITCH || (type == KEY && shown) || in.flag();
            }
            if (type == KEY && shown) {
                references.forgetOrder();
            }
            boolean fixedContexts = in.flag();
            boolean screenContent = sequence.screenContent == Av1SequenceHeaderParser.SELECTED_BY_FRAME
                    ? in.flag()
                    : sequence.screenContent == 1;
            boolean wholeMotion = screenContent
                    && (sequence.wholeMotion == Av1SequenceHeaderParser.SELECTED_BY_FRAME
                            ? in.flag()
                            : sequence.wholeMotion == 1);
            in.skip(sequence.frameIds ? sequence.idBits : 0);
            sized = type == SWITCH || (!sequence.reduced && in.flag());
            int orderHint = in.bits(sequence.orderHintBits);
            boolean intra = type == KEY || type == INTRA_ONLY;
            int primary = intra || resilient ? NO_PRIMARY : in.bits(3);
            skipRemovalTimes();
            int refresh = type == SWITCH || (type == KEY && shown) ? ALL : in.bits(8);
            if ((!intra || refresh != ALL) && resilient && sequence.orderHintBits > 0) {
                for (int slot = 0; slot < Av1References.SLOTS; slot++) {
                    references.setOrderHint(slot, in.bits(sequence.orderHintBits));
                }
            }
            if (intra) {
                readSize();
                skipRenderSize();
                blockCopy = screenContent && width == codedWidth && in.flag();
            } else {
                readInter(orderHint, wholeMotion);
            }
            if (!sequence.reduced && !fixedContexts) {
                in.flag();
            }
            Av1TileInfo tiles = Av1TileInfo.read(in, codedWidth, height, sequence.largeSuperblocks);
            Av1Segmentation before = primary == NO_PRIMARY
                    ? Av1Segmentation.NONE
                    : references.at(primarySlot(primary)).segmentation();
            Av1Segmentation segmentation = readCoding(primary == NO_PRIMARY, before, intra, orderHint);
            return new Pending(new Av1References.Frame(type, width, height, orderHint, segmentation), refresh, tiles);
        }

        private int primarySlot(int primary) {
            if (primary >= chosen.length) {
                throw new MalformedMediaException("an AV1 frame has primary_ref_frame " + primary);
            }
            return chosen[primary];
        }

        /** A key frame shown again is decoded anew: all slots hold it then (7.21). */
        private void showExisting() {
            Av1References.Frame frame = references.at(in.bits(3));
            skipPresentationTime();
            in.skip(sequence.frameIds ? sequence.idBits : 0);
            if (frame.type() == KEY) {
                references.keep(frame, ALL);
            }
        }

        private void skipPresentationTime() {
            if (sequence.decoderModel && !sequence.equalIntervals) {
                in.skip(sequence.presentationTimeBits);
            }
        }

        private void skipRemovalTimes() {
            if (!sequence.decoderModel || !in.flag()) {
                return;
            }
            int temporal = layers & 7;
            int spatial = layers >> 3;
            for (int point : sequence.modelledLayers) {
                boolean holds = (point >> temporal & 1) == 1 && (point >> (spatial + 8) & 1) == 1;
                in.skip(point == 0 || holds ? sequence.removalTimeBits : 0);
            }
        }

        /** frame_size (5.9.5). */
        private void readSize() {
            width = sized ? in.bits(sequence.widthBits) + 1 : sequence.width;
            height = sized ? in.bits(sequence.heightBits) + 1 : sequence.height;
            readScaling();
        }

        /** superres_params (5.9.8). */
        private void readScaling() {
            codedWidth = width;
            if (sequence.superres && in.flag()) {
                int denominator = in.bits(3) + 9;
                codedWidth = (width * 8 + denominator / 2) / denominator;
            }
        }

        private void skipRenderSize() {
            if (in.flag()) {
                in.skip(32);
            }
        }

        private void readInter(int orderHint, boolean wholeMotion) {
            boolean brief = sequence.orderHintBits > 0 && in.flag();
            chosen = brief
                    ? references.shortSignalled(in.bits(3), in.bits(3), orderHint, sequence.orderHintBits)
                    : new int[Av1References.OF_FRAME];
            for (int i = 0; i < Av1References.OF_FRAME; i++) {
                if (!brief) {
                    chosen[i] = in.bits(3);
                }
                in.skip(sequence.frameIds ? sequence.deltaIdBits : 0);
            }
            if (sized && !resilient) {
                readSizeWithReferences();
            } else {
                readSize();
                skipRenderSize();
            }
            precise = !wholeMotion && in.flag();
            boolean switchable = in.flag();
            if (!switchable) {
                in.bits(2);
            }
            in.flag();
            if (!resilient && sequence.motionFields) {
                in.flag();
            }
        }

        /** frame_size_with_refs (5.9.7). */
        private void readSizeWithReferences() {
            for (int slot : chosen) {
                if (in.flag()) {
                    width = references.at(slot).width();
                    height = references.at(slot).height();
                    readScaling();
                    return;
                }
            }
            readSize();
            skipRenderSize();
        }

        /** From quantization_params to the end. */
        private Av1Segmentation readCoding(boolean alone, Av1Segmentation before, boolean intra, int orderHint) {
            int base = in.bits(8);
            boolean deltas = skipDeltas();
            Av1Segmentation segmentation = Av1Segmentation.read(in, alone, before);
            if (base > 0 && in.flag()) {
                in.bits(2);
                if (!blockCopy && in.flag()) {
                    in.bits(3);
                }
            }
            boolean lossless = !deltas
                    && segmentation.quantizers().stream().allMatch(more -> Math.clamp(base + (long) more, 0, 255) == 0);
            if (!lossless && !blockCopy) {
                Av1FrameTools.skipLoopFilter(in, sequence.monochrome);
                if (sequence.directionalFilter) {
                    Av1FrameTools.skipDirectionalFilter(in, sequence.monochrome);
                }
            }
            if (sequence.restoration && !blockCopy && !(lossless && width == codedWidth)) {
                Av1FrameTools.skipRestoration(in, sequence);
            }
            if (!lossless) {
                in.flag();
            }
            boolean compound = !intra && in.flag();
            if (compound
                    && sequence.orderHintBits > 0
                    && references.skipModeAllowed(chosen, orderHint, sequence.orderHintBits)) {
                in.flag();
            }
            if (!intra && !resilient && sequence.warpedMotion) {
                in.flag();
            }
            in.flag();
            if (!intra) {
                Av1FrameTools.skipGlobalMotion(in, precise);
            }
            if (sequence.filmGrain && (shown || showable)) {
                Av1FrameTools.skipFilmGrain(in, sequence, type == INTER);
            }
            return segmentation;
        }

        /** The rest of quantization_params (5.9.12): whether there is any delta. */
        private boolean skipDeltas() {
            boolean any = delta();
            if (!sequence.monochrome) {
                boolean different = sequence.separateDeltas && in.flag();
                for (int left = different ? 4 : 2; left > 0; left--) {
                    any |= delta();
                }
            }
            if (in.flag()) {
                in.bits(8);
                if (sequence.separateDeltas) {
                    in.bits(4);
                }
            }
            return any;
        }

        /** read_delta_q (5.9.13): whether it is another than 0. */
        private boolean delta() {
            return in.flag() && in.bits(7) != 0;
        }
    }
}
