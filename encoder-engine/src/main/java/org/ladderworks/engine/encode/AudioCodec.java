package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.time.Bitrate;

/**
 * Codecs that sound is encoded in, all at 48 kHz.
 *
 * <p>Bit rates are those at which FFmpeg's encoders are good enough that no one asks for more; docs/sound.md lists them.
 */
public enum AudioCodec {
    /** AAC-LC (ISO/IEC 14496-3): what every player plays. */
    AAC("aac", 1024, 0, true, 0, 0, 0),
    /** AC-3 (ETSI TS 102 366). Its encoder keeps the last 256 samples to itself unless more come. */
    AC3("ac3", 1536, 256, true, 96, 192, 448),
    /** E-AC-3 (ETSI TS 102 366, annex E), made without the tools that would let it do with half of this. */
    EAC3("eac3", 1536, 256, true, 96, 192, 384),
    /** Opus (RFC 6716) in frames of 20 ms. */
    OPUS("opus", 960, 0, false, 64, 96, 0);

    private final String id;
    private final int frameSamples;
    private final int heldBack;
    private final boolean surround;
    private final int monoKilobits;
    private final int stereoKilobits;
    private final int surroundKilobits;

    AudioCodec(
            String id,
            int frameSamples,
            int heldBack,
            boolean surround,
            int monoKilobits,
            int stereoKilobits,
            int surroundKilobits) {
        this.id = id;
        this.frameSamples = frameSamples;
        this.heldBack = heldBack;
        this.surround = surround;
        this.monoKilobits = monoKilobits;
        this.stereoKilobits = stereoKilobits;
        this.surroundKilobits = surroundKilobits;
    }

    /** As operators write it: {@code aac}, {@code ac3}, {@code eac3}, {@code opus}. */
    public String id() {
        return id;
    }

    /** For people: {@code E-AC-3}. */
    public String title() {
        return switch (this) {
            case AAC -> "AAC-LC";
            case AC3 -> "AC-3";
            case EAC3 -> "E-AC-3";
            case OPUS -> "Opus";
        };
    }

    /** Samples of each channel in a frame. */
    public int frameSamples() {
        return frameSamples;
    }

    /** Samples that the encoder swallows at the end: so many more must be given to it. */
    int heldBack() {
        return heldBack;
    }

    /** Whether 5.1 is made in it. */
    boolean surround() {
        return surround;
    }

    /**
     * What a track is encoded at.
     *
     * @param aacStereo what a ladder preset gives AAC in stereo; mono gets half of it, 5.1 two and a half times as much
     */
    public Bitrate bitrate(ChannelLayout layout, Bitrate aacStereo) {
        if (this == AAC) {
            return switch (layout) {
                case MONO -> new Bitrate(aacStereo.bitsPerSecond() / 2);
                case STEREO -> aacStereo;
                case SURROUND -> new Bitrate(aacStereo.bitsPerSecond() * 5 / 2);
            };
        }
        return Bitrate.ofKilobits(
                switch (layout) {
                    case MONO -> monoKilobits;
                    case STEREO -> stereoKilobits;
                    case SURROUND -> surroundKilobits;
                });
    }

    /** FFmpeg's encoder and its settings; dialogue level -31 means that a decoder changes nothing. */
    List<String> arguments(ChannelLayout layout) {
        List<String> line = new ArrayList<>(List.of("-c:a", this == OPUS ? "libopus" : id));
        switch (this) {
            case AAC -> {}
            case AC3, EAC3 -> {
                line.addAll(List.of("-dialnorm", "-31"));
                if (layout == ChannelLayout.SURROUND) {
                    line.addAll(downmixMetadata());
                }
            }
            case OPUS -> line.addAll(List.of("-frame_duration", "20", "-application", "audio"));
        }
        return line;
    }

    /** A decoder that folds 5.1 to stereo is told the coefficients of BS.775, which {@link ChannelMix} uses as well. */
    private List<String> downmixMetadata() {
        return this == AC3
                ? List.of("-center_mixlev", "0.707107", "-surround_mixlev", "0.707107")
                : List.of("-dmix_mode", "loro", "-loro_cmixlev", "0.707107", "-loro_surmixlev", "0.707107");
    }
}
