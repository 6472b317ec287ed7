package org.ladderworks.engine.manifest.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.engine.cmaf.Loudness;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.packaging.SegmentKey;
import org.ladderworks.engine.packaging.TransportSet;
import org.ladderworks.engine.time.Bitrate;

/**
 * What {@code package.json} says of one track; fields that do not fit its kind are left out.
 *
 * @param path folder relative to the package
 * @param codecs RFC 6381; {@code vtt} for WebVTT, which no manifest lists
 * @param resolution as displayed, for example {@code 1920x1080}
 * @param frameRate exact, for example {@code 30000/1001}
 * @param ceilingBitsPerSecond what the ladder allowed as the average; empty where there was no ladder
 * @param averageBitsPerSecond measured over the segment files
 * @param peakBitsPerSecond measured, over any run of segments of 0.5 to 1.5 target durations
 * @param language BCP 47
 * @param role DASH role; {@code trickmode} for a rendition of I-frames alone
 * @param integratedLoudness in LUFS (EBU R 128); empty where it was not measured
 * @param truePeak in dBTP
 * @param encryption {@code cenc}, {@code cbcs} or, of whole segments, {@code aes-128}; absent where the track is clear
 * @param keyId {@code default_KID}, or the key of the segments; a UUID in lower case
 * @param container {@code mpeg-ts}; absent for CMAF, and for text
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({
    "path",
    "kind",
    "codecs",
    "segments",
    "averageBitsPerSecond",
    "peakBitsPerSecond",
    "ceilingBitsPerSecond",
    "resolution",
    "frameRate",
    "frames",
    "language",
    "role",
    "channels",
    "sampleRate",
    "integratedLoudness",
    "truePeak",
    "encryption",
    "keyId",
    "container"
})
public record IndexedRendition(
        String path,
        Kind kind,
        String codecs,
        int segments,
        long averageBitsPerSecond,
        long peakBitsPerSecond,
        Optional<Long> ceilingBitsPerSecond,
        Optional<String> resolution,
        Optional<String> frameRate,
        Optional<Long> frames,
        Optional<String> language,
        Optional<String> role,
        Optional<Integer> channels,
        Optional<Integer> sampleRate,
        Optional<Double> integratedLoudness,
        Optional<Double> truePeak,
        Optional<String> encryption,
        Optional<String> keyId,
        Optional<String> container) {
    /** What a track carries. */
    public enum Kind {
        VIDEO,
        AUDIO,
        TEXT
    }

    /** A rendition of I-frames alone; its role is that of trick modes. */
    static IndexedRendition ofIFrames(PackagedTrack.Video track, int targetDuration) {
        IndexedRendition of = of(track, targetDuration);
        return new IndexedRendition(
                of.path,
                of.kind,
                of.codecs,
                of.segments,
                of.averageBitsPerSecond,
                of.peakBitsPerSecond,
                of.ceilingBitsPerSecond,
                of.resolution,
                of.frameRate,
                of.frames,
                of.language,
                Optional.of("trickmode"),
                of.channels,
                of.sampleRate,
                of.integratedLoudness,
                of.truePeak,
                of.encryption,
                of.keyId,
                of.container);
    }

    static IndexedRendition of(PackagedTrack track, int targetDuration) {
        SegmentBitrates rates = SegmentBitrates.of(track);
        long average = rates.average().bitsPerSecond();
        long peak = rates.peak(targetDuration).bitsPerSecond();
        int segments = track.segments().size();
        Optional<String> encryption = track.protection().map(of -> of.scheme().fourCc());
        Optional<String> keyId = track.protection().map(of -> of.key().toString());
        return switch (track) {
            case PackagedTrack.Video video ->
                new IndexedRendition(
                        video.path(),
                        Kind.VIDEO,
                        video.codecs(),
                        segments,
                        average,
                        peak,
                        video.ceiling().map(Bitrate::bitsPerSecond),
                        Optional.of(video.displayed().toString()),
                        Optional.of(video.frameRate().toString()),
                        Optional.of(video.frames()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        encryption,
                        keyId,
                        Optional.empty());
            case PackagedTrack.Audio audio ->
                new IndexedRendition(
                        audio.path(),
                        Kind.AUDIO,
                        audio.codecs(),
                        segments,
                        average,
                        peak,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(audio.language()),
                        Optional.of(audio.role()),
                        Optional.of(audio.channels()),
                        Optional.of(audio.sampleRate()),
                        audio.loudness().map(Loudness::integrated).map(IndexedRendition::hundredths),
                        audio.loudness().map(Loudness::truePeak).map(IndexedRendition::hundredths),
                        encryption,
                        keyId,
                        Optional.empty());
            case PackagedTrack.Text text ->
                new IndexedRendition(
                        text.path(),
                        Kind.TEXT,
                        text.codecs(),
                        segments,
                        average,
                        peak,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(text.language()),
                        Optional.of(text.role().id()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        encryption,
                        keyId,
                        Optional.empty());
        };
    }

    /** Of a transport stream, its path from the package's root; a rung names the sound inside it too. */
    static IndexedRendition of(TransportSet set, PackagedTrack track, int targetDuration) {
        IndexedRendition of = of(track, targetDuration);
        boolean text = of.kind() == Kind.TEXT;
        Optional<PackagedTrack.Audio> muxed = of.kind() == Kind.VIDEO ? set.muxed() : Optional.empty();
        Optional<SegmentKey> key = text ? Optional.empty() : set.key();
        return new IndexedRendition(
                TransportSet.FOLDER + "/" + of.path(),
                of.kind(),
                of.codecs() + muxed.map(sound -> "," + sound.codecs()).orElse(""),
                of.segments(),
                of.averageBitsPerSecond(),
                of.peakBitsPerSecond(),
                of.ceilingBitsPerSecond(),
                of.resolution(),
                of.frameRate(),
                of.frames(),
                muxed.map(PackagedTrack.Audio::language).or(of::language),
                of.role(),
                muxed.map(PackagedTrack.Audio::channels).or(of::channels),
                muxed.map(PackagedTrack.Audio::sampleRate).or(of::sampleRate),
                of.integratedLoudness(),
                of.truePeak(),
                key.map(_ -> SegmentKey.METHOD.toLowerCase(Locale.ROOT)),
                key.map(used -> used.id().toString()),
                text ? Optional.empty() : Optional.of("mpeg-ts"));
    }

    private static double hundredths(double decibels) {
        return Math.round(decibels * 100) / 100.0;
    }
}
