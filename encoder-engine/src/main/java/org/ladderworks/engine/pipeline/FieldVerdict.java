package org.ladderworks.engine.pipeline;

import java.util.List;
import org.ladderworks.engine.encode.FieldTreatment;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.PictureScan;

/**
 * Whether a source is interlaced, telecined or neither: by what was measured on its pictures, and by its headers where
 * pictures do not tell. Pure.
 *
 * @param notes sentences for the operator; none for a plain progressive source
 */
record FieldVerdict(FieldTreatment treatment, List<String> notes) {
    /** Of the frames that could be told: a source whose headers call it interlaced is so from here on. */
    private static final double COMBED_IF_FLAGGED = 0.25;

    /** The same where headers do not: fine patterns look combed in many progressive frames, though never in so many. */
    private static final double COMBED_IF_NOT = 0.9;

    /** Real fields agree on which comes first; patterns that only look combed do not. */
    private static final double AGREE_IF_FLAGGED = 0.75;

    private static final double AGREE_IF_NOT = 0.95;

    /** Fewer tell nothing against the headers. */
    private static final int ENOUGH = 10;

    /** Against the headers, or where they are silent, fewer are no proof: a pattern may scroll for a second or two. */
    private static final int PROOF = 100;

    /** In telecine one frame of five repeats the top field and one the bottom; less where nothing moves. */
    private static final double REPEATED = 0.08;

    static FieldVerdict of(FieldOrder flagged, PictureScan scan, FrameIndex index, PictureChoice choice) {
        if (choice.fieldOrder().isPresent()) {
            return chosen(choice.fieldOrder().get(), choice);
        }
        boolean video = index.rate(FieldTreatment.TELECINED).equals(FieldTreatment.TELECINED);
        if (video && isTelecined(scan)) {
            return new FieldVerdict(
                    new FieldTreatment.InverseTelecine(topFirst(flagged, scan)),
                    List.of("telecine found (fields repeated in %d of %d frames): film frames restored at 24000/1001;"
                                    .formatted(scan.repeatedTop() + scan.repeatedBottom(), scan.frames())
                            + " encoded in one run"));
        }
        if (!isCombed(flagged.isInterlaced(), scan)) {
            return progressive(flagged, scan, index);
        }
        return flagged.isInterlaced() || scan.frames() >= PROOF ? deinterlaced(flagged, scan, choice) : doubtful(scan);
    }

    private static FieldVerdict chosen(FieldOrder order, PictureChoice choice) {
        return order.isInterlaced()
                ? new FieldVerdict(
                        new FieldTreatment.Deinterlaced(order == FieldOrder.TOP_FIRST, choice.everyField()),
                        List.of("deinterlaced as told, " + words(order == FieldOrder.TOP_FIRST) + " field first"))
                : new FieldVerdict(new FieldTreatment.Progressive(), List.of());
    }

    private static FieldVerdict deinterlaced(FieldOrder flagged, PictureScan scan, PictureChoice choice) {
        boolean topFirst = topFirst(flagged, scan);
        String headers = flagged.isInterlaced() && (flagged == FieldOrder.TOP_FIRST) != topFirst
                ? "; its headers say otherwise"
                : flagged.isInterlaced() ? "" : "; its headers do not say so";
        String note = "interlaced, %s field first (%d of %d frames look combed)%s: deinterlaced, a frame of each %s"
                .formatted(
                        words(topFirst),
                        scan.topFirst() + scan.bottomFirst(),
                        scan.determined(),
                        headers,
                        choice.everyField() ? "field" : "frame");
        return new FieldVerdict(new FieldTreatment.Deinterlaced(topFirst, choice.everyField()), List.of(note));
    }

    private static FieldVerdict doubtful(PictureScan scan) {
        return new FieldVerdict(
                new FieldTreatment.Progressive(),
                List.of(
                        "%d of %d frames look combed, too few to say interlaced: left as they are; `--scan %s` deinterlaces"
                                .formatted(
                                        scan.topFirst() + scan.bottomFirst(),
                                        scan.determined(),
                                        scan.topFirst() >= scan.bottomFirst() ? "tff" : "bff")));
    }

    private static FieldVerdict progressive(FieldOrder flagged, PictureScan scan, FrameIndex index) {
        List<String> notes = flagged.isInterlaced()
                ? List.of(
                        "flagged interlaced, but its pictures are progressive (%d of %d frames look combed): left as they are"
                                .formatted(scan.topFirst() + scan.bottomFirst(), scan.determined()))
                : index.hasPulldownCadence()
                        ? List.of(
                                "soft telecine (frames shown for three and two fields in turn): film frames as they are")
                        : List.of();
        return new FieldVerdict(new FieldTreatment.Progressive(), notes);
    }

    private static boolean isTelecined(PictureScan scan) {
        double least = scan.frames() * REPEATED;
        int more = Math.max(scan.repeatedTop(), scan.repeatedBottom());
        int less = Math.min(scan.repeatedTop(), scan.repeatedBottom());
        return scan.frames() >= ENOUGH && less > least && less * 2 >= more;
    }

    private static boolean isCombed(boolean flagged, PictureScan scan) {
        if (scan.determined() < ENOUGH) {
            return flagged;
        }
        int combed = scan.topFirst() + scan.bottomFirst();
        int agreeing = Math.max(scan.topFirst(), scan.bottomFirst());
        return combed >= scan.determined() * (flagged ? COMBED_IF_FLAGGED : COMBED_IF_NOT)
                && agreeing >= combed * (flagged ? AGREE_IF_FLAGGED : AGREE_IF_NOT)
                && (flagged || scan.determined() * 2 >= scan.frames());
    }

    private static boolean topFirst(FieldOrder flagged, PictureScan scan) {
        return Math.max(scan.topFirst(), scan.bottomFirst()) >= ENOUGH
                ? scan.topFirst() >= scan.bottomFirst()
                : flagged != FieldOrder.BOTTOM_FIRST;
    }

    private static String words(boolean topFirst) {
        return topFirst ? "top" : "bottom";
    }
}
