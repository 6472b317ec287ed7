package org.ladderworks.engine.probe;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.probe.HdrMetadata.Chromaticity;
import org.ladderworks.engine.probe.HdrMetadata.ContentLight;
import org.ladderworks.engine.probe.HdrMetadata.DolbyVision;
import org.ladderworks.engine.probe.HdrMetadata.MasteringDisplay;
import tools.jackson.databind.JsonNode;

/** Reads the side data of a stream or a frame, as {@code ffprobe -of json} prints it. Pure; what is malformed is absent. */
final class HdrJson {
    private static final Pattern RATIO = Pattern.compile("(\\d{1,10})/(\\d{1,10})");
    private static final long CHROMATICITY_UNITS = 50_000;
    private static final long LUMINANCE_UNITS = 10_000;

    private HdrJson() {}

    static HdrMetadata of(JsonNode sideDataList) {
        HdrMetadata found = HdrMetadata.NONE;
        for (JsonNode side : sideDataList) {
            found = found.or(one(side));
        }
        return found;
    }

    private static HdrMetadata one(JsonNode side) {
        return switch (side.path("side_data_type").asString("")) {
            case "Mastering display metadata" ->
                new HdrMetadata(masteringDisplay(side), Optional.empty(), Optional.empty());
            case "Content light level metadata" ->
                new HdrMetadata(
                        Optional.empty(),
                        Optional.of(new ContentLight(
                                side.path("max_content").asInt(0),
                                side.path("max_average").asInt(0))),
                        Optional.empty());
            case "DOVI configuration record" ->
                new HdrMetadata(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new DolbyVision(
                                side.path("dv_profile").asInt(0),
                                side.path("dv_bl_signal_compatibility_id").asInt(0))));
            case "HDR Dynamic Metadata SMPTE2094-40 (HDR10+)" ->
                new HdrMetadata(Optional.empty(), Optional.empty(), Optional.empty(), true);
            default -> HdrMetadata.NONE;
        };
    }

    private static Optional<MasteringDisplay> masteringDisplay(JsonNode side) {
        long brightest = units(side.path("max_luminance"), LUMINANCE_UNITS);
        if (brightest <= 0) {
            return Optional.empty();
        }
        return Optional.of(new MasteringDisplay(
                colour(side, "red"),
                colour(side, "green"),
                colour(side, "blue"),
                colour(side, "white_point"),
                brightest,
                Math.max(0, units(side.path("min_luminance"), LUMINANCE_UNITS))));
    }

    private static Chromaticity colour(JsonNode side, String name) {
        return new Chromaticity((int) Math.max(0, units(side.path(name + "_x"), CHROMATICITY_UNITS)), (int)
                Math.max(0, units(side.path(name + "_y"), CHROMATICITY_UNITS)));
    }

    /** A ratio in units of a fraction of one, rounded; -1 where it is none. */
    private static long units(JsonNode node, long unitsOfOne) {
        var match = RATIO.matcher(node.asString(""));
        if (!match.matches() || Long.parseLong(match.group(2)) == 0) {
            return -1;
        }
        long denominator = Long.parseLong(match.group(2));
        long units = (Long.parseLong(match.group(1)) * unitsOfOne + denominator / 2) / denominator;
        return Math.min(units, Integer.MAX_VALUE);
    }
}
