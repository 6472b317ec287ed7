package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.FieldTreatment;
import org.ladderworks.engine.encode.PictureTreatment;
import org.ladderworks.engine.encode.ToneMap;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.pipeline.PictureChoice.Crop;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.PictureScan;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.Resolution;

/** Decides what is done to a source's pictures, and says so. Pure. */
final class TreatmentPlanner {
    private TreatmentPlanner() {}

    /** A treatment, and a sentence for each thing that is done or proposed. */
    record Treated(PictureTreatment treatment, List<String> notes) {}

    /** Fails with a UsageException for a crop that is not in the picture. */
    static Treated plan(VideoStream stream, FrameIndex index, PictureScan scan, PictureChoice choice) {
        FieldVerdict fields = FieldVerdict.of(stream.fieldOrder(), scan, index, choice);
        List<String> notes = new ArrayList<>(fields.notes());
        if (choice.everyField() && fields.treatment() instanceof FieldTreatment.Progressive) {
            notes.add("--fields has nothing to do: the source is progressive");
        }
        Optional<CropBox> crop = crop(stream, scan, choice.crop(), notes);
        Optional<ToneMap> toneMap = stream.colour().isHighDynamicRange()
                ? Optional.of(ToneMap.of(stream.colour(), stream.hdr()))
                : Optional.empty();
        // OpenEXR's colours are multiplied by alpha already.
        boolean straight = stream.hasAlpha() && !stream.codec().equals("exr");
        if (stream.hasAlpha()) {
            notes.add(JobNote.OVER_BLACK.english());
        }
        return new Treated(new PictureTreatment(fields.treatment(), crop, toneMap, straight), notes);
    }

    private static Optional<CropBox> crop(VideoStream stream, PictureScan scan, Crop choice, List<String> notes) {
        Resolution whole = stream.upright();
        Optional<CropBox> bars = bars(whole, scan);
        return switch (choice) {
            case Crop.None _ -> {
                bars.ifPresent(box -> notes.add(
                        JobNote.BARS.with(scan.places(), scan.places(), box).english()));
                yield Optional.empty();
            }
            case Crop.Measured _ -> {
                notes.add(bars.map(box -> JobNote.BARS_CUT.with(box).english()).orElse(JobNote.NO_BARS.english()));
                yield bars;
            }
            case Crop.To to -> {
                check(to.box(), whole);
                notes.add(JobNote.CUT_TO_BOX.with(to.box()).english());
                yield Optional.of(to.box());
            }
        };
    }

    /** What the black bars leave, where they are thick enough to be meant. */
    private static Optional<CropBox> bars(Resolution whole, PictureScan scan) {
        return scan.picture()
                .map(box -> box.even(whole.width(), whole.height()))
                .filter(box -> box.leavesBars(whole.width(), whole.height()));
    }

    private static void check(CropBox box, Resolution whole) {
        boolean inside =
                (long) box.x() + box.width() <= whole.width() && (long) box.y() + box.height() <= whole.height();
        if (!inside) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "--crop " + box + " does not lie in the picture of " + whole,
                    "Give W:H:X:Y within it, or `--crop auto`; `ladderworks probe` shows what was measured.");
        }
    }
}
