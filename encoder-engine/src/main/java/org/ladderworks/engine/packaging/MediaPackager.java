package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.text.TextTrack;
import org.ladderworks.engine.time.MediaTime;

/**
 * Packages renditions into CMAF tracks: one header and aligned media segments for each, with nothing encoded again.
 *
 * <p>Video is cut at IDR pictures that all rungs share; audio at the frame boundaries nearest to them, and trimmed to the
 * video's end. Files go below the folder as {@code video/avc-1080p/init.mp4}, {@code 00001.m4s} and on. What was written
 * before a failure stays where it is.
 */
public final class MediaPackager {
    private static final MediaTime AUDIO_MAY_END_EARLIER = MediaTime.of(1, 10);
    private static final MediaTime AUDIO_ONLY_LENGTH = MediaTime.of(576, 100);

    private final PackagingSettings settings;
    private final ProgressListener listener;
    private final BooleanSupplier cancelled;

    /**
     * Makes a packager for one package.
     *
     * @param cancelled asked between fragments; an interrupt of the thread counts as well
     */
    public MediaPackager(PackagingSettings settings, ProgressListener listener, BooleanSupplier cancelled) {
        this.settings = settings;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /**
     * Told after each fragment, by one thread at a time: bytes of samples done, of all that there are. While it blocks,
     * nothing more is written than the fragments at hand.
     */
    @FunctionalInterface
    public interface ProgressListener {
        void advanced(long done, long total);
    }

    /**
     * Packages all renditions as one presentation.
     *
     * @throws PackagingException RENDITION_UNREADABLE, RENDITION_UNSUPPORTED, RENDITIONS_NOT_ALIGNED,
     *     RENDITION_AUDIO_SHORT, PACKAGING_DISK_FULL or PACKAGING_FAILED
     * @throws org.ladderworks.engine.error.DrmException where it is to be encrypted: STREAM_NOT_PROTECTABLE,
     *     CLEAR_LEAD_TOO_LONG, or what the ledger of IVs throws
     * @throws org.ladderworks.engine.error.UsageException where the folder already holds such files
     * @throws CancellationException when cancelled or interrupted
     */
    public PackagedPresentation packageAll(List<? extends Rendition> renditions) {
        return packageAll(renditions, List.of());
    }

    /** The same with texts; fails with TEXT_UNUSABLE where one would become too large in segments. */
    public PackagedPresentation packageAll(List<? extends Rendition> renditions, List<TextTrack> texts) {
        return packageAll(renditions, texts, Optional.empty());
    }

    /**
     * The same with a rendition of I-frames alone, for viewers who wind; with pictures only.
     *
     * @param iFrames in whose files every picture is an IDR picture
     */
    public PackagedPresentation packageAll(
            List<? extends Rendition> renditions, List<TextTrack> texts, Optional<Rendition.Video> iFrames) {
        try {
            return new Job(renditions, texts, iFrames).run();
        } catch (ArithmeticException e) {
            throw new PackagingException(
                    ErrorCode.RENDITION_UNSUPPORTED,
                    "The renditions' times cannot be told in one timescale: " + e.getMessage(),
                    "Encode them again with ordinary timescales.",
                    e);
        }
    }

    /** The state of one run. */
    private final class Job {
        private final List<VideoSource> videos = new ArrayList<>();
        private final List<AudioSource> audios = new ArrayList<>();
        private final List<TextTrack> texts;
        private final Optional<VideoSource> iFrames;
        private final TrackPaths paths = new TrackPaths();

        Job(List<? extends Rendition> renditions, List<TextTrack> texts, Optional<Rendition.Video> winding) {
            this.texts = texts;
            RenditionReader reader = new RenditionReader();
            iFrames = winding.map(rendition -> VideoSource.read(rendition, reader.chunks(rendition)));
            for (Rendition rendition : renditions) {
                if (rendition instanceof Rendition.Video video) {
                    videos.add(VideoSource.read(video, reader.chunks(video)));
                }
            }
            MediaTime start = AlignedRungs.start(videos);
            for (Rendition rendition : renditions) {
                if (rendition instanceof Rendition.Audio audio) {
                    audios.add(AudioSource.read(audio, reader.chunks(audio), start));
                }
            }
            if (videos.isEmpty() && audios.isEmpty()) {
                throw RenditionReader.unsupported("There is nothing to package", "Give at least one rendition.");
            }
        }

        PackagedPresentation run() {
            Optional<TransportChoice> transport = settings.transport().map(_ -> TransportChoice.of(videos, audios));
            long total = videos.stream().mapToLong(VideoSource::bytes).sum()
                    + audios.stream().mapToLong(AudioSource::bytes).sum()
                    + iFrames.map(VideoSource::bytes).orElse(0L)
                    + transport.map(TransportSetWriter::bytes).orElse(0L);
            PackagingProgress progress = new PackagingProgress(total, listener, cancelled);
            try (PackageFiles files = new PackageFiles(settings.directory());
                    PackageKeys keys = new PackageKeys(settings, files, progress)) {
                List<PackagedTrack.Video> video = List.of();
                List<VideoSource> rungs = List.of();
                SegmentPlan plan = new SegmentPlan(List.of(), 0);
                List<MediaTime> boundaries;
                Optional<MediaTime> end = Optional.empty();
                if (videos.isEmpty()) {
                    boundaries = AudioPlan.boundaries(
                            audios.getFirst(), settings.segmentLength().orElse(AUDIO_ONLY_LENGTH));
                    keys.lead(boundaries);
                } else {
                    AlignedRungs set = new AlignedRungs(videos);
                    long[] starts = set.starts();
                    rungs = set.rungs();
                    end = Optional.of(set.end());
                    plan = SegmentPlan.of(starts, set.end().ticks(), set.timescale(), settings.segmentLength());
                    boundaries = plan.firsts().stream()
                            .map(gop -> new MediaTime(starts[gop], set.timescale()))
                            .toList();
                    keys.lead(boundaries);
                    audios.forEach(source -> checkEnd(source, set.end()));
                    video = video(set, plan, keys, progress);
                }
                Optional<PackagedTrack.Video> winding = iFrames.map(source -> winding(source, keys, progress));
                List<AudioPlan> plans = new ArrayList<>();
                for (AudioSource source : audios) {
                    plans.add(AudioPlan.of(source, boundaries, end));
                }
                List<PackagedTrack.Audio> audio = audio(plans, keys, progress);
                TextGrid grid = TextGrid.of(new PackagedPresentation(video, audio, List.of()));
                List<PackagedTrack.Text> text = texts.stream()
                        .map(track -> new TextTrackWriter(grid, files).write(paths.text(track), track))
                        .toList();
                Optional<TransportSet> written = Optional.empty();
                if (transport.isPresent()) {
                    written = Optional.of(new TransportSetWriter(transport.get(), files, progress, keys)
                            .write(paired(rungs, video), heard(plans, audio), plan, boundaries, grid, text, texts));
                }
                keys.finish();
                progress.finish();
                List<PackagedTrack> tracks = new ArrayList<>(video);
                tracks.addAll(audio);
                winding.ifPresent(tracks::add);
                return new PackagedPresentation(
                        video,
                        audio,
                        text,
                        files.finish(),
                        keys.signals(tracks),
                        written,
                        winding,
                        Optional.empty(),
                        List.of());
            }
        }

        private List<PackagedTrack.Video> video(
                AlignedRungs set, SegmentPlan plan, PackageKeys keys, PackagingProgress progress) {
            return set.rungs().stream()
                    .map(rung -> {
                        String path = paths.video(rung, set.rungs());
                        return keys.video(
                                rung,
                                set.timescale() + " " + plan.firsts(),
                                (encryptor, files) -> new VideoTrackWriter(
                                                rung, plan, set.timescale(), files, progress, encryptor)
                                        .write(path, set.profile(rung.family())));
                    })
                    .toList();
        }

        private PackagedTrack.Video winding(VideoSource source, PackageKeys keys, PackagingProgress progress) {
            AlignedRungs alone = new AlignedRungs(List.of(source));
            SegmentPlan plan =
                    SegmentPlan.of(alone.starts(), alone.end().ticks(), alone.timescale(), settings.segmentLength());
            String path = paths.winding(source);
            return keys.video(
                    source,
                    alone.timescale() + " " + plan.firsts(),
                    (encryptor, files) -> new VideoTrackWriter(
                                    source, plan, alone.timescale(), files, progress, encryptor)
                            .write(path, alone.profile(source.family())));
        }

        private List<PackagedTrack.Audio> audio(List<AudioPlan> plans, PackageKeys keys, PackagingProgress progress) {
            return plans.stream()
                    .map(plan -> {
                        String path = paths.audio(plan.source());
                        return keys.audio(
                                plan.source(),
                                plan.firsts() + " " + plan.end(),
                                (encryptor, files) -> new AudioTrackWriter(plan.source(), files, progress, encryptor)
                                        .write(path, plan.firsts(), plan.end()));
                    })
                    .toList();
        }

        private static List<TransportSetWriter.Rung> paired(List<VideoSource> rungs, List<PackagedTrack.Video> told) {
            return IntStream.range(0, rungs.size())
                    .mapToObj(i -> new TransportSetWriter.Rung(rungs.get(i), told.get(i)))
                    .toList();
        }

        private static List<TransportSetWriter.Sound> heard(List<AudioPlan> plans, List<PackagedTrack.Audio> told) {
            return IntStream.range(0, plans.size())
                    .mapToObj(i -> new TransportSetWriter.Sound(plans.get(i), told.get(i)))
                    .toList();
        }

        private void checkEnd(AudioSource source, MediaTime end) {
            MediaTime heard = new MediaTime(source.heardAt(source.frames()), source.timescale());
            if (heard.plus(AUDIO_MAY_END_EARLIER).compareTo(end) < 0) {
                throw new PackagingException(
                        ErrorCode.RENDITION_AUDIO_SHORT,
                        source.name() + " ends at " + heard.toSeconds(3) + " s, the video at " + end.toSeconds(3)
                                + " s",
                        "Encode the audio with silence to the end of the video.");
            }
        }
    }
}
