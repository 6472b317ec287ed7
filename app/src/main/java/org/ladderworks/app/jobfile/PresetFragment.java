package org.ladderworks.app.jobfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.LadderPreset.PresetRung;
import org.ladderworks.engine.ladder.Presets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A preset as a fragment of a job file: {@code version}, {@code description}, {@code ladder} and {@code audio}. Its ladder
 * may build upon presets that come with the program, but on no saved one.
 *
 * @param tree not to be changed
 * @param problems what is wrong with it
 */
public record PresetFragment(ObjectNode tree, List<Problem> problems) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> PARTS = List.of("version", "description", "ladder", "audio");
    private static final int LONGEST = 200;

    public PresetFragment {
        problems = List.copyOf(problems);
    }

    /** Reads one, right or wrong. Fails with a UsageException where the file cannot be read at all. */
    public static PresetFragment read(Path file) {
        return of(Document.read(file));
    }

    /** The same of what {@link #toJson} wrote. */
    public static PresetFragment parse(String json) {
        return of(Document.parse("preset.json", json));
    }

    private static PresetFragment of(Document document) {
        ObjectNode tree = document.tree() instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        if (!document.problems().isEmpty()) {
            return new PresetFragment(tree, document.problems());
        }
        Problems problems = new Problems(document.lines());
        for (String name : tree.propertyNames()) {
            if (!PARTS.contains(name)) {
                problems.add("/" + name, "not known in a preset, which has " + String.join(", ", PARTS));
            }
        }
        if (!tree.has("ladder")) {
            problems.add("/ladder", "missing");
        }
        JsonNode description = tree.path("description");
        if (!description.isMissingNode()
                && (!description.isString() || description.asString("").length() > LONGEST)) {
            problems.add("/description", "give a string of up to " + LONGEST + " characters");
        }
        if (problems.isEmpty()) {
            new SchemaCheck(JobSchema.load()).check(asJob(tree), false, problems);
        }
        if (problems.isEmpty()) {
            new LadderReader(name -> List.of(Presets.named(name)), problems).read(asJob(tree));
            new AudioReader(problems).read(tree.path("audio"));
        }
        return new PresetFragment(tree, problems.all());
    }

    /** A preset that comes with the program. */
    static PresetFragment of(LadderPreset preset) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("version", 1).put("description", preset.description());
        ObjectNode ladder = tree.putObject("ladder");
        ArrayNode rungs = ladder.putArray("rungs");
        for (PresetRung rung : preset.rungs()) {
            ObjectNode node = rungs.addObject();
            node.put("codec", preset.codec())
                    .put("width", rung.width())
                    .put("height", rung.height())
                    .put("kilobits", rung.kilobits());
            if (preset.highDynamicRange()) {
                node.put("hdr", true);
            }
            if (rung.mayHalveFrameRate()) {
                node.put("mayHalveFrameRate", true);
            }
        }
        ObjectNode family = ladder.putObject("families").putObject(LadderReader.id(preset));
        family.put("crf", preset.crf()).put("speed", preset.encoderPreset());
        if (preset.tenBit() && !preset.highDynamicRange()) {
            family.put("tenBit", true);
        }
        tree.putObject("audio").put("kilobits", preset.audioKilobits());
        return new PresetFragment(tree, List.of());
    }

    /** What it is for, in its author's words. */
    public String description() {
        return tree.path("description").asString("");
    }

    /** Its ladders, one for each codec, under that name; only of a fragment without problems. */
    public List<LadderPreset> ladders(String name) {
        List<LadderPreset> named = new ArrayList<>();
        for (LadderPreset preset :
                new LadderReader(built -> List.of(Presets.named(built)), new Problems(Map.of())).read(asJob(tree))) {
            named.add(preset.named(name, description()));
        }
        return named;
    }

    /** What it says of sound, as a job file does; not to be changed. */
    public ObjectNode audio() {
        return tree.path("audio") instanceof ObjectNode audio ? audio : JsonNodeFactory.instance.objectNode();
    }

    String toJson() {
        return MAPPER.writeValueAsString(tree);
    }

    static List<LadderPreset> inOrder(Map<String, LadderPreset> byFamily) {
        return LadderReader.FAMILIES.stream()
                .flatMap(family -> Optional.ofNullable(byFamily.get(family)).stream())
                .toList();
    }

    private static ObjectNode asJob(ObjectNode fragment) {
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        job.set(
                "version",
                fragment.path("version").isMissingNode()
                        ? JsonNodeFactory.instance.numberNode(1)
                        : fragment.get("version"));
        job.putObject("source").put("file", "source");
        job.putObject("output").put("folder", "output");
        job.set("ladder", fragment.get("ladder"));
        if (fragment.has("audio")) {
            job.set("audio", fragment.get("audio"));
        }
        return job;
    }
}
