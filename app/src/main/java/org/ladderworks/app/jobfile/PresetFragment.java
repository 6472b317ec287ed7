package org.ladderworks.app.jobfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.Presets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
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

    /** The same of a tree that was changed, which is taken over. */
    public static PresetFragment of(ObjectNode tree) {
        return of(new Document("", tree, Map.of(), List.of()));
    }

    /** A preset that comes with the program. */
    static PresetFragment of(LadderPreset preset) {
        return inFull(List.of(preset), preset.description(), JsonNodeFactory.instance.objectNode());
    }

    /**
     * Ladders written in full, each rung by itself.
     *
     * @param ladders one for each family, at least one
     * @param audio what is said of sound beside the bit rate of the first ladder
     */
    private static PresetFragment inFull(List<LadderPreset> ladders, String description, ObjectNode audio) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("version", 1);
        if (!description.isEmpty()) {
            tree.put("description", description);
        }
        tree.set("ladder", LadderWriter.inFull(ladders));
        ObjectNode sound = audio.deepCopy();
        if (!sound.has("kilobits")) {
            sound.put("kilobits", ladders.getFirst().audioKilobits());
        }
        tree.set("audio", sound);
        return new PresetFragment(tree, List.of());
    }

    /**
     * The same ladder with each rung written by itself, so that rungs can be changed one by one; as it is where there are problems.
     */
    public PresetFragment inFull() {
        if (!problems.isEmpty() || tree.path("ladder").has("rungs")) {
            return this;
        }
        List<LadderPreset> ladders = ladders("");
        return ladders.isEmpty() ? this : inFull(ladders, description(), audio());
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

    /** The fragment, as JSON on several lines. */
    public String toJson() {
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
