package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ladderworks.engine.encode.PictureTreatment;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.TreatmentPlanner.Treated;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexer;
import org.ladderworks.engine.probe.PictureScan;
import org.ladderworks.engine.probe.PictureScanner;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.probe.Prober;
import org.ladderworks.engine.probe.StreamScan;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** Looks at a source and plans its ladder. Thread-safe. */
public final class Analyst {
    /** No title is longer; a time stamp that is wrong by one high bit easily makes it so. */
    private static final MediaTime LONGEST = MediaTime.of(24 * 3600, 1);

    private final Prober prober;
    private final FrameIndexer indexer;
    private final PictureScanner scanner;

    public Analyst(Prober prober, FrameIndexer indexer, PictureScanner scanner) {
        this.prober = prober;
        this.indexer = indexer;
        this.scanner = scanner;
    }

    /** Fails with a SourceException where the source cannot be encoded. Without presets one is proposed. */
    public Analysis analyse(
            Source source, List<LadderPreset> wanted, PictureChoice pictures, Cancellation cancellation) {
        return analyse(source, wanted, pictures, _ -> Optional.empty(), cancellation);
    }

    /** The same where an earlier scan of the stream may be known. */
    Analysis analyse(
            Source source,
            List<LadderPreset> wanted,
            PictureChoice pictures,
            Function<VideoStream, Optional<StreamScan>> known,
            Cancellation cancellation) {
        Analysis found = examine(source, wanted, pictures, known, cancellation);
        found.probe().video().stream().findFirst().ifPresent(stream -> refuseUnsupported(source, stream));
        return found;
    }

    /** The same without refusing what can be read but not encoded. */
    public Analysis look(Source source, Cancellation cancellation) {
        return examine(source, List.of(), PictureChoice.standard(), _ -> Optional.empty(), cancellation);
    }

    private Analysis examine(
            Source source,
            List<LadderPreset> wanted,
            PictureChoice pictures,
            Function<VideoStream, Optional<StreamScan>> known,
            Cancellation cancellation) {
        ProbeResult probed = prober.probe(source, cancellation);
        if (probed.video().isEmpty()) {
            List<LadderPreset> presets = presets(wanted, audioLength(source, probed), false);
            return new Analysis(
                    source,
                    probed,
                    Optional.empty(),
                    PictureScan.NOTHING,
                    PictureTreatment.NONE,
                    LadderPlanner.audioOnly(presets),
                    List.of());
        }
        VideoStream stream = probed.video().getFirst();
        Optional<StreamScan> before = known.apply(stream);
        FrameIndex index = before.map(StreamScan::index).orElseGet(() -> indexer.scan(source, stream, cancellation));
        if (index.length().compareTo(LONGEST) > 0) {
            throw new SourceException(
                    ErrorCode.SOURCE_DAMAGED,
                    source.file() + " claims to last " + index.length().toSeconds(0)
                            + " s: its time stamps are damaged",
                    "Remux it with correct time stamps, or cut it into parts under a day.");
        }
        List<LadderPreset> presets =
                presets(wanted, index.length(), stream.colour().isHighDynamicRange());
        refuseHdrOfSdr(source, stream, presets);
        PictureScan scan =
                before.map(StreamScan::pictures).orElseGet(() -> scanner.scan(source, stream, index, cancellation));
        Treated treated = TreatmentPlanner.plan(stream, index, scan, pictures);
        Ladder ladder = LadderPlanner.plan(
                presets,
                displayed(stream, treated.treatment()),
                treated.treatment().fields().rate(index, stream.averageRate()));
        List<String> notes = new ArrayList<>(treated.notes());
        notes.addAll(HdrNotes.of(stream, treated.treatment(), presets));
        return new Analysis(source, probed, Optional.of(index), scan, treated.treatment(), ladder, notes);
    }

    /** Length of the longest audio stream, else of the container. */
    static MediaTime audioLength(Source source, ProbeResult probed) {
        return probed.audio().stream()
                .map(AudioStream::duration)
                .flatMap(Optional::stream)
                .max(MediaTime::compareTo)
                .or(probed::duration)
                .orElseThrow(() -> new SourceException(
                        ErrorCode.SOURCE_UNSUPPORTED,
                        source.file() + " does not say how long it is",
                        "Convert it to WAV, MP4 or FLAC first."));
    }

    private static List<LadderPreset> presets(List<LadderPreset> wanted, MediaTime length, boolean highDynamicRange) {
        return wanted.isEmpty() ? Presets.proposedFor(length, highDynamicRange) : wanted;
    }

    /** Light that is not in the source cannot be put back. */
    private static void refuseHdrOfSdr(Source source, VideoStream stream, List<LadderPreset> presets) {
        if (stream.colour().isHighDynamicRange()) {
            return;
        }
        presets.stream().filter(LadderPreset::highDynamicRange).findFirst().ifPresent(preset -> {
            throw new UsageException(
                    ErrorCode.PRESET_NEEDS_HDR,
                    "the preset " + preset.name() + " makes HDR, but " + source.file()
                            + " is SDR: its transfer is neither PQ nor HLG",
                    "Use an SDR preset, such as web-hevc. A file whose tags are missing must be tagged first.");
        });
    }

    private static void refuseUnsupported(Source source, VideoStream stream) {
        stream.hdr().dolbyVision().filter(dolby -> !dolby.hasBaseLayer()).ifPresent(dolby -> {
            throw new SourceException(
                    ErrorCode.SOURCE_UNSUPPORTED,
                    source.file() + " is Dolby Vision profile " + dolby.profile()
                            + ", whose pictures have wrong colours without Dolby's own processing",
                    "Export it as Dolby Vision profile 8.1, HDR10 or SDR.");
        });
    }

    private static Resolution displayed(VideoStream stream, PictureTreatment treatment) {
        return treatment
                .crop()
                .map(box -> stream.displayed(new Resolution(box.width(), box.height())))
                .orElseGet(stream::displayed);
    }
}
