package org.ladderworks.app.jobfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A file of JSON or YAML as it was read.
 *
 * @param name of the file, for messages
 * @param tree empty where the file is not well-formed
 * @param lines line of each field, by its JSON Pointer
 * @param problems what is wrong with it as JSON or YAML
 */
record Document(String name, JsonNode tree, Map<String, Integer> lines, List<Problem> problems) {
    Document {
        lines = Map.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file: as JSON where it is called so or begins with a brace, else as YAML 1.2. Fails with a UsageException
     * where it cannot be read.
     */
    static Document read(Path file) {
        return parse(file.toString(), DocumentText.read(file));
    }

    static Document parse(String name, String text) {
        boolean json = name.toLowerCase(Locale.ROOT).endsWith(".json")
                || text.stripLeading().startsWith("{");
        ObjectMapper mapper = json ? JsonMapper.shared() : YAMLMapper.shared();
        TreeBuilder builder = new TreeBuilder();
        JsonNode tree = JsonNodeFactory.instance.objectNode();
        try (JsonParser parser = mapper.createParser(text)) {
            tree = builder.document(parser);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            builder.problems()
                    .addAt(
                            line > 0 ? OptionalInt.of(line) : OptionalInt.empty(),
                            "",
                            "not well-formed " + (json ? "JSON" : "YAML") + ": " + firstLine(e));
        }
        return new Document(name, tree, builder.lines(), builder.problems().all());
    }

    private static String firstLine(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }
}
