package org.ladderworks.engine.cmaf.read;

import java.util.Optional;
import org.ladderworks.engine.cmaf.aac.AudioSpecificConfig;
import org.ladderworks.engine.cmaf.avc.AvcConfiguration;
import org.ladderworks.engine.cmaf.avc.VideoColour;

/** What a track's {@code stsd} says of its codec. */
public sealed interface SampleEntry {
    /**
     * {@code avc1}.
     *
     * @param colour of a {@code colr} box of type nclx or nclc
     * @param pixelAspect of {@code pasp}
     */
    record Avc(
            int width,
            int height,
            AvcConfiguration configuration,
            Optional<VideoColour> colour,
            Optional<PixelAspect> pixelAspect)
            implements SampleEntry {}

    /** {@code mp4a} with MPEG-4 audio in it. Channels and rate as the entry has them; the config counts more. */
    record Aac(int channels, int sampleRate, DecoderSpecificInfo config) implements SampleEntry {}

    /** Anything that is not packaged, by the type of its sample entry. */
    record Other(String type) implements SampleEntry {}

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
