package org.ladderworks.engine.cmaf.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ladderworks.engine.cmaf.aac.AudioSpecificConfig;
import org.ladderworks.engine.cmaf.dolby.DolbyConfiguration;
import org.ladderworks.engine.cmaf.opus.OpusConfiguration;
import org.ladderworks.engine.cmaf.video.StaticMetadata;
import org.ladderworks.engine.cmaf.video.VideoColour;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;

/** What a track's {@code stsd} says of its codec. */
public sealed interface SampleEntry {
    /**
     * {@code avc1}, {@code hvc1} or {@code av01}; and {@code hev1}, whose samples may repeat the parameter sets.
     *
     * @param colour of a {@code colr} box of type nclx or nclc
     * @param pixelAspect of {@code pasp}
     * @param light of {@code mdcv} and {@code clli}
     */
    record Video(
            VideoConfiguration configuration,
            Optional<VideoColour> colour,
            Optional<PixelAspect> pixelAspect,
            StaticMetadata light)
            implements SampleEntry {}

    /** Sound that can be packaged: its frames are of equal length. */
    sealed interface Audio extends SampleEntry {
        /** Of the decoded sound. */
        int decodedChannels();

        /** Of the decoded sound, in Hz. */
        int decodedRate();

        /** Decoded samples of each channel in a frame; 0 where only the durations of the samples tell. */
        int frameSamples();

        /** RFC 6381. */
        String codecs();

        /** The complexity index of objects beside the channels, which E-AC-3 may have; empty where none are told. */
        default OptionalInt jocComplexity() {
            return OptionalInt.empty();
        }
    }

    /** {@code mp4a} with MPEG-4 audio in it. Channels and rate as the entry has them; the config counts more. */
    record Aac(int channels, int sampleRate, DecoderSpecificInfo config) implements Audio {
        @Override
        public int decodedChannels() {
            return config.parsed().channels() > 0 ? config.parsed().channels() : channels;
        }

        @Override
        public int decodedRate() {
            return config.parsed().sampleRate();
        }

        @Override
        public int frameSamples() {
            return config.parsed().frameSamples();
        }

        @Override
        public String codecs() {
            return config.parsed().codecs();
        }
    }

    /** {@code ac-3} with {@code dac3}, or {@code ec-3} with {@code dec3}. */
    record Dolby(DolbyConfiguration config) implements Audio {
        @Override
        public int decodedChannels() {
            return config.channels();
        }

        @Override
        public int decodedRate() {
            return config.sampleRate();
        }

        @Override
        public int frameSamples() {
            return DolbyConfiguration.FRAME_SAMPLES;
        }

        @Override
        public String codecs() {
            return config.type();
        }

        @Override
        public OptionalInt jocComplexity() {
            return config.jocComplexity();
        }
    }

    /** {@code Opus} with {@code dOps}. */
    record Opus(OpusConfiguration config) implements Audio {
        @Override
        public int decodedChannels() {
            return config.channels();
        }

        @Override
        public int decodedRate() {
            return OpusConfiguration.SAMPLE_RATE;
        }

        @Override
        public int frameSamples() {
            return 0;
        }

        /** Small, unlike the sample entry: every player takes it so. */
        @Override
        public String codecs() {
            return "opus";
        }
    }

    /** Anything that is not packaged, by the type of its sample entry. */
    record Other(String type) implements SampleEntry {}

    /**
     * Common Encryption (ISO/IEC 23001-7); clear parts may have an entry of their own.
     *
     * @param types of all entries
     */
    record Encrypted(List<String> types) implements SampleEntry {
        public Encrypted {
            types = List.copyOf(types);
        }
    }

    /** Of {@code pasp}: horizontal and vertical spacing. */
    record PixelAspect(long horizontal, long vertical) {}

    /** An AudioSpecificConfig, bytes and meaning. */
    final class DecoderSpecificInfo {
        private final byte[] bytes;
        private final AudioSpecificConfig parsed;

        DecoderSpecificInfo(byte[] bytes) {
            this.bytes = bytes;
            this.parsed = AudioSpecificConfig.parse(bytes);
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public AudioSpecificConfig parsed() {
            return parsed;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof DecoderSpecificInfo that && java.util.Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }
    }
}
