package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.encode.ChunkWork;
import org.ladderworks.engine.encode.LanguageTag;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.encode.TrackFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.text.TextPlanner;
import org.ladderworks.engine.text.TextSettings;

/** Already encoded files to a package. */
public final class RepackageJob {
    private RepackageJob() {}

    /** Blocks until the package is in its folder, or nothing of it is. */
    public static JobOutcome run(RepackageSpec job, Progress.Listener listener, Cancellation cancellation) {
        Pause pause = new Pause();
        return Job.outcomeOf(
                () -> repackage(job, ProgressMeter.ofPackaging(listener, pause), cancellation.with(pause)),
                cancellation);
    }

    private static JobOutcome repackage(RepackageSpec job, ProgressMeter meter, Cancellation cancellation) {
        job.packaging().check();
        meter.stage(Stage.PROBE);
        TextPlanner.Selection text = TextPlanner.of(
                TextFiles.read(new TextSettings(job.text(), false)).texts());
        List<String> notes = new ArrayList<>(text.notes());
        List<Rendition> renditions = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path file : job.renditions()) {
            Path rendition = Source.of(file).file();
            if (seen.add(rendition)) {
                renditions.addAll(renditions(rendition, notes));
            } else {
                notes.add("named twice, packaged once: " + rendition);
            }
        }
        try (@Nullable ProtectionKeys keys = ProtectionKeys.fetch(job.packaging(), cancellation);
                PackageSet output = PackageSet.open(job.output(), job.packaging(), Optional.ofNullable(keys))) {
            meter.stage(Stage.PACKAGE);
            PackageContent content = PackageContent.of(renditions, text.tracks());
            PackagedPresentation presentation = output.build(Optional.empty(), content, meter, cancellation);
            meter.stage(Stage.FINISH);
            cancellation.check();
            output.commit();
            notes.addAll(output.notes());
            notes.addAll(CeilingNotes.of(presentation));
            notes.addAll(KeyNotes.of(presentation));
            notes.addAll(TextNotes.of(presentation));
            presentation.transport().ifPresent(set -> notes.addAll(set.notes()));
            return new JobOutcome.Succeeded(output.folder(), presentation, ChunkWork.NONE, notes);
        }
    }

    private static List<Rendition> renditions(Path path, List<String> notes) {
        List<Rendition> found = new ArrayList<>();
        Mp4File file = Mp4File.read(path);
        for (Mp4Track track : file.tracks()) {
            TrackFile chunk = new TrackFile(path, track.id());
            switch (track.entry()) {
                case SampleEntry.Video _ -> found.add(new Rendition.Video(List.of(chunk), Optional.empty()));
                case SampleEntry.Audio _ -> {
                    String language = LanguageTag.of(track.language());
                    found.add(new Rendition.Audio(List.of(chunk), language, "main", language, Optional.empty()));
                }
                case SampleEntry.Encrypted encrypted -> throw encrypted(path, track.id(), encrypted);
                case SampleEntry.Other other ->
                    notes.add("not packaged: track " + track.id() + " of " + path.getFileName() + " (" + other.type()
                            + ")");
            }
        }
        if (found.isEmpty()) {
            String others = others(file.tracks());
            throw new SourceException(
                    ErrorCode.SOURCE_WITHOUT_MEDIA,
                    path + " holds no H.264, HEVC or AV1 and no AAC, AC-3, E-AC-3 or Opus track"
                            + (others.isEmpty() ? "" : ", only " + others),
                    "Encode it first: `ladderworks encode`.");
        }
        return found;
    }

    private static PackagingException encrypted(Path path, int track, SampleEntry.Encrypted entry) {
        return new PackagingException(
                ErrorCode.RENDITION_ENCRYPTED,
                "%s is encrypted: its track %d has the sample entries %s"
                        .formatted(path, track, String.join(" and ", entry.types())),
                "Package the clear file that it was made from; `ladderworks drm inspect` says how this one is encrypted.");
    }

    private static String others(List<Mp4Track> tracks) {
        return tracks.stream()
                .map(Mp4Track::entry)
                .filter(SampleEntry.Other.class::isInstance)
                .map(entry -> ((SampleEntry.Other) entry).type())
                .distinct()
                .collect(Collectors.joining(" and "));
    }
}
