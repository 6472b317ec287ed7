package org.ladderworks.engine.manifest.dash;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.time.Timescale;

/**
 * Where the segments of an AdaptationSet are and when they play: SegmentTemplate with SegmentTimeline (ISO/IEC
 * 23009-1, 5.3.9). Written once for the set where all its tracks have the same times, else for each Representation.
 */
record SegmentAddressing(String folder, Timescale timescale, List<Span> spans) {
    /** Start and length of a segment, in ticks. */
    private record Span(long start, long duration) {}

    static SegmentAddressing of(PackagedTrack track) {
        String path = PackagePath.toUri(track.path());
        List<PackagedSegment> segments = track.segments();
        IntStream.range(0, segments.size()).forEach(index -> requireNumbered(segments.get(index), index + 1));
        return new SegmentAddressing(
                path.substring(0, path.lastIndexOf('/') + 1),
                track.timescale(),
                segments.stream()
                        .map(segment -> new Span(segment.start(), segment.duration()))
                        .toList());
    }

    /** The last part of the track's path, which is an id and also what the template puts into the URL. */
    static String representationId(PackagedTrack track) {
        String path = PackagePath.toUri(track.path());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** True where one SegmentTemplate can serve all tracks. */
    static boolean isShared(List<? extends PackagedTrack> tracks) {
        return tracks.stream().map(SegmentAddressing::of).distinct().count() == 1;
    }

    void write(IndentedXml xml) {
        Attributes template = new Attributes()
                .with("timescale", timescale.ticksPerSecond())
                .with("initialization", folder + "$RepresentationID$/init.mp4")
                .with("media", folder + "$RepresentationID$/$Number%05d$.m4s")
                .with("startNumber", 1);
        xml.element(
                "SegmentTemplate",
                template,
                () -> xml.element("SegmentTimeline", new Attributes(), () -> writeSpans(xml)));
    }

    private void writeSpans(IndentedXml xml) {
        long expected = -1;
        for (int index = 0; index < spans.size(); ) {
            Span first = spans.get(index);
            int repeats = repeatsFrom(index);
            Attributes run = new Attributes();
            if (first.start() != expected) {
                run.with("t", first.start());
            }
            run.with("d", first.duration());
            if (repeats > 0) {
                run.with("r", repeats);
            }
            xml.element("S", run);
            expected = first.start() + (repeats + 1) * first.duration();
            index += repeats + 1;
        }
    }

    private int repeatsFrom(int index) {
        Span first = spans.get(index);
        int repeats = 0;
        while (index + repeats + 1 < spans.size()
                && spans.get(index + repeats + 1)
                        .equals(new Span(first.start() + (repeats + 1) * first.duration(), first.duration()))) {
            repeats++;
        }
        return repeats;
    }

    private static void requireNumbered(PackagedSegment segment, int number) {
        if (!segment.fileName().equals(String.format(Locale.ROOT, "%05d.m4s", number))) {
            throw new IllegalArgumentException("segment " + number + " is called " + segment.fileName());
        }
    }
}
