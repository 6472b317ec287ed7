package org.ladderworks.engine.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;
import tools.jackson.databind.json.JsonMapper;

/** The presets that come with the product: data files in the assets module. */
public final class Presets {
    /** In the order in which they are shown. */
    public static final List<String> NAMES =
            List.of("web-h264", "short-clip", "apple-h264", "web-hevc", "web-av1", "web-hdr-hevc", "web-hdr-av1");

    private static final String FOLDER = "/org/ladderworks/assets/presets/";
    private static final MediaTime SHORT = MediaTime.of(120, 1);

    /** SDR before HDR, old codecs before new ones. */
    private static final Comparator<LadderPreset> ORDER =
            Comparator.comparing(LadderPreset::highDynamicRange).thenComparing(LadderPreset::videoCodec);

    private Presets() {}

    /** Fails with PRESET_UNKNOWN, naming those that exist. */
    public static LadderPreset named(String name) {
        if (!NAMES.contains(name)) {
            throw new UsageException(
                    ErrorCode.PRESET_UNKNOWN,
                    "there is no preset called " + name,
                    "Choose one of " + String.join(", ", NAMES) + ".");
        }
        try (InputStream in = Presets.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("preset missing from the assets: " + name);
            }
            return JsonMapper.shared().readValue(in, PresetFile.class).preset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Presets by their names, separated by commas: one for each codec and range, put in the order in which packages list
     * families. Fails with PRESET_UNKNOWN, and with BAD_USAGE where two of them make the same family.
     */
    public static List<LadderPreset> allNamed(String names) {
        Map<String, LadderPreset> families = new HashMap<>();
        for (String name : names.split(",", -1)) {
            LadderPreset preset = named(name.strip());
            LadderPreset other = families.putIfAbsent(preset.title(), preset);
            if (other != null) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        "the presets " + other.name() + " and " + preset.name() + " both make " + preset.title(),
                        "Name one preset for each codec, and one more for each codec in HDR.");
            }
        }
        return families.values().stream().sorted(ORDER).toList();
    }

    /**
     * What is proposed where the operator names none: as for SDR, and for an HDR source {@code web-hdr-hevc} beside it, as
     * what HDR is made for should not be lost unasked.
     */
    public static List<LadderPreset> proposedFor(MediaTime duration, boolean highDynamicRange) {
        LadderPreset standard = proposedFor(duration);
        return highDynamicRange ? List.of(standard, named("web-hdr-hevc")) : List.of(standard);
    }

    /** What is proposed where the operator names none: {@code short-clip} under two minutes, else {@code web-h264}. */
    public static LadderPreset proposedFor(MediaTime duration) {
        return named(duration.compareTo(SHORT) < 0 ? "short-clip" : "web-h264");
    }
}
