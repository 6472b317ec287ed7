package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ladderworks.engine.mpegts.StreamClock;
import org.ladderworks.engine.text.TextTrack;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * Writes HLS with MPEG-TS beside the CMAF tracks, from the same sources and cut at the same times: every rung with the sound
 * that plays unasked in it, other sounds and texts by themselves.
 */
final class TransportSetWriter {
    private static final String FOLDER = TransportSet.FOLDER + "/";

    private final TransportChoice choice;
    private final PackageFiles files;
    private final PackagingProgress progress;
    private final PackageKeys keys;
    private final Map<String, List<String>> ivs = new LinkedHashMap<>();

    TransportSetWriter(TransportChoice choice, PackageFiles files, PackagingProgress progress, PackageKeys keys) {
        this.choice = choice;
        this.files = files;
        this.progress = progress;
        this.keys = keys;
    }

    /** Bytes of samples that are read, for the progress. */
    static long bytes(TransportChoice choice) {
        long rungs = choice.rungs().stream().mapToLong(VideoSource::bytes).sum();
        long sounds = choice.sounds().stream().mapToLong(AudioSource::bytes).sum();
        long inRungs = choice.muxed().map(AudioSource::bytes).orElse(0L);
        return rungs + sounds + inRungs * Math.max(0, choice.rungs().size() - 1);
    }

    /** A rung, and what was told of it in CMAF: path, segments and all else are the same. */
    record Rung(VideoSource source, PackagedTrack.Video told) {}

    /** A sound, and what was told of it. */
    record Sound(AudioPlan plan, PackagedTrack.Audio told) {}

    /**
     * Writes everything.
     *
     * @param boundaries start of each segment of the pictures; anything without them
     */
    TransportSet write(
            List<Rung> rungs,
            List<Sound> sounds,
            SegmentPlan plan,
            List<MediaTime> boundaries,
            TextGrid grid,
            List<PackagedTrack.Text> texts,
            List<TextTrack> textTracks) {
        Optional<Sound> muxed = choice.muxed().flatMap(of -> find(sounds, of));
        List<PackagedTrack.Video> video = new ArrayList<>();
        for (Rung rung : rungs) {
            if (choice.rungs().contains(rung.source())) {
                video.add(video(rung, muxed, plan, boundaries));
            }
        }
        List<PackagedTrack.Audio> audio = new ArrayList<>();
        for (AudioSource source : choice.sounds()) {
            if (choice.muxed().filter(source::equals).isEmpty()) {
                find(sounds, source).ifPresent(sound -> audio.add(audio(sound)));
            }
        }
        List<PackagedTrack.Text> text = new ArrayList<>();
        TextTrackWriter writer = new TextTrackWriter(grid, files, StreamClock.ORIGIN);
        for (int i = 0; i < texts.size(); i++) {
            text.add(writer.writeSegments(FOLDER, texts.get(i).path(), textTracks.get(i)));
        }
        return new TransportSet(
                video,
                muxed.map(of -> with(of.told(), List.of())),
                audio,
                text,
                keys.segmentProtection().map(of -> new SegmentKey(of.key().id(), of.uri(), ivs)),
                choice.notes());
    }

    private static Optional<Sound> find(List<Sound> sounds, AudioSource source) {
        return sounds.stream()
                .filter(sound -> sound.plan().source().equals(source))
                .findFirst();
    }

    private PackagedTrack.Video video(Rung rung, Optional<Sound> muxed, SegmentPlan plan, List<MediaTime> boundaries) {
        Timescale timescale = rung.told().timescale();
        Optional<List<Long>> frames = muxed.map(sound -> sound.plan().ends(boundaries));
        List<List<Chunk>> tracks = Stream.concat(
                        Stream.of(rung.source().chunks()),
                        muxed.stream().map(sound -> sound.plan().source().chunks()))
                .toList();
        String cut = "pictures " + timescale + " " + rung.source().end() + " " + plan.firsts() + " "
                + rung.source().gops().stream()
                        .map(gop -> Long.toString(gop.start()))
                        .collect(Collectors.joining(","))
                + muxed.map(sound -> described(sound.plan())).orElse("")
                + frames.map(List::toString).orElse("");
        String path = rung.told().path();
        return keys.segments(tracks, cut, (cipher, into) -> {
            TransportFiles out = new TransportFiles(into, cipher);
            List<PackagedSegment> segments = new ArrayList<>();
            try (TransportTrackWriter writer = new TransportTrackWriter(
                    Optional.of(new TransportPictures(rung.source(), timescale)),
                    muxed.map(TransportSetWriter::opened),
                    out,
                    progress)) {
                for (int i = 0; i < plan.segments(); i++) {
                    String name = TrackPaths.transportSegment(i + 1);
                    int segment = i;
                    long size = writer.segment(
                            FOLDER + path + "/" + name,
                            i + 1,
                            plan.end(i),
                            frames.map(ends -> ends.get(segment)).orElse(0L));
                    segments.add(like(rung.told().segments().get(i), name, size));
                }
            }
            told(path, out);
            return with(rung.told(), segments);
        });
    }

    private PackagedTrack.Audio audio(Sound sound) {
        AudioPlan plan = sound.plan();
        String path = sound.told().path();
        return keys.segments(List.of(plan.source().chunks()), described(plan) + plan.firsts(), (cipher, into) -> {
            TransportFiles out = new TransportFiles(into, cipher);
            List<PackagedSegment> segments = new ArrayList<>();
            try (TransportTrackWriter writer =
                    new TransportTrackWriter(Optional.empty(), Optional.of(opened(sound)), out, progress)) {
                for (int i = 0; i < plan.firsts().size(); i++) {
                    String name = TrackPaths.transportSegment(i + 1);
                    long end = i + 1 < plan.firsts().size() ? plan.firsts().get(i + 1) : plan.end();
                    long size = writer.segment(FOLDER + path + "/" + name, i + 1, 0, end);
                    segments.add(like(sound.told().segments().get(i), name, size));
                }
            }
            told(path, out);
            return with(sound.told(), segments);
        });
    }

    private void told(String path, TransportFiles out) {
        if (!out.ivs().isEmpty()) {
            ivs.put(path, List.copyOf(out.ivs()));
        }
    }

    private static TransportSound opened(Sound sound) {
        AudioSource source = sound.plan().source();
        return new TransportSound(source, TransportChoice.header(source).orElseThrow());
    }

    private static String described(AudioPlan plan) {
        AudioSource source = plan.source();
        return " sound " + source.timescale() + " " + source.frameTicks() + " " + source.priming() + " " + plan.end()
                + " " + source.rendition().language();
    }

    private static PackagedSegment like(PackagedSegment told, String name, long size) {
        return new PackagedSegment(name, told.start(), told.duration(), size, List.of());
    }

    private static PackagedTrack.Video with(PackagedTrack.Video told, List<PackagedSegment> segments) {
        return new PackagedTrack.Video(
                told.path(),
                told.codecs(),
                told.timescale(),
                segments,
                0,
                told.coded(),
                told.displayed(),
                told.frameRate(),
                told.frames(),
                told.colour(),
                told.ceiling(),
                told.captions());
    }

    private static PackagedTrack.Audio with(PackagedTrack.Audio told, List<PackagedSegment> segments) {
        return new PackagedTrack.Audio(
                told.path(),
                told.codecs(),
                told.timescale(),
                segments,
                0,
                told.sampleRate(),
                told.channels(),
                told.language(),
                told.role(),
                told.label(),
                told.priming(),
                told.loudness());
    }
}
