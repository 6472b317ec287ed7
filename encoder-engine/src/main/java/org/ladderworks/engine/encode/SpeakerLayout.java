package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The channels of a source, in their order.
 *
 * @param name as FFmpeg has it
 */
record SpeakerLayout(String name, List<Speaker> speakers) {
    private static final Map<String, SpeakerLayout> KNOWN = Map.ofEntries(
            layout("mono", Speaker.FC),
            layout("stereo", Speaker.FL, Speaker.FR),
            layout("2.1", Speaker.FL, Speaker.FR, Speaker.LFE),
            layout("3.0", Speaker.FL, Speaker.FR, Speaker.FC),
            layout("3.0(back)", Speaker.FL, Speaker.FR, Speaker.BC),
            layout("3.1", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.LFE),
            layout("4.0", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.BC),
            layout("4.1", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.LFE, Speaker.BC),
            layout("quad", Speaker.FL, Speaker.FR, Speaker.BL, Speaker.BR),
            layout("quad(side)", Speaker.FL, Speaker.FR, Speaker.SL, Speaker.SR),
            layout("5.0", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.BL, Speaker.BR),
            layout("5.0(side)", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.SL, Speaker.SR),
            layout("5.1", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.LFE, Speaker.BL, Speaker.BR),
            layout("5.1(side)", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.LFE, Speaker.SL, Speaker.SR),
            layout("6.0", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.BC, Speaker.SL, Speaker.SR),
            layout("6.1", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.LFE, Speaker.BC, Speaker.SL, Speaker.SR),
            layout("6.1(back)", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.LFE, Speaker.BL, Speaker.BR, Speaker.BC),
            layout("7.0", Speaker.FL, Speaker.FR, Speaker.FC, Speaker.BL, Speaker.BR, Speaker.SL, Speaker.SR),
            layout(
                    "7.1",
                    Speaker.FL,
                    Speaker.FR,
                    Speaker.FC,
                    Speaker.LFE,
                    Speaker.BL,
                    Speaker.BR,
                    Speaker.SL,
                    Speaker.SR));

    /** What FFmpeg takes so many channels for where a file does not say. */
    private static final List<String> USUAL = List.of("mono", "stereo", "2.1", "4.0", "5.0", "5.1", "6.1", "7.1");

    SpeakerLayout {
        speakers = List.copyOf(speakers);
    }

    /**
     * The layout of a stream.
     *
     * @param name FFmpeg's, or one that says nothing: empty, or {@code 6 channels}
     * @return empty where the channels are none of those that are folded here
     */
    static Optional<SpeakerLayout> of(String name, int channels) {
        if (channels == 1) {
            // Editors label the channels of discrete tracks; each of them alone is mono all the same.
            return Optional.of(named("mono"));
        }
        boolean unsaid = name.isEmpty() || name.equals(channels + " channels");
        if (!unsaid) {
            return Optional.ofNullable(KNOWN.get(name));
        }
        return channels >= 1 && channels <= USUAL.size()
                ? Optional.of(named(USUAL.get(channels - 1)))
                : Optional.empty();
    }

    static SpeakerLayout named(String name) {
        return java.util.Objects.requireNonNull(KNOWN.get(name), name);
    }

    boolean has(Speaker speaker) {
        return speakers.contains(speaker);
    }

    /** A centre and surround channels: 5.0 and more. */
    boolean isSurround() {
        return has(Speaker.FC) && (has(Speaker.SL) || has(Speaker.BL));
    }

    private static Map.Entry<String, SpeakerLayout> layout(String name, Speaker... speakers) {
        return Map.entry(name, new SpeakerLayout(name, List.of(speakers)));
    }
}
