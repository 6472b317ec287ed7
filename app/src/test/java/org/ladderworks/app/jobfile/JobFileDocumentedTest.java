package org.ladderworks.app.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.WorkFolder;
import tools.jackson.databind.JsonNode;

/** The tables of {@code docs/job-file.md} are made from the schema, and its example can be encoded. */
class JobFileDocumentedTest {
    private static final Path PAGE = Path.of("../docs/job-file.md");
    private static final String BEGIN = "<!-- fields: made from the schema -->\n";
    private static final String END = "<!-- end of fields -->\n";

    private final JobSchema schema = JobSchema.load();

    @Test
    void theTablesAreThoseOfTheSchema() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String made = tables();
        if (System.getProperty("golden", "check").equals("update")) {
            Files.writeString(PAGE, page.substring(0, begin) + made + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(made);
    }

    @Test
    void theExampleCanBeEncoded() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        String example = page.substring(begin, page.indexOf("```", begin));
        Path file = Files.writeString(Files.createTempFile("ladderworks-example", ".yaml"), example);
        try {
            Job job = new JobChecker(
                            WorkFolder.unlimited(Path.of("work")),
                            preset -> List.of(Presets.named(preset)),
                            new KeyChain(Path.of("vault"), Unlocking.byFile(_ -> {})))
                    .check(JobDraft.of(file));
            assertThat(job.problems()).isEmpty();
        } finally {
            Files.delete(file);
        }
    }

    private String tables() {
        StringBuilder text = new StringBuilder();
        List<String> rows = new ArrayList<>();
        for (String name : schema.root().path("properties").propertyNames()) {
            JsonNode field = schema.field("/" + name).orElseThrow();
            if (field.path("properties").isEmpty()) {
                rows.add(row(name, field));
            }
        }
        text.append("### At the top\n\n").append(table(rows));
        for (String name : schema.root().path("properties").propertyNames()) {
            JsonNode field = schema.field("/" + name).orElseThrow();
            if (!field.path("properties").isEmpty()) {
                List<String> parts = new ArrayList<>();
                collect("", field, parts);
                text.append("\n### `%s`%n%n%s%n%n".formatted(name, said(field)).replace("\r\n", "\n"))
                        .append(table(parts));
            }
        }
        return text.toString();
    }

    private void collect(String prefix, JsonNode object, List<String> rows) {
        JsonNode properties = object.path("properties");
        for (String name : properties.propertyNames()) {
            JsonNode field = schema.resolved(properties.path(name));
            JsonNode items = schema.resolved(field.path("items"));
            String path = prefix + name;
            rows.add(row(path, field));
            collect(path + ".", field, rows);
            collect(path + "[].", items, rows);
        }
    }

    private static String table(List<String> rows) {
        return "| field | value | meaning |\n|---|---|---|\n" + String.join("", rows);
    }

    private String row(String path, JsonNode field) {
        return "| `" + path + "` | " + value(field) + " | " + said(field) + " |\n";
    }

    private static String said(JsonNode field) {
        return field.path("description").asString("").replace("|", "\\|");
    }

    private String value(JsonNode field) {
        if (field.has("not")) {
            return said(field).startsWith("Refused") ? "refused" : "not known yet";
        }
        if (field.has("const")) {
            return "`" + field.path("const") + "`";
        }
        if (field.has("enum")) {
            return field.path("enum")
                    .valueStream()
                    .map(word -> "`" + word.asString("") + "`")
                    .collect(Collectors.joining(", "));
        }
        String range = field.has("minimum")
                ? ", " + field.path("minimum").asString("") + " to "
                        + field.path("maximum").asString("")
                : "";
        return switch (field.path("type").asString("")) {
            case "array" -> "list of " + value(schema.resolved(field.path("items")));
            case "object" -> "part";
            case "integer" -> "whole number" + range;
            case "boolean" -> "`true` or `false`";
            default -> field.path("type").asString("") + range;
        };
    }
}
