package org.ladderworks.engine.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/**
 * What is in a source, as its headers say.
 *
 * @param format container names as FFmpeg has them, for example {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration of the longest stream; empty where the container does not say
 * @param video moving pictures only: attached pictures are counted in {@code ignoredStreams}
 * @param text subtitles that are text
 * @param closedCaptions true where the first video's first pictures carry CEA-608 or CEA-708 captions
 * @param ignoredStreams what is told of each stream that is not encoded
 * @param timecode of the first frame, {@code HH:MM:SS:FF} or drop-frame {@code HH:MM:SS;FF}, where the source tells one
 */
public record ProbeResult(
        String format,
        Optional<MediaTime> duration,
        List<VideoStream> video,
        List<AudioStream> audio,
        List<TextStream> text,
        boolean closedCaptions,
        List<Saying> ignoredStreams,
        Optional<String> timecode) {
    public ProbeResult {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        text = List.copyOf(text);
        ignoredStreams = List.copyOf(ignoredStreams);
    }

    /** Without text, captions and time code. */
    public ProbeResult(
            String format,
            Optional<MediaTime> duration,
            List<VideoStream> video,
            List<AudioStream> audio,
            List<Saying> ignoredStreams) {
        this(format, duration, video, audio, List.of(), false, ignoredStreams, Optional.empty());
    }

    ProbeResult withClosedCaptions(boolean found) {
        return new ProbeResult(format, duration, video, audio, text, found, ignoredStreams, timecode);
    }

    ProbeResult withFirstVideo(VideoStream other) {
        List<VideoStream> changed = new ArrayList<>(video);
        changed.set(0, other);
        return new ProbeResult(format, duration, changed, audio, text, closedCaptions, ignoredStreams, timecode);
    }

    /**
     * A stream of moving pictures.
     *
     * @param index of the stream in the source
     * @param coded size in pixels as stored
     * @param sampleAspect width to height of one stored pixel
     * @param rotation clockwise quarter turns that a viewer must apply, in degrees: 0, 90, 180 or 270
     * @param averageRate as the container's timing gives it
     * @param unitsPerTick how many units of the timescale one tick of the container's clock is: 1001 where AVI or MXF count
     *     whole frames of 30000/1001 fps
     * @param declaredFrames as the container's tables say; empty where they do not
     * @param fieldOrder as the headers say; the pictures may be otherwise, see {@link PictureScan}
     */
    public record VideoStream(
            int index,
            String codec,
            String pixelFormat,
            Resolution coded,
            Ratio sampleAspect,
            int rotation,
            FrameRate averageRate,
            Timescale timescale,
            int unitsPerTick,
            Optional<MediaTime> duration,
            Optional<Long> declaredFrames,
            Colour colour,
            FieldOrder fieldOrder,
            HdrMetadata hdr) {
        /** FFmpeg's names of pixel formats with alpha. */
        private static final Pattern ALPHA = Pattern.compile("(yuva|gbrap|ya8|ya16|rgba|bgra|argb|abgr|ayuv|vuya).*");

        /** The size that a viewer sees, in square pixels: aspect applied to the width, then rotation. */
        public Resolution displayed() {
            return displayed(upright());
        }

        /** The size of a part of the upright stored picture as a viewer sees it, in square pixels. */
        public Resolution displayed(Resolution part) {
            double aspect = (double) sampleAspect.numerator() / sampleAspect.denominator();
            return isTurned()
                    ? new Resolution(part.width(), (int) Math.max(1, Math.round(part.height() * aspect)))
                    : new Resolution((int) Math.max(1, Math.round(part.width() * aspect)), part.height());
        }

        /** The stored pixels, turned the right way up. */
        public Resolution upright() {
            return isTurned() ? coded.rotated() : coded;
        }

        private boolean isTurned() {
            return rotation % 180 != 0;
        }

        /** True where some pixels are more or less transparent. */
        public boolean hasAlpha() {
            return ALPHA.matcher(pixelFormat).matches();
        }

        VideoStream withHdr(HdrMetadata other) {
            return new VideoStream(
                    index,
                    codec,
                    pixelFormat,
                    coded,
                    sampleAspect,
                    rotation,
                    averageRate,
                    timescale,
                    unitsPerTick,
                    duration,
                    declaredFrames,
                    colour,
                    fieldOrder,
                    other);
        }
    }

    /**
     * A stream of sound.
     *
     * @param language BCP 47 or ISO 639-2 as tagged, {@code und} where it is not
     * @param title as tagged; empty where it is not
     * @param start of the first sample in the source's clock; may be negative
     * @param atmos whether it carries the objects of Dolby Atmos beside its channels
     */
    public record AudioStream(
            int index,
            String codec,
            int sampleRate,
            int channels,
            String channelLayout,
            String language,
            String title,
            MediaTime start,
            Optional<MediaTime> duration,
            boolean isDefault,
            boolean atmos) {}

    /**
     * A stream of subtitles that are text.
     *
     * @param language BCP 47 or ISO 639-2 as tagged, {@code und} where it is not
     * @param title as tagged; empty where it is not
     * @param forced true where only what all must read is in it
     * @param forTheDeaf true where it tells what is heard beside what is said
     */
    public record TextStream(
            int index,
            TextCodec codec,
            String language,
            String title,
            boolean isDefault,
            boolean forced,
            boolean forTheDeaf) {}

    /** A ratio of two positive numbers. */
    public record Ratio(int numerator, int denominator) {
        public static final Ratio ONE = new Ratio(1, 1);
    }

    /**
     * Colour as tagged, in FFmpeg's words; empty strings where the source does not say.
     *
     * @param chromaLocation where chroma samples lie among those of luma, such as {@code left} or {@code topleft}
     */
    public record Colour(String range, String matrix, String transfer, String primaries, String chromaLocation) {
        /** With chroma where the source does not say. */
        public Colour(String range, String matrix, String transfer, String primaries) {
            this(range, matrix, transfer, primaries, "");
        }

        public boolean isHighDynamicRange() {
            return isPerceptualQuantizer() || isHybridLogGamma();
        }

        /** SMPTE ST 2084, of HDR10 and Dolby Vision. */
        public boolean isPerceptualQuantizer() {
            return transfer.equals("smpte2084");
        }

        /** ARIB STD-B67. */
        public boolean isHybridLogGamma() {
            return transfer.equals("arib-std-b67");
        }
    }
}
