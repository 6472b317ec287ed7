package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.encode.TrackFile;

/** Tiny encoded clips, made with the FFmpeg that we ship. */
public final class Clips {
    /** Closed GOPs and BT.709 in the VUI: FFmpeg's own colour options do not reach it from a generated source. */
    public static final String X264 = "open-gop=0:b-pyramid=normal:colorprim=bt709:transfer=bt709:colormatrix=bt709";

    private Clips() {}

    /** What to encode; each method returns a changed copy. */
    public record Video(String size, String rate, int frames, int gop, int bframes, List<String> more) {
        public Video {
            more = List.copyOf(more);
        }

        public Video rate(String changed) {
            return new Video(size, changed, frames, gop, bframes, more);
        }

        public Video size(String changed) {
            return new Video(changed, rate, frames, gop, bframes, more);
        }

        public Video frames(int changed) {
            return new Video(size, rate, changed, gop, bframes, more);
        }

        public Video gop(int changed) {
            return new Video(size, rate, frames, changed, bframes, more);
        }

        public Video bframes(int changed) {
            return new Video(size, rate, frames, gop, changed, more);
        }

        public Video with(String... options) {
            List<String> all = new ArrayList<>(more);
            all.addAll(List.of(options));
            return new Video(size, rate, frames, gop, bframes, all);
        }

        /** Encodes to a file, whose only track has id 1. */
        public Path encode(Path file) {
            List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i"));
            arguments.add("testsrc2=size=" + size + ":rate=" + rate);
            arguments.addAll(List.of("-frames:v", Integer.toString(frames), "-pix_fmt", "yuv420p"));
            arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-g", Integer.toString(gop)));
            arguments.addAll(List.of("-keyint_min", Integer.toString(gop), "-sc_threshold", "0"));
            arguments.addAll(List.of("-bf", Integer.toString(bframes), "-x264-params", X264));
            arguments.addAll(more);
            arguments.add(file.toString());
            RealTools.ffmpeg(arguments);
            return file;
        }
    }

    /** 320x180, 25 frames a second, 5 s, closed GOPs of 48 frames (1.92 s) with two B pictures. */
    public static Video video() {
        return new Video("320x180", "25", 125, 48, 2, List.of());
    }

    /** Stereo AAC of a sine tone. */
    public static Path audio(Path file, String seconds, int sampleRate, String... more) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i"));
        arguments.add("sine=frequency=440:sample_rate=" + sampleRate + ":duration=" + seconds);
        arguments.addAll(List.of("-ac", "2", "-c:a", "aac", "-b:a", "64k"));
        arguments.addAll(List.of(more));
        arguments.add(file.toString());
        RealTools.ffmpeg(arguments);
        return file;
    }

    public static Rendition.Video rung(Path... files) {
        return new Rendition.Video(tracks(files), Optional.empty());
    }

    public static Rendition.Audio sound(String language, Path... files) {
        return new Rendition.Audio(tracks(files), language, "main", language, Optional.empty());
    }

    private static List<TrackFile> tracks(Path... files) {
        return List.of(files).stream().map(file -> new TrackFile(file, 1)).toList();
    }
}
