package org.ladderworks.app.jobfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.LadderPreset.PresetRung;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.ladder.RungTuning;
import tools.jackson.databind.JsonNode;

/** Reads the ladder of a job: presets by name, or rungs in full, with what the job changes of either. */
final class LadderReader {
    /** Families in the order in which packages list them: SDR before HDR, old codecs before new ones. */
    static final List<String> FAMILIES = List.of("h264", "hevc", "av1", "hevc-hdr", "av1-hdr");

    private static final String HDR = "-hdr";

    private static final String NAME = "job";

    private final Function<String, List<LadderPreset>> presets;
    private final Problems problems;
    private final TuningReader tuning;

    LadderReader(Function<String, List<LadderPreset>> presets, Problems problems) {
        this.presets = presets;
        this.problems = problems;
        this.tuning = new TuningReader(EncoderParameters.load(), problems);
    }

    /** One preset for each codec; none where the ladder is to be proposed. */
    List<LadderPreset> read(JsonNode job) {
        JsonNode ladder = job.path("ladder");
        if (ladder.has("presets") && ladder.has("rungs")) {
            problems.add("/ladder/rungs", "not together with presets: choose one of the two");
        }
        if (ladder.has("families") && !ladder.has("presets") && !ladder.has("rungs")) {
            problems.add("/ladder/families", "needs presets or rungs beside it");
        }
        if (ladder.has("overrides") && !ladder.has("presets")) {
            problems.add("/ladder/overrides", "needs presets beside it; what rungs do is written into them");
        }
        Map<String, LadderPreset> families = ladder.has("rungs") ? inFull(ladder) : named(ladder);
        override(families, ladder.path("overrides"));
        for (String family : ladder.path("families").propertyNames()) {
            LadderPreset preset = families.get(family);
            if (preset != null) {
                families.put(family, changed(preset, ladder.path("families").path(family)));
            } else if (!families.isEmpty()) {
                problems.add("/ladder/families/" + family, "no rung of the ladder is of this family");
            }
        }
        JsonNode kilobits = job.at("/audio/kilobits");
        return FAMILIES.stream()
                .flatMap(family -> Optional.ofNullable(families.get(family)).stream())
                .map(preset -> kilobits.isNumber() ? preset.withAudioKilobits(kilobits.asInt()) : preset)
                .toList();
    }

    private Map<String, LadderPreset> named(JsonNode ladder) {
        Map<String, LadderPreset> families = new LinkedHashMap<>();
        JsonNode names = ladder.path("presets");
        for (int i = 0; i < names.size(); i++) {
            String path = "/ladder/presets/" + i;
            try {
                for (LadderPreset preset : presets.apply(names.get(i).asString(""))) {
                    LadderPreset other = families.putIfAbsent(id(preset), preset);
                    if (other != null) {
                        problems.add(
                                path,
                                preset.name() + " and " + other.name() + " both make " + preset.title()
                                        + "; name one preset for each codec and range");
                    }
                }
            } catch (UsageException e) {
                problems.add(path, e.getMessage() + "; " + e.remedy());
            }
        }
        return families;
    }

    private Map<String, LadderPreset> inFull(JsonNode ladder) {
        Map<String, List<PresetRung>> byFamily = new TreeMap<>();
        JsonNode rungs = ladder.path("rungs");
        for (int i = 0; i < rungs.size(); i++) {
            JsonNode rung = rungs.get(i);
            List<PresetRung> family = byFamily.computeIfAbsent(id(rung), _ -> new ArrayList<>());
            PresetRung read = rung(rung, "/ladder/rungs/" + i);
            if (family.stream().anyMatch(other -> isSame(other, read))) {
                problems.add("/ladder/rungs/" + i, "another rung of its family has this size and bit rate");
            }
            family.add(read);
        }
        Map<String, LadderPreset> families = new LinkedHashMap<>();
        byFamily.forEach((id, family) -> families.put(id, family(id, family)));
        return families;
    }

    /** The name of a family: its codec, and whether it keeps the light of HDR. */
    static String id(LadderPreset preset) {
        return preset.codec() + (preset.highDynamicRange() ? HDR : "");
    }

    private static String id(JsonNode rung) {
        return rung.path("codec").asString("h264") + (rung.path("hdr").asBoolean(false) ? HDR : "");
    }

    private static boolean isSame(PresetRung one, PresetRung other) {
        return one.width() == other.width() && one.height() == other.height() && one.kilobits() == other.kilobits();
    }

    private PresetRung rung(JsonNode rung, String path) {
        PresetRung read = new PresetRung(
                rung.path("width").asInt(),
                rung.path("height").asInt(),
                rung.path("kilobits").asInt(),
                rung.path("mayHalveFrameRate").asBoolean(false),
                tuning.read(rung, path));
        checkMost(read, path);
        return read;
    }

    /** The rungs of a preset that an override names, by codec and height, each as the override has it. */
    private void override(Map<String, LadderPreset> families, JsonNode overrides) {
        for (int i = 0; i < overrides.size(); i++) {
            JsonNode override = overrides.get(i);
            String path = "/ladder/overrides/" + i;
            RungTuning told = tuning.read(override, path);
            String family = id(override);
            LadderPreset preset = families.get(family);
            int height = override.path("height").asInt();
            if (preset == null || preset.rungs().stream().noneMatch(rung -> rung.height() == height)) {
                problems.add(path, "the presets have no rung of " + family + " with the height " + height);
            } else {
                families.put(
                        family,
                        preset.withRungs(preset.rungs().stream()
                                .map(rung -> rung.height() == height ? overridden(rung, override, told, path) : rung)
                                .toList()));
            }
        }
    }

    private PresetRung overridden(PresetRung rung, JsonNode override, RungTuning told, String path) {
        PresetRung changed = new PresetRung(
                rung.width(),
                rung.height(),
                override.path("kilobits").asInt(rung.kilobits()),
                override.path("mayHalveFrameRate").asBoolean(rung.mayHalveFrameRate()),
                told.orElse(rung.tuning()));
        checkMost(changed, path);
        return changed;
    }

    private void checkMost(PresetRung rung, String path) {
        if (rung.tuning()
                .maxRate()
                .filter(most -> most.bitsPerSecond() < rung.kilobits() * 1000L)
                .isPresent()) {
            problems.add(path + "/maxKilobits", "is below the " + rung.kilobits() + " kb/s that the average may reach");
        }
    }

    /** What the job leaves open is as in the codec's own preset. */
    private static LadderPreset family(String id, List<PresetRung> rungs) {
        boolean hdr = id.endsWith(HDR);
        String codec = hdr ? id.substring(0, id.length() - HDR.length()) : id;
        LadderPreset standard =
                hdr && !codec.equals("h264") ? Presets.named("web-hdr-" + codec) : Presets.named("web-" + codec);
        List<PresetRung> bestFirst = rungs.stream()
                .sorted(Comparator.comparingLong((PresetRung rung) -> (long) rung.width() * rung.height())
                        .thenComparingInt(PresetRung::kilobits)
                        .reversed())
                .toList();
        return new LadderPreset(
                NAME,
                "the rungs of the job file",
                codec,
                standard.tenBit(),
                standard.highDynamicRange(),
                standard.crf(),
                standard.encoderPreset(),
                standard.audioKilobits(),
                bestFirst);
    }

    private static LadderPreset changed(LadderPreset preset, JsonNode family) {
        return new LadderPreset(
                preset.name(),
                preset.description(),
                preset.codec(),
                family.path("tenBit").asBoolean(preset.tenBit()),
                preset.highDynamicRange(),
                family.path("crf").asDouble(preset.crf()),
                family.path("speed").asString(preset.encoderPreset()),
                preset.audioKilobits(),
                preset.rungs());
    }
}
