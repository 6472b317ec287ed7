package org.ladderworks.engine.packaging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ladderworks.engine.cmaf.Loudness;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/** One CMAF track as written: what manifests say of it comes from here, measured, never from the request. */
public sealed interface PackagedTrack {
    /** Folder relative to the package, for example {@code video/avc-1080p}; holds init.mp4, segments and playlist. */
    String path();

    /** RFC 6381 codec string of the sample entry, for example {@code avc1.640028}. */
    String codecs();

    Timescale timescale();

    List<PackagedSegment> segments();

    long initBytes();

    /** How it is encrypted; empty where it is clear. */
    Optional<TrackProtection> protection();

    default MediaTime duration() {
        PackagedSegment last = segments().getLast();
        return new MediaTime(last.start() + last.duration(), timescale());
    }

    default long mediaBytes() {
        return segments().stream().mapToLong(PackagedSegment::bytes).sum();
    }

    /**
     * A rung.
     *
     * @param displayed resolution after the pixel aspect ratio is applied; equal to {@code coded} for square pixels
     * @param colour what the bitstream declares; empty where it declares nothing
     * @param ceiling the average that the ladder allowed, where there was one
     * @param captions the CEA-608 captions that were found in its pictures
     * @param protection empty for a clear track
     */
    record Video(
            String path,
            String codecs,
            Timescale timescale,
            List<PackagedSegment> segments,
            long initBytes,
            Resolution coded,
            Resolution displayed,
            FrameRate frameRate,
            long frames,
            Optional<Colour> colour,
            Optional<Bitrate> ceiling,
            Set<CaptionChannel> captions,
            Optional<TrackProtection> protection)
            implements PackagedTrack {
        public Video {
            segments = List.copyOf(segments);
            captions = Set.copyOf(captions);
        }

        /** A clear rung. */
        public Video(
                String path,
                String codecs,
                Timescale timescale,
                List<PackagedSegment> segments,
                long initBytes,
                Resolution coded,
                Resolution displayed,
                FrameRate frameRate,
                long frames,
                Optional<Colour> colour,
                Optional<Bitrate> ceiling,
                Set<CaptionChannel> captions) {
            this(
                    path,
                    codecs,
                    timescale,
                    segments,
                    initBytes,
                    coded,
                    displayed,
                    frameRate,
                    frames,
                    colour,
                    ceiling,
                    captions,
                    Optional.empty());
        }

        /** A clear rung without captions. */
        public Video(
                String path,
                String codecs,
                Timescale timescale,
                List<PackagedSegment> segments,
                long initBytes,
                Resolution coded,
                Resolution displayed,
                FrameRate frameRate,
                long frames,
                Optional<Colour> colour,
                Optional<Bitrate> ceiling) {
            this(
                    path, codecs, timescale, segments, initBytes, coded, displayed, frameRate, frames, colour, ceiling,
                    Set.of());
        }

        /** Its IDR pictures in order: the first sample of each fragment. */
        public List<IFrame> iFrames() {
            return segments.stream()
                    .flatMap(segment -> segment.iFrames().stream())
                    .toList();
        }

        /** The ladder that it belongs to. */
        public VideoFamily family() {
            return VideoFamily.of(codecs, colour);
        }
    }

    /**
     * An audio track.
     *
     * @param jocComplexity the complexity index of the objects that E-AC-3 carries beside its channels, 1 to 16 (ETSI TS 103
     *     420, 8.3); empty where there are none
     * @param language BCP 47, {@code und} where unknown
     * @param role DASH role, such as {@code main}
     * @param label what a viewer reads when choosing it
     * @param priming ticks at the beginning that the edit list hides (media_time): decoding needs them, no one hears them
     * @param loudness empty where it was not measured
     * @param protection empty for a clear track
     */
    record Audio(
            String path,
            String codecs,
            Timescale timescale,
            List<PackagedSegment> segments,
            long initBytes,
            int sampleRate,
            int channels,
            OptionalInt jocComplexity,
            String language,
            String role,
            String label,
            long priming,
            Optional<Loudness> loudness,
            Optional<TrackProtection> protection)
            implements PackagedTrack {
        public Audio {
            segments = List.copyOf(segments);
        }

        /** A clear track without objects. */
        public Audio(
                String path,
                String codecs,
                Timescale timescale,
                List<PackagedSegment> segments,
                long initBytes,
                int sampleRate,
                int channels,
                String language,
                String role,
                String label,
                long priming,
                Optional<Loudness> loudness) {
            this(
                    path,
                    codecs,
                    timescale,
                    segments,
                    initBytes,
                    sampleRate,
                    channels,
                    OptionalInt.empty(),
                    language,
                    role,
                    label,
                    priming,
                    loudness,
                    Optional.empty());
        }

        @Override
        public MediaTime duration() {
            PackagedSegment last = segments.getLast();
            return new MediaTime(last.start() + last.duration() - priming, timescale);
        }
    }

    /**
     * A text: WebVTT in segments for HLS, and whole in one file for DASH.
     *
     * @param language BCP 47, {@code und} where unknown
     * @param label what a viewer reads when choosing it; differs between the texts of a package
     * @param isDefault true where it is shown unless a viewer decides otherwise
     * @param fileBytes size of the whole text
     * @param cues in the whole text
     * @param late cues that were left out, as they begin after the title's end
     */
    record Text(
            String path,
            Timescale timescale,
            List<PackagedSegment> segments,
            String language,
            TextRole role,
            String label,
            boolean isDefault,
            long fileBytes,
            int cues,
            int late)
            implements PackagedTrack {
        /** The whole text in the folder of its track. */
        public static final String FILE_NAME = "text.vtt";

        public Text {
            segments = List.copyOf(segments);
        }

        /** How WebVTT in files of its own is called where codecs are listed; no manifest names it. */
        @Override
        public String codecs() {
            return "vtt";
        }

        @Override
        public long initBytes() {
            return 0;
        }

        /** Hardly a player reads encrypted texts. */
        @Override
        public Optional<TrackProtection> protection() {
            return Optional.empty();
        }
    }

    /** Code points of ISO/IEC 23091-2 (CICP): 1, 1, 1 is BT.709. {@code fullRange} is the VUI flag. */
    record Colour(int primaries, int transfer, int matrix, boolean fullRange) {}
}
