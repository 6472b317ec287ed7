package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;

/**
 * Which sounds need no encoding, as the source holds them in the codec and the channels that are asked for: what else is
 * in their frames, such as the objects of Dolby Atmos, would be lost otherwise. Pure.
 *
 * @param ofTitle why no sound of the title can be passed through; empty where some can
 */
record PassThrough(AudioSettings settings, Optional<String> ofTitle) {
    static PassThrough of(List<Material> materials, AudioSettings settings) {
        return new PassThrough(
                settings,
                materials.size() > 1
                        ? Optional.of("the title is joined of several sources")
                        : materials.getFirst().whole()
                                ? Optional.empty()
                                : Optional.of("the title is cut, which frames of sound cannot be"));
    }

    boolean isPossible(AudioProgramme programme, AudioCodec codec, ChannelLayout layout) {
        return isThere(programme, codec) && why(programme, layout).isEmpty();
    }

    /** Why a sound is encoded again though the source holds it in that codec; empty where it is not. */
    Optional<String> hindrance(AudioProgramme programme, AudioCodec codec, ChannelLayout layout) {
        return isThere(programme, codec)
                ? why(programme, layout).map(why -> again(codec, programme.input(), why))
                : Optional.empty();
    }

    static String again(AudioCodec codec, AudioInput input, String why) {
        return codec.title() + " of " + input.name() + " is encoded again: " + why;
    }

    static String asItIs(AudioCodec codec, AudioInput input) {
        return EncodeNote.PASSED_THROUGH.with(codec.title(), input.name()).english();
    }

    /** AC-3 and E-AC-3 alone: of other codecs a decoder needs to be told of priming, which sources tell in many ways. */
    private static boolean isThere(AudioProgramme programme, AudioCodec codec) {
        return (codec == AudioCodec.AC3 || codec == AudioCodec.EAC3)
                && programme.input().streams().stream()
                        .allMatch(stream -> stream.codec().equals(codec.id()));
    }

    private Optional<String> why(AudioProgramme programme, ChannelLayout layout) {
        AudioInput input = programme.input();
        if (ofTitle.isPresent()) {
            return ofTitle;
        }
        if (settings.loudnessTarget().isPresent()) {
            return Optional.of("it is brought to another loudness");
        }
        if (input.streams().size() > 1) {
            return Optional.of("its channels come from several streams");
        }
        if (input.first().sampleRate() != AudioPlan.SAMPLE_RATE) {
            return Optional.of("it has " + input.first().sampleRate() + " Hz");
        }
        if (!isUnchanged(input, layout)) {
            boolean askable =
                    settings.mappings().isEmpty() && !settings.surround() && isUnchanged(input, ChannelLayout.SURROUND);
            return Optional.of("it becomes " + layout.id() + (askable ? "; --surround keeps its 5.1" : ""));
        }
        return Optional.empty();
    }

    private static boolean isUnchanged(AudioInput input, ChannelLayout layout) {
        return input.layout()
                .filter(from -> from.speakers().size() == layout.channels()
                        && (from.name().equals(layout.id()) || from.name().equals(layout.id() + "(side)")))
                .isPresent();
    }
}
