package org.ladderworks.engine.cmaf.video;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The eight frames that later ones may refer to, so far as frame headers depend on them (AV1 specification, 7.20). */
final class Av1References {
    static final int SLOTS = 8;

    /** References of an inter frame: LAST to ALTREF. */
    static final int OF_FRAME = 7;

    private static final int LAST = 0;
    private static final int GOLDEN = 3;
    private static final int BACKWARD = 4;
    private static final int ALTERNATE_2 = 5;
    private static final int ALTERNATE = 6;
    private static final int[] FORWARD_ORDER = {1, 2, BACKWARD, ALTERNATE_2, ALTERNATE};

    private final @Nullable Frame[] slots = new Frame[SLOTS];
    private final int[] orderHints = new int[SLOTS];

    /**
     * What is kept of a frame.
     *
     * @param type frame_type
     * @param width UpscaledWidth
     * @param orderHint OrderHint
     */
    record Frame(int type, int width, int height, int orderHint, Av1Segmentation segmentation) {}

    /** The frame in a slot; one that was never filled is malformed. */
    Frame at(int slot) {
        Frame frame = slots[slot];
        if (frame == null) {
            throw new MalformedMediaException("an AV1 frame refers to one that there is not");
        }
        return frame;
    }

    /** RefOrderHint; 0 in an empty slot. */
    int orderHint(int slot) {
        return orderHints[slot];
    }

    /** A key frame that is shown begins anew: order hints count as 0 (5.9.2). */
    void forgetOrder() {
        Arrays.fill(orderHints, 0);
    }

    /** ref_order_hint, where a frame repeats them to be resilient against loss. */
    void setOrderHint(int slot, int hint) {
        orderHints[slot] = hint;
    }

    /** Keeps a frame in every slot whose bit is set. */
    void keep(Frame frame, int refresh) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((refresh >> slot & 1) == 1) {
                slots[slot] = frame;
                orderHints[slot] = frame.orderHint();
            }
        }
    }

    /** get_relative_dist (7.9.3). */
    static int distance(int one, int other, int orderHintBits) {
        if (orderHintBits == 0) {
            return 0;
        }
        int difference = one - other;
        int sign = 1 << (orderHintBits - 1);
        return (difference & (sign - 1)) - (difference & sign);
    }

    /** set_frame_refs (7.8): all seven references told by two. */
    int[] shortSignalled(int last, int golden, int orderHint, int orderHintBits) {
        int[] chosen = new int[OF_FRAME];
        Arrays.fill(chosen, -1);
        chosen[LAST] = last;
        chosen[GOLDEN] = golden;
        boolean[] used = new boolean[SLOTS];
        used[last] = true;
        used[golden] = true;
        int[] hints = new int[SLOTS];
        for (int i = 0; i < SLOTS; i++) {
            hints[i] = distance(orderHint(i), orderHint, orderHintBits);
        }
        take(chosen, ALTERNATE, latest(hints, used, true), used);
        take(chosen, BACKWARD, earliestBackward(hints, used), used);
        take(chosen, ALTERNATE_2, earliestBackward(hints, used), used);
        for (int reference : FORWARD_ORDER) {
            if (chosen[reference] < 0) {
                take(chosen, reference, latest(hints, used, false), used);
            }
        }
        int earliest = 0;
        for (int i = 1; i < SLOTS; i++) {
            earliest = hints[i] < hints[earliest] ? i : earliest;
        }
        for (int i = 0; i < OF_FRAME; i++) {
            chosen[i] = chosen[i] < 0 ? earliest : chosen[i];
        }
        return chosen;
    }

    private static void take(int[] chosen, int reference, int slot, boolean[] used) {
        if (slot >= 0) {
            chosen[reference] = slot;
            used[slot] = true;
        }
    }

    private static int latest(int[] hints, boolean[] used, boolean backward) {
        int found = -1;
        for (int i = 0; i < SLOTS; i++) {
            if (!used[i] && hints[i] >= 0 == backward && (found < 0 || hints[i] >= hints[found])) {
                found = i;
            }
        }
        return found;
    }

    private static int earliestBackward(int[] hints, boolean[] used) {
        int found = -1;
        for (int i = 0; i < SLOTS; i++) {
            if (!used[i] && hints[i] >= 0 && (found < 0 || hints[i] < hints[found])) {
                found = i;
            }
        }
        return found;
    }

    /** skipModeAllowed (5.9.22). */
    boolean skipModeAllowed(int[] references, int orderHint, int orderHintBits) {
        int forward = Integer.MIN_VALUE;
        boolean backward = false;
        for (int slot : references) {
            int distance = distance(orderHint(slot), orderHint, orderHintBits);
            forward = distance < 0 ? Math.max(forward, distance) : forward;
            backward |= distance > 0;
        }
        if (forward == Integer.MIN_VALUE || backward) {
            return forward != Integer.MIN_VALUE;
        }
        for (int slot : references) {
            if (distance(orderHint(slot), orderHint, orderHintBits) < forward) {
                return true;
            }
        }
        return false;
    }
}
