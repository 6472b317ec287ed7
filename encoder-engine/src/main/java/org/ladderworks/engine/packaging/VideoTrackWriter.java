package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.cmaf.video.VideoColour;
import org.ladderworks.engine.cmaf.write.FragmentProtection;
import org.ladderworks.engine.cmaf.write.FragmentSamples;
import org.ladderworks.engine.cmaf.write.InitSegment;
import org.ladderworks.engine.cmaf.write.MediaFragment;
import org.ladderworks.engine.cmaf.write.MediaProfile;
import org.ladderworks.engine.time.Timescale;

/** Writes one rung: header, then segments of one fragment for each GOP. */
final class VideoTrackWriter {
    private final VideoSource source;
    private final SegmentPlan plan;
    private final Timescale timescale;
    private final PackageFiles files;
    private final PackagingProgress progress;
    private final Optional<TrackEncryptor> encryptor;
    private final FragmentSamples samples = new FragmentSamples();
    private final ByteRanges ranges = new ByteRanges();
    private final CaptionChannels captions = new CaptionChannels();
    private long decodeTime;
    private int sequence;
    private long written;
    private PackageFiles.@Nullable MediaFile open;
    private @Nullable Chunk openChunk;
    private @Nullable SampleScanner scanner;

    VideoTrackWriter(
            VideoSource source,
            SegmentPlan plan,
            Timescale timescale,
            PackageFiles files,
            PackagingProgress progress,
            Optional<TrackEncryptor> encryptor) {
        this.encryptor = encryptor;
        this.source = source;
        this.plan = plan;
        this.timescale = timescale;
        this.files = files;
        this.progress = progress;
    }

    PackagedTrack.Video write(String path, Optional<MediaProfile> profile) {
        files.begin(path + "/init.mp4", PackagedFile.Role.INIT);
        long duration = source.rescale(source.end(), timescale);
        InitSegment.Track track = new InitSegment.Track(timescale, duration, "und", profile);
        files.write(InitSegment.video(track, source.picture(), encryptor.map(TrackEncryptor::entry)));
        long initBytes = files.end();
        List<PackagedSegment> segments = new ArrayList<>();
        try {
            for (int segment = 0; segment < plan.segments(); segment++) {
                segments.add(segment(path, segment));
            }
        } finally {
            closeChunk();
        }
        var format = source.configuration().format();
        return new PackagedTrack.Video(
                path,
                source.configuration().codecs(),
                timescale,
                segments,
                initBytes,
                format.resolution(),
                source.picture().displayed(),
                FrameRates.of(source.frames(), duration, timescale),
                source.frames(),
                format.colour().filter(VideoColour::isSpecified).map(VideoTrackWriter::colour),
                source.rendition().ceiling(),
                captions.channels(),
                encryptor.map(of -> of.told(segments.size())));
    }

    private PackagedSegment segment(String path, int segment) {
        String name = TrackPaths.segment(segment + 1);
        files.begin(path + "/" + name, PackagedFile.Role.SEGMENT);
        byte[] type = MediaFragment.segmentType();
        files.write(type);
        long start = decodeTime;
        long offset = type.length;
        List<PackagedSegment.Fragment> fragments = new ArrayList<>();
        for (int gop = plan.first(segment); gop < plan.end(segment); gop++) {
            PackagedSegment.Fragment fragment = fragment(segment, gop, offset);
            fragments.add(fragment);
            offset += fragment.size();
        }
        return new PackagedSegment(name, start, decodeTime - start, files.end(), fragments);
    }

    private PackagedSegment.Fragment fragment(int segment, int index, long offset) {
        VideoSource.Gop gop = source.gops().get(index);
        PackageFiles.MediaFile media = open(gop.chunk());
        try {
            collect(index);
        } catch (MalformedMediaException e) {
            throw Mp4File.unreadable(gop.chunk().file().path(), e);
        } catch (IOException e) {
            throw media.unreadable(e);
        }
        sequence++;
        FragmentProtection protection =
                encryptor.map(of -> of.fragment(segment, written)).orElse(FragmentProtection.NONE);
        byte[] header = MediaFragment.video(sequence, decodeTime, samples, protection);
        files.write(header);
        if (encryptor.isPresent() && protection instanceof FragmentProtection.Encrypted encrypted) {
            encryptor.get().copy(encrypted, samples, 0, samples.count(), ranges, media, files);
        } else {
            ranges.copy(media, files);
        }
        written += samples.count();
        long duration = samples.duration();
        decodeTime += duration;
        progress.advance(samples.bytes());
        return new PackagedSegment.Fragment(
                offset, header.length + samples.bytes(), header.length + (long) samples.size(0), duration);
    }

    /** The IDR picture has equal times (rules 36, 37). */
    private void collect(int index) throws IOException {
        VideoSource.Gop gop = source.gops().get(index);
        SampleTable table = gop.chunk().samples();
        GopTimes times = GopTimes.of(source, index, timescale);
        samples.clear();
        ranges.clear();
        encryptor.ifPresent(of -> of.parts().clear());
        SampleScanner scan = scanner;
        if (scan == null) {
            throw new IllegalStateException("no chunk is open");
        }
        for (int i = 0; i < times.samples(); i++) {
            int sample = gop.first() + i;
            int size = scan.scan(table.offset(sample), table.size(sample), ranges);
            samples.add(
                    size,
                    times.duration(i),
                    times.shown(i) - times.decoded(i),
                    i == 0 ? FragmentSamples.Dependence.INDEPENDENT : scan.dependence());
        }
    }

    private PackageFiles.MediaFile open(Chunk chunk) {
        PackageFiles.MediaFile media = open;
        if (media != null && chunk.equals(openChunk)) {
            return media;
        }
        closeChunk();
        media = new PackageFiles.MediaFile(chunk.file());
        open = media;
        openChunk = chunk;
        try {
            scanner = SampleScanner.of(
                    new FileWindow(media.channel()),
                    source.configuration(),
                    captions,
                    chunk.name(),
                    TrackEncryptor.parts(encryptor));
        } catch (MalformedMediaException e) {
            throw Mp4File.unreadable(chunk.file().path(), e);
        } catch (IOException e) {
            throw media.unreadable(e);
        }
        return media;
    }

    private void closeChunk() {
        if (open != null) {
            open.close();
        }
        open = null;
        openChunk = null;
    }

    private static PackagedTrack.Colour colour(VideoColour colour) {
        return new PackagedTrack.Colour(colour.primaries(), colour.transfer(), colour.matrix(), colour.fullRange());
    }
}
