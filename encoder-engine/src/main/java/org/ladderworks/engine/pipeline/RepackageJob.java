package org.ladderworks.engine.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.encode.LanguageTag;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.encode.TrackFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.source.Source;

/** Already encoded files to a package. */
public final class RepackageJob {
    private RepackageJob() {}

    /** Blocks until the package is in its folder, or nothing of it is. */
    public static JobOutcome run(RepackageSpec job, Progress.Listener listener, Cancellation cancellation) {
        return Job.outcomeOf(() -> repackage(job, new ProgressMeter(listener), cancellation), cancellation);
    }

    private static JobOutcome repackage(RepackageSpec job, ProgressMeter meter, Cancellation cancellation) {
        PackageStage.checkSegment(job.segment());
        meter.stage(Stage.PROBE);
        List<String> notes = new ArrayList<>();
        List<Rendition> renditions = new ArrayList<>();
        for (Path file : job.renditions()) {
            renditions.addAll(renditions(Source.of(file).file(), notes));
        }
        try (OutputFolder output = OutputFolder.open(job.output())) {
            meter.stage(Stage.PACKAGE);
            PackagedPresentation presentation =
                    PackageStage.run(renditions, output.staging(), job.segment(), meter, cancellation);
            meter.stage(Stage.FINISH);
            cancellation.check();
            output.commit();
            notes.addAll(CeilingNotes.of(presentation));
            return new JobOutcome.Succeeded(output.folder(), presentation, notes);
        }
    }

    private static List<Rendition> renditions(Path file, List<String> notes) {
        List<Rendition> found = new ArrayList<>();
        for (Mp4Track track : Mp4File.read(file).tracks()) {
            TrackFile chunk = new TrackFile(file, track.id());
            switch (track.entry()) {
                case SampleEntry.Avc _ -> found.add(new Rendition.Video(List.of(chunk), Optional.empty()));
                case SampleEntry.Aac _ -> {
                    String language = LanguageTag.of(track.language());
                    found.add(new Rendition.Audio(List.of(chunk), language, "main", language, Optional.empty()));
                }
                case SampleEntry.Other other ->
                    notes.add("not packaged: track " + track.id() + " of " + file.getFileName() + " (" + other.type()
                            + ")");
            }
        }
        if (found.isEmpty() && Files.exists(file)) {
            throw new SourceException(
                    ErrorCode.SOURCE_WITHOUT_MEDIA,
                    file + " holds no H.264 and no AAC track",
                    "Encode it first: `ladderworks encode`.");
        }
        return found;
    }
}
