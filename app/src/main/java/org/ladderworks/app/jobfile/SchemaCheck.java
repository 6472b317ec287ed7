package org.ladderworks.app.jobfile;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Holds a job to the schema, and says what is wrong in words of its own. Thread-safe. */
final class SchemaCheck {
    private static final int LONGEST_SHOWN = 60;

    private final JobSchema fields;
    private final Schema schema;

    SchemaCheck(JobSchema fields) {
        this.fields = fields;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(fields.root());
    }

    /** Adds all that is wrong with a job; {@code partly} for one whose missing fields may come from elsewhere. */
    void check(JsonNode job, boolean partly, Problems problems) {
        for (Error error : schema.validate(job)) {
            if (!(partly && error.getKeyword().equals("required") && isAtTop(error))) {
                tell(job, error, problems);
            }
        }
    }

    /** The source and the output may be named on the command line. */
    private static boolean isAtTop(Error error) {
        List<String> missing = List.of("/source", "/output", "/output/folder");
        return missing.contains(Pointers.child(error.getInstanceLocation().toString(), error.getProperty()));
    }

    private void tell(JsonNode job, Error error, Problems problems) {
        String path = error.getInstanceLocation().toString();
        JsonNode field = fields.field(path).orElse(fields.root());
        JsonNode value = job.at(path);
        switch (error.getKeyword()) {
            case "additionalProperties" ->
                problems.add(Pointers.child(path, error.getProperty()), "not known" + meant(error.getProperty(), path));
            case "required" -> problems.add(Pointers.child(path, error.getProperty()), "missing");
            case "not" ->
                problems.add(
                        path, NotPossible.field(path).orElse("not known yet: this version can do nothing with it"));
            case "type" -> problems.add(path, wrongType(value, field));
            case "enum" -> problems.add(path, refused(path, value).orElseGet(() -> notOneOf(value, field)));
            case "const" -> problems.add(path, "is " + shown(value) + "; this program knows " + field.path("const"));
            case "minimum", "maximum" -> problems.add(path, "is " + shown(value) + "; choose " + range(field));
            case "multipleOf" ->
                problems.add(path, "is " + shown(value) + "; choose a multiple of " + field.path("multipleOf"));
            case "pattern" -> problems.add(path, shown(value) + " is malformed; write it as in " + examples(field));
            case "minItems", "minProperties" -> problems.add(path, "is empty; leave it out instead");
            case "minLength" -> problems.add(path, "is empty");
            case "maxItems" -> problems.add(path, "holds more than " + field.path("maxItems"));
            case "maxLength" -> problems.add(path, "is longer than " + field.path("maxLength") + " characters");
            case "uniqueItems" -> problems.add(path, "holds the same twice");
            default -> problems.add(path, String.valueOf(error.getMessage()));
        }
    }

    private String meant(String name, String path) {
        List<String> names = fields.names(path);
        Optional<String> nearest = Spelling.nearest(name, names);
        return nearest.map(word -> "; did you mean \"" + word + "\"?")
                .orElseGet(() -> names.isEmpty() ? "" : "; there are " + String.join(", ", names));
    }

    private static String wrongType(JsonNode value, JsonNode field) {
        String wanted = article(field.path("type").asString(""));
        if (value.isNull()) {
            return "is null; leave the field out, or give " + wanted;
        }
        String advice = wanted.equals("a string") && value.isValueNode()
                ? "write it in quotes: \"" + value.asString("") + "\""
                : "give " + wanted;
        return "is " + article(kind(value)) + "; " + advice;
    }

    /** Where a word has a meaning, but what it means cannot be made. */
    private static Optional<String> refused(String path, JsonNode value) {
        return path.startsWith("/audio/codecs/") ? NotPossible.audioCodec(value.asString("")) : Optional.empty();
    }

    private static String notOneOf(JsonNode value, JsonNode field) {
        List<String> words = new ArrayList<>();
        field.path("enum").forEach(word -> words.add(word.asString("")));
        String written = value.asString("");
        if (!value.isString() && words.contains(written)) {
            return "is " + article(kind(value)) + "; write it in quotes: \"" + written + "\"";
        }
        String nearest = Spelling.nearest(written, words)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
        return shown(value) + " is not one of " + String.join(", ", words) + nearest;
    }

    private static String range(JsonNode field) {
        return field.path("minimum").asString("") + " to "
                + field.path("maximum").asString("");
    }

    private static String examples(JsonNode field) {
        return field.path("examples").valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "));
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> "number";
            default -> "null";
        };
    }

    private static String article(String kind) {
        return switch (kind) {
            case "object" -> "an object of names and values";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "null" -> "null";
            default -> "a " + kind;
        };
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }
}
