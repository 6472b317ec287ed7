package org.ladderworks.app.jobfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (draft 2020-12) of job files, and what it says of a single field. */
public final class JobSchema {
    private static final String FILE = "/org/ladderworks/assets/job/job.schema.json";

    private final String text;
    private final JsonNode root;

    private JobSchema(String text) {
        this.text = text;
        this.root = JsonMapper.shared().readTree(text);
    }

    /** Reads the schema that this program came with. */
    public static JobSchema load() {
        try (InputStream in = JobSchema.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing from the assets: " + FILE);
            }
            return new JobSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As published. */
    public String text() {
        return text;
    }

    /** As read; not to be changed. */
    public JsonNode root() {
        return root;
    }

    /** What is said of the field that a JSON Pointer into a job names; empty for one that is not known. */
    public Optional<JsonNode> field(String pointer) {
        JsonNode at = resolved(root);
        for (String name : Pointers.names(pointer)) {
            JsonNode properties = at.path("properties");
            JsonNode next = properties.has(name) ? properties.get(name) : at.path("items");
            if (!next.isObject()) {
                return Optional.empty();
            }
            at = resolved(next);
        }
        return Optional.of(at);
    }

    /** The names that an object may have, where a JSON Pointer names one. */
    List<String> names(String pointer) {
        return field(pointer)
                .map(found -> List.copyOf(found.path("properties").propertyNames()))
                .orElse(List.of());
    }

    /** With what {@code $ref} names; what stands beside it goes before. */
    public JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (reference.isEmpty()) {
            return schema;
        }
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        root.at(reference.substring(1)).properties().forEach(entry -> both.set(entry.getKey(), entry.getValue()));
        schema.properties().forEach(entry -> both.set(entry.getKey(), entry.getValue()));
        return both;
    }
}
