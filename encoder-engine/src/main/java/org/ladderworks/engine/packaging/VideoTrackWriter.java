package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.cmaf.video.VideoColour;
import org.ladderworks.engine.cmaf.write.InitSegment;
import org.ladderworks.engine.cmaf.write.MediaProfile;
import org.ladderworks.engine.time.Timescale;

/** Writes one rung: header, then segments on all cores. */
final class VideoTrackWriter {
    private final VideoSource source;
    private final SegmentPlan plan;
    private final Timescale timescale;
    private final PackageFiles files;
    private final PackagingProgress progress;
    private final Optional<TrackEncryptor> encryptor;

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
        List<VideoSegmentWriter> lanes = new ArrayList<>();
        List<PackagedSegment> segments = new SegmentLanes(files).write(plan.segments(), own -> {
            VideoSegmentWriter lane = new VideoSegmentWriter(
                    source, plan, timescale, path, own, progress, encryptor.map(TrackEncryptor::another));
            lanes.add(lane);
            return lane;
        });
        Set<CaptionChannel> captions = EnumSet.noneOf(CaptionChannel.class);
        lanes.forEach(lane -> captions.addAll(lane.captions()));
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
                captions,
                encryptor.map(of -> of.told(segments.size())));
    }

    private static PackagedTrack.Colour colour(VideoColour colour) {
        return new PackagedTrack.Colour(colour.primaries(), colour.transfer(), colour.matrix(), colour.fullRange());
    }
}
