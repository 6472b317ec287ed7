package org.ladderworks.app.jobfile;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.saying.Saying;
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
                problems.add(Pointers.child(path, error.getProperty()), unknown(error.getProperty(), path));
            case "required" -> problems.add(Pointers.child(path, error.getProperty()), FieldFault.MISSING.english());
            case "not" ->
                problems.add(
                        path, NotPossible.field(path).orElse("not known yet: this version can do nothing with it"));
            case "type" -> problems.add(path, wrongType(value, field));
            case "enum" -> problems.add(path, refused(path, value).orElseGet(() -> notOneOf(value, field)));
            case "const" -> tell(path, FieldFault.OTHER_CONSTANT.with(shown(value), field.path("const")), problems);
            case "minimum", "maximum" ->
                tell(
                        path,
                        FieldFault.OUT_OF_RANGE.with(
                                shown(value),
                                field.path("minimum").asString(""),
                                field.path("maximum").asString("")),
                        problems);
            case "multipleOf" ->
                tell(path, FieldFault.NO_MULTIPLE.with(shown(value), field.path("multipleOf")), problems);
            case "pattern" -> tell(path, FieldFault.MALFORMED.with(shown(value), examples(field)), problems);
            case "minItems", "minProperties" -> tell(path, FieldFault.EMPTY_LEAVE_OUT.with(), problems);
            case "minLength" -> tell(path, FieldFault.EMPTY.with(), problems);
            case "maxItems" -> tell(path, FieldFault.TOO_MANY.with(field.path("maxItems")), problems);
            case "maxLength" -> tell(path, FieldFault.TOO_LONG.with(field.path("maxLength")), problems);
            case "uniqueItems" -> tell(path, FieldFault.TWICE.with(), problems);
            default -> problems.add(path, String.valueOf(error.getMessage()));
        }
    }

    private static void tell(String path, Saying fault, Problems problems) {
        problems.add(path, fault.english());
    }

    private String unknown(String name, String path) {
        List<String> names = fields.names(path);
        return Spelling.nearest(name, names)
                .map(FieldFault.NOT_KNOWN_NEAR::with)
                .orElseGet(() -> names.isEmpty()
                        ? FieldFault.NOT_KNOWN.with()
                        : FieldFault.NOT_KNOWN_AMONG.with(String.join(", ", names)))
                .english();
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
        String all = String.join(", ", words);
        return Spelling.nearest(written, words)
                .map(word -> FieldFault.NONE_OF_NEAR.with(shown(value), all, word))
                .orElseGet(() -> FieldFault.NONE_OF.with(shown(value), all))
                .english();
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
