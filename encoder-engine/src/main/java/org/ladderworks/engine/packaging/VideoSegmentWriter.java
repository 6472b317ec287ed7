package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.FileWindow;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.cmaf.write.FragmentProtection;
import org.ladderworks.engine.cmaf.write.FragmentSamples;
import org.ladderworks.engine.cmaf.write.MediaFragment;
import org.ladderworks.engine.time.Timescale;

/** Writes segments of one rung, in any order: one fragment for each GOP. Not thread-safe. */
final class VideoSegmentWriter implements SegmentLanes.Lane {
    private final VideoSource source;
    private final SegmentPlan plan;
    private final Timescale timescale;
    private final String path;
    private final PackageFiles files;
    private final PackagingProgress progress;
    private final Optional<TrackEncryptor> encryptor;
    private final FragmentSamples samples = new FragmentSamples();
    private final ByteRanges ranges = new ByteRanges();
    private final CaptionChannels captions = new CaptionChannels();
    private PackageFiles.@Nullable MediaFile open;
    private @Nullable Chunk openChunk;
    private @Nullable SampleScanner scanner;

    /**
     * Makes one.
     *
     * @param path folder of the track in the package
     * @param encryptor that nobody else uses
     */
    VideoSegmentWriter(
            VideoSource source,
            SegmentPlan plan,
            Timescale timescale,
            String path,
            PackageFiles files,
            PackagingProgress progress,
            Optional<TrackEncryptor> encryptor) {
        this.source = source;
        this.plan = plan;
        this.timescale = timescale;
        this.path = path;
        this.files = files;
        this.progress = progress;
        this.encryptor = encryptor;
    }

    /** Which captions the pictures carry that it has written. */
    Set<CaptionChannel> captions() {
        return captions.channels();
    }

    @Override
    public PackagedSegment write(int segment) {
        String name = TrackPaths.segment(segment + 1);
        files.begin(path + "/" + name, PackagedFile.Role.SEGMENT);
        byte[] type = MediaFragment.segmentType();
        files.write(type);
        long start = source.rescale(source.gops().get(plan.first(segment)).start(), timescale);
        long decodeTime = start;
        long offset = type.length;
        List<PackagedSegment.Fragment> fragments = new ArrayList<>();
        for (int gop = plan.first(segment); gop < plan.end(segment); gop++) {
            PackagedSegment.Fragment fragment = fragment(segment, gop, decodeTime, offset);
            fragments.add(fragment);
            offset += fragment.size();
            decodeTime += fragment.duration();
        }
        return new PackagedSegment(name, start, decodeTime - start, files.end(), fragments);
    }

    private PackagedSegment.Fragment fragment(int segment, int index, long decodeTime, long offset) {
        VideoSource.Gop gop = source.gops().get(index);
        PackageFiles.MediaFile media = open(gop.chunk());
        try {
            collect(index);
        } catch (MalformedMediaException e) {
            throw Mp4File.unreadable(gop.chunk().file().path(), e);
        } catch (IOException e) {
            throw media.unreadable(e);
        }
        FragmentProtection protection =
                encryptor.map(of -> of.fragment(segment, gop.before())).orElse(FragmentProtection.NONE);
        byte[] header = MediaFragment.video(index + 1, decodeTime, samples, protection);
        files.write(header);
        if (encryptor.isPresent() && protection instanceof FragmentProtection.Encrypted encrypted) {
            encryptor.get().copy(encrypted, samples, 0, samples.count(), ranges, media, files);
        } else {
            ranges.copy(media, files);
        }
        progress.advance(samples.bytes());
        return new PackagedSegment.Fragment(
                offset, header.length + samples.bytes(), header.length + (long) samples.size(0), samples.duration());
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

    @Override
    public void close() {
        closeChunk();
    }
}
