package org.ladderworks.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.packaging.TransportSet;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.progress.Cancellation;

/** Runs a job for the command line: Ctrl-C cancels it and waits until it has cleaned up; the outcome is told. */
final class JobRun {
    private static final int CANCELLED = 130;

    private JobRun() {}

    /** Returns the exit code. */
    static int run(Report report, Function<Cancellation, JobOutcome> job) {
        Cancellation cancellation = new Cancellation();
        try (InterruptHook _ = new InterruptHook(cancellation::cancel)) {
            return tell(report, job.apply(cancellation));
        }
    }

    /** Runs what is no job and gives the exit code; Ctrl-C cancels it and waits until it has cleaned up. */
    static int cancellable(Report report, ToIntFunction<Cancellation> work) {
        Cancellation cancellation = new Cancellation();
        try (InterruptHook _ = new InterruptHook(cancellation::cancel)) {
            return work.applyAsInt(cancellation);
        } catch (CancellationException e) {
            report.cancelled();
            return CANCELLED;
        } catch (EngineException e) {
            if (cancellation.isCancelled()) {
                report.cancelled();
                return CANCELLED;
            }
            throw e;
        }
    }

    private static int tell(Report report, JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Succeeded done -> {
                summary(done).forEach(report::say);
                report.result(fields(done));
                yield 0;
            }
            case JobOutcome.UpToDate same -> {
                report.say(same.folder() + " is up to date: the same job made it.");
                Map<String, Object> fields = new LinkedHashMap<>(places(same.folder()));
                fields.put("upToDate", true);
                report.result(fields);
                yield 0;
            }
            case JobOutcome.Failed failed -> {
                report.error(failed.error());
                yield failed.error().code().exitCode();
            }
            case JobOutcome.Cancelled _ -> {
                report.cancelled();
                yield CANCELLED;
            }
        };
    }

    private static List<String> summary(JobOutcome.Succeeded done) {
        PackagedPresentation presentation = done.presentation();
        int target = presentation.targetDuration();
        List<String> lines = new java.util.ArrayList<>();
        lines.add("%s  (%s s)".formatted(done.folder(), presentation.duration().toSeconds(3)));
        for (PackagedTrack.Video track : presentation.video()) {
            lines.add("  %-24s %-10s %7s fps  average %6d%s kb/s  peak %6d kb/s  %s"
                    .formatted(
                            track.path(),
                            track.coded(),
                            track.frameRate().toDecimal(),
                            SegmentBitrates.of(track).average().bitsPerSecond() / 1000,
                            asked(track),
                            SegmentBitrates.of(track).peak(target).bitsPerSecond() / 1000,
                            track.codecs()));
        }
        for (PackagedTrack.Audio track : presentation.audio()) {
            lines.add("  %-24s %d channels, %d Hz    average %6d kb/s  %s"
                    .formatted(
                            track.path(),
                            track.channels(),
                            track.sampleRate(),
                            SegmentBitrates.of(track).average().bitsPerSecond() / 1000,
                            track.codecs()));
        }
        for (PackagedTrack.Text track : presentation.text()) {
            lines.add("  %-24s %d cues, \"%s\"%s"
                    .formatted(track.path(), track.cues(), track.label(), track.isDefault() ? ", default" : ""));
        }
        lines.addAll(ImageWords.of(presentation.thumbnails(), presentation.posters()));
        done.notes().forEach(note -> lines.add("  note: " + note));
        if (done.work().reused() > 0) {
            lines.add("  " + done.work().inWords());
        }
        if (presentation.isForHls()) {
            lines.add("  HLS:  " + done.folder().resolve("master.m3u8"));
        }
        lines.add("  DASH: " + done.folder().resolve("manifest.mpd"));
        if (presentation.transport().isPresent()) {
            lines.add("  HLS with MPEG-TS: " + done.folder().resolve(TransportSet.MASTER));
        }
        return lines;
    }

    /** The ceiling of the average; nothing is known of what was encoded elsewhere. */
    private static String asked(PackagedTrack.Video track) {
        return track.ceiling()
                .map(ceiling -> " of %5d".formatted(ceiling.bitsPerSecond() / 1000))
                .orElse("");
    }

    private static Map<String, Object> places(Path folder) {
        Map<String, Object> places = new LinkedHashMap<>();
        places.put("package", folder.toString());
        Path playlist = folder.resolve("master.m3u8");
        // A package in cenc has none, nor one for ClearKey alone.
        if (Files.exists(playlist)) {
            places.put("hls", playlist.toString());
        }
        places.put("dash", folder.resolve("manifest.mpd").toString());
        Path streams = folder.resolve(TransportSet.MASTER);
        if (Files.exists(streams)) {
            places.put("hlsTs", streams.toString());
        }
        return places;
    }

    private static Map<String, Object> fields(JobOutcome.Succeeded done) {
        Map<String, Object> fields = new LinkedHashMap<>(places(done.folder()));
        fields.put(
                "durationSeconds", Double.valueOf(done.presentation().duration().toSeconds(6)));
        fields.put(
                "video",
                done.presentation().video().stream().map(PackagedTrack::path).toList());
        fields.put(
                "audio",
                done.presentation().audio().stream().map(PackagedTrack::path).toList());
        fields.put(
                "text",
                done.presentation().text().stream().map(PackagedTrack::path).toList());
        done.presentation().thumbnails().ifPresent(track -> fields.put("thumbnails", track.path()));
        fields.put("notes", done.notes());
        fields.put("chunks", done.work());
        return fields;
    }
}
