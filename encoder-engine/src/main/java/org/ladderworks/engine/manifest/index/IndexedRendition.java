package org.ladderworks.engine.manifest.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import org.ladderworks.engine.cmaf.Loudness;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
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
 * @param role DASH role
 * @param integratedLoudness in LUFS (EBU R 128); empty where it was not measured
 * @param truePeak in dBTP
 * @param encryption {@code cenc} or {@code cbcs}; absent where the track is clear
 * @param keyId {@code default_KID}, a UUID in lower case
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
    "keyId"
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
        Optional<String> keyId) {
    /** What a track carries. */
    public enum Kind {
        VIDEO,
        AUDIO,
        TEXT
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
                        keyId);
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
                        keyId);
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
                        keyId);
        };
    }

    private static double hundredths(double decibels) {
        return Math.round(decibels * 100) / 100.0;
    }
}
