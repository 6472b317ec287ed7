package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.time.Bitrate;

/**
 * The FFmpeg arguments of a rung that a hardware encoder makes. Pure.
 *
 * <p>As in software, IDR pictures stand on the grid of GOPs and nowhere else, GOPs are closed, and every kind of rate
 * control has a cap. Unlike there, equal input need not give equal bytes.
 */
final class HardwareOptions {
    /** Bounds the pictures that a decoder holds; every H.264 encoder of these can make so many. */
    private static final int B_FRAMES = 2;

    private HardwareOptions() {}

    /** Before all inputs: the device that pictures are sent to. */
    static List<String> device(List<RungPlan> rungs) {
        return rungs.stream().anyMatch(HardwareOptions::isUploaded)
                ? List.of("-init_hw_device", "vaapi=va", "-filter_hw_device", "va")
                : List.of();
    }

    /** What a rung's filters end with: pictures for VA-API lie in the memory of the device. */
    static String upload(RungPlan rung) {
        return isUploaded(rung) ? ",hwupload" : "";
    }

    private static boolean isUploaded(RungPlan rung) {
        return rung.hardware()
                .filter(device -> device.encoder() == HardwareEncoder.VAAPI)
                .isPresent();
    }

    /** The encoder and all of its options. */
    static List<String> of(int gop, RungPlan rung) {
        HardwareEncoder device = rung.hardware().orElseThrow().encoder();
        VideoCodec codec = rung.rung().family().codec();
        List<String> line =
                new ArrayList<>(List.of("-c:v", device.encoder(codec).orElseThrow()));
        line.addAll(
                switch (device) {
                    case NVENC -> nvenc(rung);
                    case QSV -> quickSync(rung);
                    case VAAPI -> vaapi(rung);
                    case VIDEOTOOLBOX -> videoToolbox(rung);
                });
        line.addAll(profile(device, rung));
        line.addAll(List.of(
                "-g",
                Integer.toString(gop),
                "-bf",
                Integer.toString(bFrames(rung)),
                "-flags",
                "+cgop",
                // What an encoder makes of -g is its own matter; a frame that is asked for is an IDR picture.
                "-force_key_frames",
                "expr:eq(mod(n," + gop + "),0)"));
        if (codec == VideoCodec.HEVC) {
            line.addAll(List.of("-tag:v", "hvc1"));
        }
        return line;
    }

    private static List<String> nvenc(RungPlan rung) {
        RateControl control = rung.rateControl();
        List<String> line = new ArrayList<>(List.of("-preset", nvencPreset(rung.encoderPreset()), "-tune", "hq"));
        line.addAll(
                switch (control) {
                    // Without a bit rate of zero, that of FFmpeg's default counts beside the quality.
                    case RateControl.CappedCrf crf -> List.of("-rc", "vbr", "-cq", atLeastOne(crf), "-b:v", "0");
                    case RateControl.Average average -> List.of("-rc", "vbr", "-b:v", bits(average.average()));
                    case RateControl.Constant constant -> List.of("-rc", "cbr", "-b:v", bits(constant.maxRate()));
                });
        line.addAll(cap(control));
        line.addAll(List.of(
                "-multipass",
                control instanceof RateControl.TwoPass ? "fullres" : "qres",
                "-rc-lookahead",
                "20",
                "-no-scenecut",
                "1",
                "-forced-idr",
                "1",
                "-strict_gop",
                "1"));
        return line;
    }

    private static List<String> quickSync(RungPlan rung) {
        RateControl control = rung.rateControl();
        List<String> line = new ArrayList<>(List.of("-preset", quickSyncPreset(rung.encoderPreset())));
        if (control instanceof RateControl.CappedCrf crf) {
            // With a bit rate and a cap beside it, QVBR: constant quality under both.
            line.addAll(List.of("-global_quality", whole(crf)));
        }
        line.addAll(List.of("-b:v", bits(aim(rung))));
        line.addAll(cap(control));
        line.addAll(List.of("-forced_idr", "1", "-idr_interval", "0", "-adaptive_i", "0", "-adaptive_b", "0"));
        return line;
    }

    private static List<String> vaapi(RungPlan rung) {
        RateControl control = rung.rateControl();
        List<String> line = new ArrayList<>(
                switch (control) {
                    // The one mode that knows both a quality and a cap: a driver without it fails its trial.
                    case RateControl.CappedCrf crf -> List.of("-rc_mode", "QVBR", "-global_quality", whole(crf));
                    case RateControl.Average _ -> List.of("-rc_mode", "VBR");
                    case RateControl.Constant _ -> List.of("-rc_mode", "CBR");
                });
        line.addAll(List.of("-b:v", bits(aim(rung))));
        line.addAll(cap(control));
        line.addAll(List.of("-idr_interval", "0"));
        return line;
    }

    /** Its quality is a scale of its own, on some machines only: it is given the bit rate in every mode. */
    private static List<String> videoToolbox(RungPlan rung) {
        return List.of(
                "-allow_sw",
                "0",
                "-b:v",
                bits(aim(rung)),
                "-maxrate",
                bits(rung.rateControl().maxRate()));
    }

    private static List<String> cap(RateControl control) {
        String most = bits(control.maxRate());
        return List.of("-maxrate", most, "-bufsize", most);
    }

    /** The bit rate that stands beside the cap; below it, as an equal one would ask for a constant bit rate. */
    private static Bitrate aim(RungPlan rung) {
        RateControl control = rung.rateControl();
        return switch (control) {
            case RateControl.CappedCrf crf ->
                new Bitrate(Math.min(
                        rung.rung().ceiling().bitsPerSecond(), crf.maxRate().bitsPerSecond() * 9 / 10));
            case RateControl.Average average -> average.average();
            case RateControl.Constant constant -> constant.maxRate();
        };
    }

    private static List<String> profile(HardwareEncoder device, RungPlan rung) {
        return switch (rung.rung().family().codec()) {
            case AVC -> {
                String name = avcProfile(rung);
                boolean constrained = device == HardwareEncoder.VAAPI && name.equals("baseline");
                yield List.of("-profile:v", constrained ? "constrained_baseline" : name);
            }
            case HEVC -> List.of("-profile:v", rung.bitDepth() == 10 ? "main10" : "main");
            // NVENC has no such option: its AV1 is of the Main profile.
            case AV1 -> device == HardwareEncoder.NVENC ? List.of() : List.of("-profile:v", "main");
        };
    }

    private static String avcProfile(RungPlan rung) {
        return rung.rung().tuning().profile().orElse("high");
    }

    private static int bFrames(RungPlan rung) {
        boolean none = rung.rung().family().codec() == VideoCodec.AVC
                && avcProfile(rung).equals("baseline");
        return none ? 0 : rung.rung().tuning().bFrames().orElse(B_FRAMES);
    }

    private static String nvencPreset(String speed) {
        return switch (speed) {
            case "ultrafast", "superfast" -> "p1";
            case "veryfast" -> "p2";
            case "faster", "fast" -> "p3";
            case "slow" -> "p5";
            case "slower" -> "p6";
            case "veryslow", "placebo" -> "p7";
            default -> "p4";
        };
    }

    private static String quickSyncPreset(String speed) {
        return switch (speed) {
            case "ultrafast", "superfast" -> "veryfast";
            case "placebo" -> "veryslow";
            default -> speed;
        };
    }

    /** Zero would mean: as the encoder likes. */
    private static String atLeastOne(RateControl.CappedCrf control) {
        return control.crf() < 1 ? "1" : control.qualityValue();
    }

    private static String whole(RateControl.CappedCrf control) {
        return String.format(Locale.ROOT, "%d", Math.max(1, Math.round(control.crf())));
    }

    private static String bits(Bitrate rate) {
        return Long.toString(rate.bitsPerSecond());
    }
}
