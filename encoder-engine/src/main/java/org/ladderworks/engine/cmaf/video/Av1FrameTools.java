package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** Steps over the parts of a frame header that nothing later in it depends on (AV1 specification, 5.9). */
final class Av1FrameTools {
    private static final int ROTATION_AND_ZOOM = 2;
    private static final int TRANSLATION = 1;
    private static final int AFFINE = 3;
    private static final int MOST_SUBEXPONENTS = 32;

    private Av1FrameTools() {}

    /** loop_filter_params (5.9.11), for a frame that has it. */
    static void skipLoopFilter(BitReader in, boolean monochrome) {
        int levels = in.bits(12);
        if (!monochrome && levels != 0) {
            in.bits(12);
        }
        in.bits(3);
        boolean enabled = in.flag();
        if (enabled && in.flag()) {
            int deltas = Av1References.SLOTS + 2;
            for (int i = 0; i < deltas; i++) {
                if (in.flag()) {
                    in.bits(7);
                }
            }
        }
    }

    /** cdef_params (5.9.19), for a frame that has it. */
    static void skipDirectionalFilter(BitReader in, boolean monochrome) {
        in.bits(2);
        int strengths = 1 << in.bits(2);
        in.skip((long) strengths * (monochrome ? 6 : 12));
    }

    /** lr_params (5.9.20), for a frame that has it. */
    static void skipRestoration(BitReader in, Av1SequenceSyntax sequence) {
        int luma = in.bits(2);
        int chroma = sequence.monochrome ? 0 : in.bits(4);
        if ((luma | chroma) == 0) {
            return;
        }
        boolean shift = in.flag();
        if (!sequence.largeSuperblocks && shift) {
            in.flag();
        }
        if (sequence.halfChroma && chroma != 0) {
            in.flag();
        }
    }

    /** global_motion_params (5.9.24), for an inter frame. */
    static void skipGlobalMotion(BitReader in, boolean precise) {
        for (int reference = 0; reference < Av1References.OF_FRAME; reference++) {
            int type = !in.flag() ? 0 : in.flag() ? ROTATION_AND_ZOOM : in.flag() ? TRANSLATION : AFFINE;
            int shapes = type == AFFINE ? 4 : type == ROTATION_AND_ZOOM ? 2 : 0;
            for (int i = 0; i < shapes; i++) {
                skipSubexponent(in, 12);
            }
            for (int i = 0; type != 0 && i < 2; i++) {
                skipSubexponent(in, type == TRANSLATION ? precise ? 9 : 8 : 12);
            }
        }
    }

    /** decode_signed_subexp_with_ref (5.9.26): its length does not depend on what it refers to. */
    private static void skipSubexponent(BitReader in, int bits) {
        int values = 2 * (1 << bits) + 1;
        int passed = 0;
        for (int i = 0; i < MOST_SUBEXPONENTS; i++) {
            int width = i == 0 ? 3 : 3 + i - 1;
            int step = 1 << width;
            if (values <= passed + 3 * step) {
                in.belowLimit(values - passed);
                return;
            }
            if (!in.flag()) {
                in.bits(width);
                return;
            }
            passed += step;
        }
        throw new MalformedMediaException("an AV1 frame header has a number without end");
    }

    /** film_grain_params (5.9.30), for a frame that has it. */
    static void skipFilmGrain(BitReader in, Av1SequenceSyntax sequence, boolean interFrame) {
        if (!in.flag()) {
            return;
        }
        in.bits(16);
        boolean updated = !interFrame || in.flag();
        if (!updated) {
            in.bits(3);
            return;
        }
        int luma = in.bits(4);
        in.skip(16L * luma);
        boolean fromLuma = !sequence.monochrome && in.flag();
        int blue = 0;
        int red = 0;
        if (!sequence.monochrome && !fromLuma && !(sequence.halfChroma && luma == 0)) {
            blue = in.bits(4);
            in.skip(16L * blue);
            red = in.bits(4);
            in.skip(16L * red);
        }
        in.bits(2);
        int lag = in.bits(2);
        long positions = 2L * lag * (lag + 1);
        in.skip(luma > 0 ? 8 * positions : 0);
        long chromaPositions = luma > 0 ? positions + 1 : positions;
        in.skip(fromLuma || blue > 0 ? 8 * chromaPositions : 0);
        in.skip(fromLuma || red > 0 ? 8 * chromaPositions : 0);
        in.bits(4);
        in.skip((blue > 0 ? 25 : 0) + (red > 0 ? 25 : 0));
        in.bits(2);
    }
}
