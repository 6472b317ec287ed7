package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;

/**
 * Streams of a source that are one sound together: mostly one; several where each holds single channels.
 *
 * @param streams at least one; the channels are counted through them in this order
 */
public record AudioInput(List<AudioStream> streams) {
    /** 7.1 in separate channels comes with the sides before the backs (SMPTE ST 428-12); FFmpeg's own order differs. */
    private static final List<Speaker> SEPARATE_7_1 =
            List.of(Speaker.FL, Speaker.FR, Speaker.FC, Speaker.LFE, Speaker.SL, Speaker.SR, Speaker.BL, Speaker.BR);

    public AudioInput {
        streams = List.copyOf(streams);
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("a sound comes from at least one stream");
        }
    }

    static AudioInput of(AudioStream stream) {
        return new AudioInput(List.of(stream));
    }

    AudioStream first() {
        return streams.getFirst();
    }

    int channels() {
        return streams.stream().mapToInt(AudioStream::channels).sum();
    }

    /** Empty where the channels are not known well enough to be folded. */
    Optional<SpeakerLayout> layout() {
        if (streams.size() == 1) {
            return SpeakerLayout.of(first().channelLayout(), first().channels());
        }
        return switch (channels()) {
            case 2 -> Optional.of(SpeakerLayout.named("stereo"));
            case 6 -> Optional.of(SpeakerLayout.named("5.1"));
            case 8 -> Optional.of(SpeakerLayout.named("7.1"));
            default -> Optional.empty();
        };
    }

    /** What the channels of several streams are, counted through. */
    List<Speaker> separateChannels() {
        return channels() == 8
                ? SEPARATE_7_1
                : layout().map(SpeakerLayout::speakers).orElse(List.of());
    }

    boolean isSurround() {
        return layout().filter(SpeakerLayout::isSurround).isPresent();
    }

    /** For messages: {@code audio stream 1} or {@code audio streams 1+2}. */
    String name() {
        return (streams.size() == 1 ? "audio stream " : "audio streams ") + numbers();
    }

    String numbers() {
        return streams.stream().map(stream -> Integer.toString(stream.index())).collect(Collectors.joining("+"));
    }
}
