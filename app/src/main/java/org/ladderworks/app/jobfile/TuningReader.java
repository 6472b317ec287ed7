package org.ladderworks.app.jobfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.ladder.RungTuning;
import org.ladderworks.engine.time.Bitrate;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of a single rung's encoder; what the codec's encoder does not have is refused. */
final class TuningReader {
    private static final Map<String, String> ENCODERS = Map.of("h264", "x264", "hevc", "x265", "av1", "svtav1");

    private static final Map<String, Set<String>> TUNES = Map.of(
            "h264", Set.of("film", "animation", "grain", "stillimage", "fastdecode", "psnr", "ssim"),
            "hevc", Set.of("animation", "grain", "fastdecode", "psnr", "ssim"),
            "av1", Set.of("vq", "psnr", "ssim"));

    private final EncoderParameters parameters;
    private final Problems problems;

    TuningReader(EncoderParameters parameters, Problems problems) {
        this.parameters = parameters;
        this.problems = problems;
    }

    /** The encoder of a codec, as its parameters are called by. */
    static String encoder(String codec) {
        return ENCODERS.getOrDefault(codec, "x264");
    }

    /** What the rung at that place of the job says. */
    RungTuning read(JsonNode rung, String path) {
        String codec = rung.path("codec").asString("h264");
        boolean av1 = codec.equals("av1");
        if (!codec.equals("h264")) {
            refuse(rung, path, "profile", "is of H.264 alone; the profile of others follows from tenBit");
        } else if (rung.path("hdr").asBoolean(false)) {
            problems.add(path + "/hdr", "is of HEVC and AV1 alone; players decode no HDR in H.264");
        }
        if (av1) {
            refuse(rung, path, "bFrames", "is of H.264 and HEVC alone");
            refuse(rung, path, "references", "is of H.264 and HEVC alone");
        } else {
            refuse(rung, path, "filmGrain", "is of AV1 alone; x264 and x265 keep grain with tune: grain");
        }
        ENCODERS.forEach((other, encoder) -> {
            if (!other.equals(codec)) {
                refuse(rung, path, encoder + "-params", "is not the encoder of this rung, which is " + codec);
            }
        });
        checkCrf(rung, path, av1);
        checkTune(rung, path, codec);
        if (rung.path("profile").asString("").equals("baseline")
                && rung.path("bFrames").asInt(0) > 0) {
            problems.add(path + "/bFrames", "the profile baseline has no B-frames");
        }
        return new RungTuning(
                rung.has("crf") ? Optional.of(rung.path("crf").doubleValue()) : Optional.empty(),
                word(rung, "speed"),
                number(rung, "maxKilobits").map(Bitrate::ofKilobits),
                word(rung, "profile"),
                word(rung, "tune"),
                number(rung, "bFrames"),
                number(rung, "references"),
                number(rung, "filmGrain"),
                parameters(rung, path, encoder(codec)));
    }

    private List<String> parameters(JsonNode rung, String path, String encoder) {
        String text = rung.path(encoder + "-params").asString("");
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> all = List.of(text.split(":", -1));
        for (String parameter : all) {
            parameters
                    .refusal(encoder, parameter)
                    .ifPresent(why -> problems.add(path + "/" + encoder + "-params", why));
        }
        return all;
    }

    private void checkCrf(JsonNode rung, String path, boolean av1) {
        if (!rung.has("crf")) {
            return;
        }
        double crf = rung.path("crf").doubleValue();
        if (av1 ? crf < 1 : crf > 51) {
            problems.add(
                    path + "/crf",
                    (av1 ? FieldFault.NOT_OF_AV1 : FieldFault.NOT_OF_X264)
                            .with(rung.path("crf"))
                            .english());
        }
    }

    private void checkTune(JsonNode rung, String path, String codec) {
        String tune = rung.path("tune").asString("");
        Set<String> known = TUNES.getOrDefault(codec, Set.of());
        if (!tune.isEmpty() && !known.contains(tune)) {
            problems.add(
                    path + "/tune",
                    tune + " is no tune of " + ENCODERS.get(codec) + "; choose "
                            + String.join(", ", known.stream().sorted().toList()));
        }
    }

    private void refuse(JsonNode rung, String path, String name, String why) {
        if (rung.has(name)) {
            problems.add(path + "/" + name, why);
        }
    }

    private static Optional<String> word(JsonNode rung, String name) {
        return rung.has(name) ? Optional.of(rung.path(name).asString("")) : Optional.empty();
    }

    private static Optional<Integer> number(JsonNode rung, String name) {
        return rung.has(name) ? Optional.of(rung.path(name).asInt()) : Optional.empty();
    }
}
