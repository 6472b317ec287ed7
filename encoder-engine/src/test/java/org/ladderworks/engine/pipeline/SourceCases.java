package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.SoftTelecine;
import org.ladderworks.engine.testing.SourceCase;
import org.ladderworks.engine.time.FrameRate;

/** Each kind of source that operators bring, as small as it can be. */
final class SourceCases {
    private static final FlashAndBeep PAL = FlashAndBeep.at("25").size("320x180");
    private static final FlashAndBeep NTSC = FlashAndBeep.at("30000/1001").size("320x180");
    private static final String BT709 = "tv,bt709,bt709,bt709";
    private static final PictureChoice FIELDS =
            new PictureChoice(true, Optional.empty(), new PictureChoice.Crop.None());

    private SourceCases() {}

    static List<SourceCase> all() {
        List<SourceCase> all = new ArrayList<>(containers());
        all.addAll(streams());
        all.addAll(timing());
        all.addAll(scans());
        all.addAll(PictureCases.all());
        all.addAll(inputs());
        return all;
    }

    private static List<SourceCase> inputs() {
        return List.of(
                SourceCase.inSync("a piece of it", "piece.mkv", NTSC, 90)
                        .of(
                                "--from 00:00:00:15 --to 00:00:02:00",
                                45,
                                file -> List.of(new ClipSpec(
                                        file,
                                        new Trim(
                                                Optional.of(CutPoint.parse("00:00:00:15")),
                                                Optional.of(CutPoint.parse("00:00:02:00")),
                                                Optional.empty())))),
                SourceCase.inSync("two joined, the second of another shape and rate", "first.mp4", PAL, 75)
                        .of(
                                "first.mp4 second.mov",
                                125,
                                file -> List.of(
                                        ClipSpec.whole(file),
                                        ClipSpec.whole(FlashAndBeep.at("50")
                                                .size("240x180")
                                                .seconds(2)
                                                .with("-c:a", "pcm_s16le")
                                                .make(file.resolveSibling("second.mov"))))),
                SourceCase.pictures("numbered PNG images", "shot_%04d.png", 24, "24", file -> {
                            MadeSource.of(file, "testsrc2=s=320x180:r=24:d=1,format=rgb24");
                            return file;
                        })
                        .of(
                                "--frame-rate 24",
                                24,
                                file -> List.of(new ClipSpec(
                                        file, Trim.NONE, Optional.of(new FrameRate(24, 1)), Optional.empty()))));
    }

    private static List<SourceCase> containers() {
        return List.of(
                SourceCase.inSync("MP4, H.264, AAC", "h264.mp4", PAL, 75),
                SourceCase.inSync(
                        "MP4 in fragments", "fragments.mp4", PAL, 75, "-movflags", "frag_keyframe+delay_moov"),
                SourceCase.inSync(
                        "MOV, ProRes 422 HQ, PCM of 24 bits",
                        "prores.mov",
                        PAL,
                        75,
                        "-c:v",
                        "prores_ks",
                        "-profile:v",
                        "3",
                        "-c:a",
                        "pcm_s24le"),
                SourceCase.inSync(
                                "MOV, DNxHR SQ, PCM",
                                "dnxhr.mov",
                                NTSC,
                                90,
                                "-c:v",
                                "dnxhd",
                                "-profile:v",
                                "dnxhr_sq",
                                "-pix_fmt",
                                "yuv422p",
                                "-c:a",
                                "pcm_s16le")
                        .coloured(BT709),
                SourceCase.inSync(
                        "MXF, MPEG-2 4:2:2, PCM",
                        "mpeg2.mxf",
                        PAL,
                        75,
                        "-c:v",
                        "mpeg2video",
                        "-pix_fmt",
                        "yuv422p",
                        "-q:v",
                        "2",
                        "-g",
                        "12",
                        "-bf",
                        "2",
                        "-c:a",
                        "pcm_s16le"),
                SourceCase.inSync("Matroska, H.264, FLAC", "flac.mkv", NTSC, 90, "-c:a", "flac"),
                SourceCase.inSync(
                        "Matroska, HEVC of 10 bits",
                        "hevc.mkv",
                        PAL,
                        75,
                        "-c:v",
                        "libx265",
                        "-pix_fmt",
                        "yuv420p10le",
                        "-x265-params",
                        "log-level=none"),
                SourceCase.inSync(
                        "WebM, VP9, Opus",
                        "vp9.webm",
                        PAL,
                        75,
                        "-c:v",
                        "libvpx-vp9",
                        "-cpu-used",
                        "8",
                        "-deadline",
                        "realtime",
                        "-c:a",
                        "libopus"),
                SourceCase.inSync(
                        "MP4, AV1, Opus", "av1.mp4", PAL, 75, "-c:v", "libsvtav1", "-preset", "13", "-c:a", "libopus"),
                SourceCase.inSync(
                        "MPEG-TS, MPEG-2, MP2, beginning at 100 s",
                        "start100.ts",
                        PAL,
                        75,
                        "-c:v",
                        "mpeg2video",
                        "-q:v",
                        "2",
                        "-g",
                        "12",
                        "-bf",
                        "2",
                        "-c:a",
                        "mp2",
                        "-output_ts_offset",
                        "100"),
                SourceCase.inSync(
                        "AVI, MPEG-4, PCM", "mpeg4.avi", NTSC, 90, "-c:v", "mpeg4", "-q:v", "2", "-c:a", "pcm_s16le"));
    }

    private static List<SourceCase> streams() {
        return List.of(
                SourceCase.inSync("no sound", "silent.mp4", PAL, 75, "-map", "-1:a")
                        .silent(),
                new SourceCase(
                        "no pictures, a cover",
                        "cover.mp3",
                        file -> ffmpeg(
                                file,
                                "-f lavfi -i sine=300:d=3 -f lavfi -i testsrc=s=100x100:d=0.04 -map 0 -map 1 -c:v png -disposition:v attached_pic -c:a libmp3lame"),
                        file -> List.of(ClipSpec.whole(file)),
                        "",
                        PictureChoice.standard(),
                        0,
                        "",
                        "",
                        "",
                        "und",
                        false),
                SourceCase.inSync("chapters, cover and time code track", "chapters.mp4", PAL, 75)
                        .made(SourceCases::withExtras),
                SourceCase.inSync(
                                "three languages of sound",
                                "languages.mkv",
                                PAL,
                                75,
                                "-map",
                                "1:a",
                                "-map",
                                "1:a",
                                "-metadata:s:a:0",
                                "language=eng",
                                "-metadata:s:a:1",
                                "language=ger",
                                "-metadata:s:a:2",
                                "language=fre")
                        .spoken("en,de,fr"),
                SourceCase.inSync(
                        "Matroska, sound in 5.1",
                        "surround.mkv",
                        PAL,
                        75,
                        "-af",
                        "aformat=channel_layouts=5.1",
                        "-c:a",
                        "flac"),
                SourceCase.inSync(
                        "MOV, sound in 7.1, PCM",
                        "seven.mov",
                        PAL,
                        75,
                        "-af",
                        "aformat=channel_layouts=7.1",
                        "-c:a",
                        "pcm_s16le"));
    }

    private static List<SourceCase> timing() {
        return List.of(
                SourceCase.inSync("late sound by an edit list", "late.mp4", PAL.audioFrom(0.5), 75),
                SourceCase.inSync("beginning hidden by an edit list", "edit.mp4", PAL, 63)
                        .made(SourceCases::trimmed),
                SourceCase.inSync("a gap of a second without pictures", "gap.mkv", PAL, 75)
                        .made(file -> gap(file, "select='not(between(n,30,54))'")),
                SourceCase.inSync("variable frame rate", "vfr.mp4", PAL, 75)
                        .made(file -> gap(file, "select='lt(n,40)+not(mod(n,2))'")));
    }

    private static List<SourceCase> scans() {
        String square = MadeSource.movingSquare("320x180", "50", 150);
        String[] h264 = {
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-crf",
            "10",
            "-g",
            "25",
            "-flags",
            "+ilme+ildct",
            "-x264-params",
            "tff=1"
        };
        String[] mpeg2 = {"-c:v", "mpeg2video", "-q:v", "2", "-g", "15", "-flags", "+ilme+ildct"};
        return List.of(
                SourceCase.pictures(
                        "interlaced, 25i",
                        "interlaced.mp4",
                        75,
                        "25",
                        file -> MadeSource.of(file, square + ",tinterlace=interleave_top,setfield=tff", h264)),
                SourceCase.pictures(
                                "interlaced, a frame of each field",
                                "fields.mp4",
                                150,
                                "50",
                                file -> MadeSource.of(
                                        file,
                                        MadeSource.movingSquare("960x540", "50", 150)
                                                + ",tinterlace=interleave_top,setfield=tff",
                                        h264))
                        .sized("960x540")
                        .with("--fields", FIELDS),
                SourceCase.pictures(
                                "interlaced, 29.97i, a frame of each field",
                                "fields-ntsc.mp4",
                                180,
                                "60000/1001",
                                file -> MadeSource.of(
                                        file,
                                        MadeSource.movingSquare("960x540", "60000/1001", 180)
                                                + ",tinterlace=interleave_top,setfield=tff",
                                        h264))
                        .sized("960x540")
                        .with("--fields", FIELDS),
                SourceCase.pictures(
                        "progressive, flagged interlaced (PsF)",
                        "psf.mp4",
                        75,
                        "25",
                        file -> MadeSource.of(file, MadeSource.movingSquare("320x180", "25", 75), h264)),
                SourceCase.pictures(
                                "hard telecine, 3:2",
                                "hard.mpg",
                                72,
                                "24000/1001",
                                file -> MadeSource.of(
                                        file,
                                        MadeSource.movingSquare("320x240", "24000/1001", 72)
                                                + ",telecine=first_field=top:pattern=23",
                                        mpeg2))
                        .sized("320x240"),
                SourceCase.pictures(
                                "soft telecine, by repeated fields",
                                "soft.ts",
                                72,
                                "24000/1001",
                                file -> SoftTelecine.make(file, MadeSource.movingSquare("320x192", "24000/1001", 72)))
                        .sized("320x192"));
    }

    /** Options of one line; none of them holds a blank. */
    static Path ffmpeg(Path file, String line) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of(line.split(" ", -1)));
        all.add(file.toString());
        RealTools.ffmpeg(all);
        return file;
    }

    /** Copied from 0.5 s on, but from the key frame before it, which an edit list hides. */
    private static Path trimmed(Path file) {
        Path whole =
                PAL.seconds(3).with("-g", "50", "-bf", "2").make(file.resolveSibling("whole-" + file.getFileName()));
        return ffmpeg(file, "-ss 0.48 -i " + whole + " -c copy");
    }

    private static Path gap(Path file, String select) {
        Path whole = PAL.seconds(3).make(file.resolveSibling("whole-" + file.getFileName() + ".mkv"));
        return ffmpeg(
                file,
                "-i " + whole + " -vf " + select.replace("'", "").replace(",", "\\,")
                        + " -fps_mode passthrough -c:v libx264 -preset ultrafast -crf 10 -c:a copy");
    }

    private static Path withExtras(Path file) {
        Path whole = PAL.seconds(3).make(file.resolveSibling("whole-" + file.getFileName()));
        Path chapters = file.resolveSibling("chapters.txt");
        try {
            java.nio.file.Files.writeString(
                    chapters,
                    ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=3000\ntitle=Two\n");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Path cover = ffmpeg(file.resolveSibling("cover.png"), "-f lavfi -i testsrc=s=64x64 -frames:v 1");
        return ffmpeg(
                file,
                "-i " + whole + " -i " + cover + " -f ffmetadata -i " + chapters
                        + " -map 0:v -map 0:a -map 1:v -map_chapters 2 -c copy -disposition:v:1 attached_pic -timecode 01:00:00:00");
    }
}
