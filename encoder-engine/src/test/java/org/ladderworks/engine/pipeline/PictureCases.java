package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.testing.DolbyVisionBox;
import org.ladderworks.engine.testing.SourceCase;

/** Each kind of pictures that sources have: range, depth, shape, light, alpha. */
final class PictureCases {
    private static final String BT709 = "tv,bt709,bt709,bt709";
    private static final PictureChoice AUTO_CROP =
            new PictureChoice(false, Optional.empty(), new PictureChoice.Crop.Measured());

    private PictureCases() {}

    static List<SourceCase> all() {
        String clip = "-f lavfi -i testsrc=s=%s:r=25:d=1 -vf %s -c:v %s";
        return List.of(
                hdr("HDR10", "hdr10.mp4", "smpte2084:max-cll=1000,400"),
                hdr("HLG", "hlg.mp4", "arib-std-b67"),
                dolbyVision("Dolby Vision 8.1", "dv8.mp4", "smpte2084", 8, 1),
                dolbyVision("Dolby Vision 8.4", "dv84.mp4", "arib-std-b67", 8, 4),
                dolbyVision("Dolby Vision 7", "dv7.mp4", "smpte2084", 7, 6),
                picture(
                        "alpha, ProRes 4444",
                        "alpha.mov",
                        "320x180",
                        clip.formatted(
                                "320x180",
                                "format=yuva444p10le,colorchannelmixer=aa=0.5",
                                "prores_ks -profile:v 4 -alpha_bits 16")),
                picture(
                        "alpha, RGB",
                        "alpha.avi",
                        "320x180",
                        clip.formatted("320x180", "format=bgra,colorchannelmixer=aa=0.5", "rawvideo")),
                picture(
                        "full range",
                        "full.mp4",
                        "320x180",
                        clip.formatted("320x180", "scale=out_range=pc,format=yuvj420p", "libx264 -preset ultrafast")),
                picture(
                        "4:2:2, 10 bits",
                        "422.mp4",
                        "320x180",
                        clip.formatted("320x180", "format=yuv422p10le", "libx264 -preset ultrafast")),
                picture(
                        "4:4:4, 12 bits",
                        "444.mkv",
                        "320x180",
                        clip.formatted("320x180", "format=yuv444p12le", "ffv1")),
                picture(
                        "odd size, 639x361",
                        "odd.mp4",
                        "638x360",
                        clip.formatted("639x361", "format=yuv444p", "libx264 -preset ultrafast")),
                picture(
                                "anamorphic PAL, 16:9",
                                "pal.mpg",
                                "640x360",
                                clip.formatted("720x576", "setsar=64/45", "mpeg2video -q:v 3"))
                        .coloured("tv,bt470bg,smpte170m,bt470bg"),
                picture(
                                "turned by a quarter",
                                "turned.mp4",
                                "180x320",
                                clip.formatted("320x180", "null", "libx264 -preset ultrafast"))
                        .made(PictureCases::turned),
                bars("letterbox", "letterbox.mp4", "640x360"),
                bars("letterbox, cut off", "cut.mp4", "640x272").with("--crop auto", AUTO_CROP));
    }

    private static SourceCase picture(String kind, String file, String size, String line) {
        return SourceCase.pictures(kind, file, 25, "25", made -> SourceCases.ffmpeg(made, line))
                .sized(size);
    }

    private static SourceCase hdr(String kind, String file, String transfer) {
        return picture(
                        kind,
                        file,
                        "320x180",
                        "-f lavfi -i testsrc=s=320x180:r=25:d=1,format=yuv420p10le -c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params log-level=none:colorprim=bt2020:colormatrix=bt2020nc:transfer="
                                + transfer)
                .coloured(BT709);
    }

    /** What FFmpeg has no encoder for: its base layer, which says what it is. */
    private static SourceCase dolbyVision(String kind, String file, String transfer, int profile, int compatibility) {
        SourceCase base = hdr(kind, file, transfer + ":repeat-headers=1");
        return base.made(made -> DolbyVisionBox.add(
                base.make().apply(made.resolveSibling("base-" + file)), made, profile, compatibility));
    }

    private static SourceCase bars(String kind, String file, String size) {
        return picture(
                kind,
                file,
                size,
                "-f lavfi -i testsrc=s=640x272:r=25:d=1,pad=640:360:0:44 -c:v libx264 -preset ultrafast -crf 12 -pix_fmt yuv420p");
    }

    private static Path turned(Path file) {
        Path plain = file.resolveSibling("plain-" + file.getFileName());
        SourceCases.ffmpeg(
                plain, "-f lavfi -i testsrc=s=320x180:r=25:d=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        return SourceCases.ffmpeg(file, "-display_rotation 90 -i " + plain + " -c copy");
    }
}
