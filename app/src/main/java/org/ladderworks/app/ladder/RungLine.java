package org.ladderworks.app.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import tools.jackson.databind.JsonNode;

/**
 * A rung of a preset as it is written, right or wrong.
 *
 * @param place among the rungs of the preset, from 0
 * @param family such as {@code hevc-hdr}
 * @param codec as people call it, with its range, such as {@code HEVC HDR}
 * @param width in pixels; 0 where it is no number
 * @param height in pixels; 0 where it is no number
 * @param kilobits ceiling of the average, in kb/s; 0 where it is no number
 * @param peak the most over a second, in kb/s
 * @param halves whether sources above 30 frames a second are halved
 * @param crf its own or its family's; empty where neither says
 * @param profile that its pictures get
 * @param written what stands in a field, by its key
 */
public record RungLine(
        int place,
        String family,
        String codec,
        int width,
        int height,
        int kilobits,
        int peak,
        boolean halves,
        Optional<Double> crf,
        String profile,
        JsonNode written) {
    /** Without its own, a rung's peak is this much of its ceiling. */
    private static final double PEAK = 1.5;

    /** All of a preset, in its order. */
    public static List<RungLine> of(PresetFragment fragment) {
        JsonNode ladder = fragment.tree().path("ladder");
        JsonNode rungs = ladder.path("rungs");
        List<RungLine> lines = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            lines.add(line(i, rungs.get(i), ladder.path("families")));
        }
        return lines;
    }

    private static RungLine line(int place, JsonNode rung, JsonNode families) {
        String codec = rung.path("codec").asString("h264");
        boolean hdr = rung.path("hdr").asBoolean(false);
        String family = codec + (hdr ? "-hdr" : "");
        int kilobits = rung.path("kilobits").asInt(0);
        JsonNode crf =
                rung.has("crf") ? rung.path("crf") : families.path(family).path("crf");
        return new RungLine(
                place,
                family,
                title(codec) + (hdr ? " HDR" : ""),
                rung.path("width").asInt(0),
                rung.path("height").asInt(0),
                kilobits,
                rung.path("maxKilobits").asInt((int) Math.round(kilobits * PEAK)),
                rung.path("mayHalveFrameRate").asBoolean(false),
                crf.isNumber() ? Optional.of(crf.doubleValue()) : Optional.empty(),
                profile(rung, codec, hdr || families.path(family).path("tenBit").asBoolean(false)),
                rung);
    }

    private static String title(String codec) {
        return switch (codec) {
            case "h264" -> VideoCodec.AVC.title();
            case "hevc" -> VideoCodec.HEVC.title();
            case "av1" -> VideoCodec.AV1.title();
            default -> codec;
        };
    }

    private static String profile(JsonNode rung, String codec, boolean tenBit) {
        String name = codec.equals("h264") ? rung.path("profile").asString("high") : "main";
        String shown =
                name.isEmpty() ? name : name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
        return tenBit ? shown + " 10" : shown;
    }

    /** What stands in a field, right or wrong; what it comes to where nothing does. */
    public String text(RungField field) {
        JsonNode node = written.path(field.key());
        if (!node.isMissingNode()) {
            return node.asString("");
        }
        return switch (field) {
            case WIDTH, HEIGHT, KILOBITS -> "";
            case PEAK -> Integer.toString(peak);
            case CRF ->
                crf.map(value -> Double.toString(value).replaceAll("\\.0$", "")).orElse("");
        };
    }

    /** Whether a field is written, and does not follow from another. */
    public boolean says(RungField field) {
        return written.has(field.key());
    }

    /** What it does unlike its family beyond what has fields here, such as {@code tune animation}. */
    public String more() {
        return written.propertyStream()
                .filter(field -> List.of("speed", "tune", "bFrames", "references", "filmGrain")
                                .contains(field.getKey())
                        || field.getKey().endsWith("-params"))
                .map(field -> field.getKey() + " " + field.getValue().asString(""))
                .collect(Collectors.joining(", "));
    }
}
