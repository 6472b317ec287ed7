package org.ladderworks.engine.manifest.hls;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.time.Bitrate;

/**
 * One EXT-X-STREAM-INF: a rung with an audio group, a rung alone, or an audio group alone (RFC 8216bis, 4.4.6.2).
 *
 * @param family label of the rung's family; empty without video
 * @param group id of the audio group; empty without sound
 */
record Variant(String family, String group, Bitrate average, String tag, String uri) {
    static Variant of(
            PackagedTrack.Video video, Optional<AudioGroup> audio, Renditions renditions, int targetDuration) {
        SegmentBitrates rates = SegmentBitrates.of(video);
        Bitrate peak = audio.map(group -> group.peak(targetDuration))
                .orElse(new Bitrate(0))
                .plus(rates.peak(targetDuration))
                .plus(renditions.peak(targetDuration));
        Bitrate average = audio.map(AudioGroup::average)
                .orElse(new Bitrate(0))
                .plus(rates.average())
                .plus(renditions.average());
        List<String> codecs = Stream.concat(
                        Stream.of(video.codecs()), audio.stream().flatMap(group -> group.codecs().stream()))
                .toList();
        AttributeList attributes = common(peak, average, codecs)
                .enumerated("RESOLUTION", video.displayed().toString())
                .enumerated("FRAME-RATE", video.frameRate().toDecimal())
                .enumerated("VIDEO-RANGE", RungAttributes.videoRange(video));
        RungAttributes.hdcpLevel(video).ifPresent(level -> attributes.enumerated("HDCP-LEVEL", level));
        audio.filter(AudioGroup::isListed).ifPresent(group -> attributes.quoted("AUDIO", group.id()));
        renditions.subtitles().ifPresent(_ -> attributes.quoted("SUBTITLES", SubtitleGroup.ID));
        if (renditions.captions().isEmpty()) {
            attributes.enumerated("CLOSED-CAPTIONS", "NONE");
        } else if (!video.captions().isEmpty()) {
            attributes.quoted("CLOSED-CAPTIONS", CaptionGroup.ID);
        }
        return variant(video.family().label(), audio.map(AudioGroup::id).orElse(""), average, attributes, video);
    }

    static Variant of(AudioGroup audio, Renditions renditions, int targetDuration) {
        return sound(audio, renditions, attributes(audio, renditions, targetDuration));
    }

    /** A group beside pictures: where no rung has captions in them, every variant must say NONE. */
    static Variant audioOnly(AudioGroup audio, Renditions renditions, int targetDuration) {
        AttributeList attributes = attributes(audio, renditions, targetDuration);
        if (renditions.captions().isEmpty()) {
            attributes.enumerated("CLOSED-CAPTIONS", "NONE");
        }
        return sound(audio, renditions, attributes);
    }

    private static AttributeList attributes(AudioGroup audio, Renditions renditions, int targetDuration) {
        Bitrate peak = audio.peak(targetDuration).plus(renditions.peak(targetDuration));
        Bitrate average = audio.average().plus(renditions.average());
        AttributeList attributes = common(peak, average, audio.codecs()).quoted("AUDIO", audio.id());
        renditions.subtitles().ifPresent(_ -> attributes.quoted("SUBTITLES", SubtitleGroup.ID));
        return attributes;
    }

    private static Variant sound(AudioGroup audio, Renditions renditions, AttributeList attributes) {
        return variant("", audio.id(), audio.average().plus(renditions.average()), attributes, audio.preferred());
    }

    static AttributeList common(Bitrate peak, Bitrate average, List<String> codecs) {
        return new AttributeList()
                .decimal("BANDWIDTH", peak.bitsPerSecond())
                .decimal("AVERAGE-BANDWIDTH", average.bitsPerSecond())
                .quoted("CODECS", String.join(",", codecs));
    }

    private static Variant variant(
            String family, String group, Bitrate average, AttributeList attributes, PackagedTrack track) {
        return new Variant(
                family,
                group,
                average,
                "#EXT-X-STREAM-INF:" + attributes,
                PackagePath.toUri(track.path() + "/" + MediaPlaylist.FILE_NAME));
    }
}
