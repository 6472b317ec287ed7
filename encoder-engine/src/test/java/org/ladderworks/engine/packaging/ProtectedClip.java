package org.ladderworks.engine.packaging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;

/** Streams whose headers hold what encryption must step over. */
enum ProtectedClip {
    /** CABAC, B pictures, weighted prediction, several references, four slices a picture, SEI. */
    AVC_CABAC(
            "libx264",
            "-x264-params",
            "slices=4:bframes=3:b-pyramid=normal:ref=4:weightp=2:weightb=1:open-gop=0:aud=1"),
    /** CAVLC: what follows the header does not begin at a byte. */
    AVC_CAVLC("libx264", "-profile:v", "baseline", "-x264-params", "slices=2:ref=3:open-gop=0"),
    /** Macroblocks of fields: more fields in headers. */
    AVC_FIELDS("libx264", "-flags", "+ildct+ilme", "-x264-params", "tff=1:bframes=2:weightp=1:slices=2:open-gop=0"),
    /** Many slices, and pictures of more clear bytes than one entry holds. */
    AVC_LARGE("libx264", "-x264-params", "slices=20:open-gop=0:qp=1:filler=0"),
    /** Entry points of wavefronts, two slices, B pictures, weighted prediction. */
    HEVC(
            "libx265",
            "-tag:v",
            "hvc1",
            "-x265-params",
            "wpp=1:slices=2:bframes=3:b-pyramid=1:ref=4:weightp=1:weightb=1:open-gop=0:no-info=1:log-level=none"),
    /** Neither wavefronts nor filters, ten bits, 4:2:2. */
    HEVC_PLAIN(
            "libx265",
            "-tag:v",
            "hvc1",
            "-pix_fmt",
            "yuv422p10le",
            "-x265-params",
            "wpp=0:no-sao=1:no-deblock=1:bframes=0:open-gop=0:repeat-headers=1:aud=1:log-level=none"),
    /** Four tiles. */
    AV1_TILES("libaom-av1", "-cpu-used", "8", "-row-mt", "0", "-tiles", "2x2", "-lag-in-frames", "10"),
    /** Hidden frames, several of them in a sample, film grain. */
    AV1_GRAIN("libsvtav1", "-preset", "10", "-svtav1-params", "film-grain=10:tile-columns=1:keyint=25"),
    /** Tools of screen content, and headers made to survive losses. */
    AV1_SCREEN(
            "libaom-av1",
            "-cpu-used",
            "8",
            "-usage",
            "realtime",
            "-error-resilience",
            "default",
            "-aom-params",
            "tune-content=screen"),
    /** Pictures coded narrower than they are shown. */
    AV1_SUPERRES(
            "libsvtav1", "-preset", "10", "-svtav1-params", "superres-mode=1:superres-denom=12:superres-kf-denom=12"),
    AAC("aac"),
    AC3("ac3"),
    EAC3("eac3"),
    OPUS("libopus");

    private final String encoder;
    private final String options;

    ProtectedClip(String encoder, String... options) {
        this.encoder = encoder;
        this.options = String.join(" ", options);
    }

    private boolean sound() {
        return compareTo(AAC) >= 0;
    }

    /** As Shaka Packager selects it. */
    String stream() {
        return sound() ? "audio" : "video";
    }

    /** Two seconds, in GOPs of one; sound of eight. */
    Rendition encode(Path folder) {
        Path file = folder.resolve(name() + ".mp4");
        List<String> arguments = new ArrayList<>();
        if (sound()) {
            arguments.addAll(
                    List.of("-f", "lavfi", "-i", "anoisesrc=amplitude=0.3:seed=7:duration=8:sample_rate=48000"));
            arguments.addAll(List.of("-ac", "2", "-c:a", encoder, "-b:a", "128k"));
        } else {
            arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=384x256:rate=25"));
            arguments.addAll(List.of("-vf", "noise=alls=8:allf=t:threads=1,fade=in:0:25", "-frames:v", "50"));
            arguments.addAll(List.of("-pix_fmt", "yuv420p", "-c:v", encoder, "-g", "25", "-keyint_min", "25"));
            if (encoder.startsWith("libx26")) {
                arguments.addAll(List.of("-preset", "veryfast", "-sc_threshold", "0"));
            }
        }
        if (!options.isEmpty()) {
            arguments.addAll(List.of(options.split(" ", -1)));
        }
        arguments.add(file.toString());
        RealTools.ffmpeg(arguments);
        return sound() ? Clips.sound("en", file) : Clips.rung(file);
    }
}
