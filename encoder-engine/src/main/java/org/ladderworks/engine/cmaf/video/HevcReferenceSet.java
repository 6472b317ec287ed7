package org.ladderworks.engine.cmaf.video;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * A short-term reference picture set (ISO/IEC 23008-2, 7.3.7 and 7.4.8).
 *
 * @param before pictures shown before the current one, nearest first
 * @param after pictures shown after it, nearest first
 */
record HevcReferenceSet(List<Reference> before, List<Reference> after) {
    private static final int MOST = 16;
    private static final int FARTHEST = 1 << 15;

    HevcReferenceSet {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * One picture.
     *
     * @param distance DeltaPocS0 or DeltaPocS1
     * @param used whether the current picture may refer to it
     */
    record Reference(int distance, boolean used) {}

    /** Of NumPicTotalCurr (7-55), what the set adds. */
    int used() {
        return (int) (before.stream().filter(Reference::used).count()
                + after.stream().filter(Reference::used).count());
    }

    /**
     * Reads one set.
     *
     * @param index of the set
     * @param count of the sets in the SPS: the index of one in a slice header
     * @param earlier sets that were read before
     */
    static HevcReferenceSet read(BitReader in, int index, int count, List<HevcReferenceSet> earlier) {
        if (index > 0 && in.flag()) {
            int back = index == count ? in.unsignedExpGolomb() + 1 : 1;
            if (back > index) {
                throw new MalformedMediaException("a reference picture set is told by one that there is not");
            }
            return predicted(in, earlier.get(index - back));
        }
        int before = count(in);
        int after = count(in);
        return checked(new HevcReferenceSet(listed(in, before, -1), listed(in, after, 1)));
    }

    private static int count(BitReader in) {
        int count = in.unsignedExpGolomb();
        if (count > MOST) {
            throw new MalformedMediaException("a set has " + count + " reference pictures");
        }
        return count;
    }

    private static List<Reference> listed(BitReader in, int count, int sign) {
        List<Reference> references = new ArrayList<>();
        int distance = 0;
        for (int i = 0; i < count; i++) {
            distance += sign * (step(in) + 1);
            references.add(new Reference(distance, in.flag()));
        }
        return references;
    }

    private static int step(BitReader in) {
        int step = in.unsignedExpGolomb();
        if (step >= FARTHEST) {
            throw new MalformedMediaException("a reference picture is " + step + " pictures away");
        }
        return step;
    }

    /** Told by another set and a shift (equations 7-61 and 7-62). */
    private static HevcReferenceSet predicted(BitReader in, HevcReferenceSet from) {
        boolean negative = in.flag();
        int shift = (step(in) + 1) * (negative ? -1 : 1);
        List<Reference> pictures = new ArrayList<>(from.before);
        pictures.addAll(from.after);
        // Behind them the picture that the other set belongs to.
        pictures.add(new Reference(0, true));
        List<Reference> before = new ArrayList<>();
        List<Reference> after = new ArrayList<>();
        for (Reference picture : pictures) {
            boolean used = in.flag();
            boolean kept = used || in.flag();
            int distance = picture.distance + shift;
            if (kept && distance != 0) {
                (distance < 0 ? before : after).add(new Reference(distance, used));
            }
        }
        before.sort((one, other) -> Integer.compare(other.distance, one.distance));
        after.sort((one, other) -> Integer.compare(one.distance, other.distance));
        return checked(new HevcReferenceSet(before, after));
    }

    private static HevcReferenceSet checked(HevcReferenceSet set) {
        if (set.before.size() + set.after.size() > MOST) {
            throw new MalformedMediaException("a set has more than " + MOST + " reference pictures");
        }
        return set;
    }
}
