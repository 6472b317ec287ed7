package org.ladderworks.engine.packaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.text.Cue;
import org.ladderworks.engine.text.CueTimeline;
import org.ladderworks.engine.text.TextTrack;
import org.ladderworks.engine.text.WebVtt;

/** Writes one text: its segments, in each every cue that is shown during it (rule 26), and all of it in one file. */
final class TextTrackWriter {
    /** Cues that last for hours are repeated in thousands of segments. */
    private static final long MOST_BYTES = 256L << 20;

    /** Of the times of a cue. */
    private static final int OVERHEAD = 34;

    private final TextGrid grid;
    private final PackageFiles files;
    private final long clock;

    /** For the CMAF tracks, whose clock begins with zero. */
    TextTrackWriter(TextGrid grid, PackageFiles files) {
        this(grid, files, 0);
    }

    /** @param clock what the clock of the other tracks says when the title begins, in ticks of 90 kHz */
    TextTrackWriter(TextGrid grid, PackageFiles files, long clock) {
        this.grid = grid;
        this.files = files;
        this.clock = clock;
    }

    PackagedTrack.Text write(String path, TextTrack track) {
        List<Cue> cues = CueTimeline.until(grid.end(), track.cues());
        List<PackagedSegment> segments = segments(path, track, cues);
        long whole = file(path + "/" + PackagedTrack.Text.FILE_NAME, PackagedFile.Role.TEXT, WebVtt.file(cues));
        return told(path, track, segments, whole, cues);
    }

    /**
     * Writes segments without a whole text beside them.
     *
     * @param folder that the track's path is relative to, with a slash at its end
     */
    PackagedTrack.Text writeSegments(String folder, String path, TextTrack track) {
        List<Cue> cues = CueTimeline.until(grid.end(), track.cues());
        return told(path, track, segments(folder + path, track, cues), 0, cues);
    }

    private PackagedTrack.Text told(
            String path, TextTrack track, List<PackagedSegment> segments, long whole, List<Cue> cues) {
        return new PackagedTrack.Text(
                path,
                grid.timescale(),
                segments,
                track.language(),
                track.role(),
                track.label(),
                track.isDefault(),
                whole,
                cues.size(),
                track.cues().size() - cues.size());
    }

    private List<PackagedSegment> segments(String path, TextTrack track, List<Cue> cues) {
        List<List<Cue>> shown = bySegment(track, cues);
        List<PackagedSegment> segments = new ArrayList<>();
        for (int i = 0; i < grid.segments(); i++) {
            String name = TrackPaths.textSegment(i + 1);
            long start = grid.boundaries().get(i);
            long bytes = file(path + "/" + name, PackagedFile.Role.SEGMENT, WebVtt.segment(shown.get(i), clock));
            segments.add(new PackagedSegment(name, start, grid.boundaries().get(i + 1) - start, bytes, List.of()));
        }
        return segments;
    }

    private List<List<Cue>> bySegment(TextTrack track, List<Cue> cues) {
        List<List<Cue>> shown = Stream.<List<Cue>>generate(ArrayList::new)
                .limit(grid.segments())
                .toList();
        long bytes = 0;
        int first = 0;
        for (Cue cue : cues) {
            while (grid.end(first).compareTo(cue.start()) <= 0) {
                first++;
            }
            for (int i = first; i < grid.segments() && grid.start(i).compareTo(cue.end()) < 0; i++) {
                shown.get(i).add(cue);
                bytes += OVERHEAD + cue.text().vtt().length();
                if (bytes > MOST_BYTES) {
                    throw new SourceException(
                            ErrorCode.TEXT_UNUSABLE,
                            "the text \"" + track.label()
                                    + "\" has so many cues at once that its segments would be larger" + " than "
                                    + (MOST_BYTES >> 20) + " MB",
                            "Check the times of its cues: most are shown for hours.");
                }
            }
        }
        return shown;
    }

    private long file(String path, PackagedFile.Role role, String text) {
        files.begin(path, role);
        files.write(text.getBytes(StandardCharsets.UTF_8));
        return files.end();
    }
}
