package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ladderworks.engine.encode.PictureTreatment;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
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
import org.ladderworks.engine.time.Timescale;

/** Looks at a source and plans its ladder. Thread-safe. */
public final class Analyst {
    /** No title is longer; a time stamp that is wrong by one high bit easily makes it so. */
    private static final MediaTime LONGEST = MediaTime.of(24 * 3600, 1);

    /** No recording stands still for longer. */
    private static final MediaTime LONGEST_FRAME = MediaTime.of(3600, 1);

    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    private final Prober prober;
    private final FrameIndexer indexer;
    private final PictureScanner scanner;

    public Analyst(Prober prober, FrameIndexer indexer, PictureScanner scanner) {
        this.prober = prober;
        this.indexer = indexer;
        this.scanner = scanner;
    }

    /** Fails with a SourceException where a source cannot be encoded. Without presets one is proposed. */
    public Analysis analyse(
            List<ClipSpec> clips, List<LadderPreset> wanted, PictureChoice pictures, Cancellation cancellation) {
        return analyse(clips, wanted, pictures, (_, _) -> Optional.empty(), cancellation);
    }

    /** The same where earlier scans of streams may be known. */
    Analysis analyse(
            List<ClipSpec> specs,
            List<LadderPreset> wanted,
            PictureChoice pictures,
            BiFunction<Source, VideoStream, Optional<StreamScan>> known,
            Cancellation cancellation) {
        List<ClipAnalysis> clips = new ArrayList<>();
        for (ClipSpec spec : specs) {
            Source source = Source.of(spec.file(), spec.rate());
            EncryptedSource.refuse(source);
            ClipAnalysis clip = examine(source, spec.trim(), pictures, beside(spec, cancellation), known, cancellation);
            clip.probe().video().stream().findFirst().ifPresent(stream -> refuseUnsupported(clip.source(), stream));
            refuseStandstill(clip);
            clips.add(clip);
        }
        JoinChecks.refuseMixed(clips);
        JoinChecks.refuseRates(specs, clips);
        return titled(clips, wanted);
    }

    /** What is in a source, without refusing what can be read but not encoded. */
    public Analysis look(Source source, Cancellation cancellation) {
        ClipAnalysis clip = examine(
                source,
                Trim.NONE,
                PictureChoice.standard(),
                Optional.empty(),
                (_, _) -> Optional.empty(),
                cancellation);
        return titled(List.of(clip), List.of());
    }

    /** For the shape and the rate of the first source, of which all clips have the same, and the length of all. */
    private static Analysis titled(List<ClipAnalysis> clips, List<LadderPreset> wanted) {
        MediaTime length = clips.stream()
                .map(clip -> MediaTime.of(clip.length().ticksIn(MICROSECONDS), MICROSECONDS.ticksPerSecond()))
                .reduce(MediaTime.of(0, MICROSECONDS.ticksPerSecond()), MediaTime::plus);
        ClipAnalysis first = clips.getFirst();
        if (first.index().isEmpty()) {
            return new Analysis(clips, LadderPlanner.audioOnly(presets(wanted, length, false)), List.of());
        }
        VideoStream stream = first.probe().video().getFirst();
        // Joined sources meet on one picture, which is SDR.
        boolean light = clips.size() == 1 && stream.colour().isHighDynamicRange();
        List<LadderPreset> presets = presets(wanted, length, light);
        JoinChecks.refuseHdr(clips, presets);
        Ladder ladder = LadderPlanner.plan(
                presets,
                displayed(stream, first.treatment()),
                first.treatment().fields().rate(first.scanned().orElseThrow().index(), stream.averageRate()));
        return new Analysis(clips, ladder, lightNotes(clips, presets));
    }

    private static List<String> lightNotes(List<ClipAnalysis> clips, List<LadderPreset> presets) {
        if (clips.size() == 1) {
            ClipAnalysis clip = clips.getFirst();
            return HdrNotes.of(clip.probe().video().getFirst(), clip.treatment(), presets);
        }
        return clips.stream()
                .flatMap(clip -> HdrNotes.toneMapped(clip.probe().video().getFirst(), clip.treatment()).stream()
                        .map(clip::named))
                .toList();
    }

    private Optional<BesideAnalysis> beside(ClipSpec spec, Cancellation cancellation) {
        return spec.sound().map(file -> {
            Source source = Source.of(file);
            ProbeResult probed = prober.probe(source, cancellation);
            if (probed.audio().isEmpty()) {
                throw new SourceException(
                        ErrorCode.SOURCE_WITHOUT_MEDIA,
                        source.file() + " holds no audio that can be decoded",
                        "Name a file with sound with --audio-file.");
            }
            return new BesideAnalysis(source, probed);
        });
    }

    private ClipAnalysis examine(
            Source source,
            Trim trim,
            PictureChoice pictures,
            Optional<BesideAnalysis> beside,
            BiFunction<Source, VideoStream, Optional<StreamScan>> known,
            Cancellation cancellation) {
        ProbeResult probed = prober.probe(source, cancellation);
        if (probed.video().isEmpty()) {
            if (beside.isPresent()) {
                throw JoinChecks.withoutPictures(source, beside.get());
            }
            Trim.Stretch sound = trim.of(probed.audio().getFirst().start(), audioLength(source, probed), source.file());
            return new ClipAnalysis(
                    source,
                    probed,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(sound),
                    PictureTreatment.NONE,
                    beside,
                    trim.isNone() ? List.of() : List.of(inWords(sound)));
        }
        VideoStream stream = probed.video().getFirst();
        Optional<StreamScan> before = known.apply(source, stream);
        FrameIndex whole = before.map(StreamScan::index).orElseGet(() -> indexer.scan(source, stream, cancellation));
        if (whole.length().compareTo(LONGEST) > 0) {
            throw new SourceException(
                    ErrorCode.SOURCE_DAMAGED,
                    source.file() + " claims to last " + whole.length().toSeconds(0)
                            + " s: its time stamps are damaged",
                    "Remux it with correct time stamps, or cut it into parts under a day.");
        }
        FrameIndex index = trim.of(whole, whole.rate(stream.averageRate()), source.file());
        PictureScan scan =
                before.map(StreamScan::pictures).orElseGet(() -> scanner.scan(source, stream, whole, cancellation));
        Treated treated = TreatmentPlanner.plan(stream, whole, scan, pictures);
        List<String> notes = new ArrayList<>(treated.notes());
        if (!trim.isNone()) {
            notes.addFirst(inWords(whole, index));
        }
        beside.ifPresent(file -> notes.add("sound of %s%s"
                .formatted(
                        file.source().file().getFileName(),
                        probed.audio().isEmpty() ? "" : " instead of the source's own")));
        return new ClipAnalysis(
                source,
                probed,
                Optional.of(new StreamScan(whole, scan)),
                Optional.of(index),
                Optional.empty(),
                treated.treatment(),
                beside,
                notes);
    }

    /** Where a time stamp is damaged, hours of one picture would be encoded. */
    private static void refuseStandstill(ClipAnalysis clip) {
        clip.index().ifPresent(index -> {
            int frame = index.longestShown();
            if (index.shownFor(frame).compareTo(LONGEST_FRAME) > 0) {
                throw new SourceException(
                        ErrorCode.SOURCE_DAMAGED,
                        "frame " + frame + " of " + clip.source().file() + " would be shown for "
                                + index.shownFor(frame).toSeconds(0) + " s: its time stamps are damaged",
                        "Copy its streams into a new file with correct time stamps, or cut out a whole piece with"
                                + " --from and --to.");
            }
        });
    }

    private static String inWords(FrameIndex whole, FrameIndex part) {
        int first = whole.numberOf(part.start());
        return JobNote.TRIMMED
                .with(
                        first,
                        first + part.frames() - 1,
                        whole.frames(),
                        part.length().toSeconds(3),
                        new MediaTime(part.firstTime() - whole.firstTime(), whole.timescale()).toSeconds(3))
                .english();
    }

    private static String inWords(Trim.Stretch sound) {
        return JobNote.TRIMMED_SOUND.with(sound.length().toSeconds(3)).english();
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
