package org.ladderworks.publish.edge;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.ladderworks.engine.drm.StrictJson;
import org.ladderworks.engine.drm.StrictJson.NotJson;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the command line of AWS reads and prints it: the same text everywhere. */
final class EdgeJson {
    /** More than a bucket's rules can have: 1000 of a lifecycle, each with its filter. */
    private static final int MOST_BYTES = 4 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private EdgeJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode texts(Collection<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** A list as CloudFront has it: with its length beside. */
    static ObjectNode counted(Collection<String> values) {
        ObjectNode list = object().put("Quantity", values.size());
        if (!values.isEmpty()) {
            list.set("Items", texts(values));
        }
        return list;
    }

    static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree) + "\n";
    }

    static String compact(JsonNode tree) {
        return tree.toString();
    }

    /**
     * What a bucket or a file says.
     *
     * @param what for messages
     */
    static ObjectNode read(String what, String text) {
        if (text.length() > MOST_BYTES) {
            throw unusable(what + " has more than " + (MOST_BYTES >> 20) + " MB");
        }
        try {
            return (ObjectNode) StrictJson.object(text.getBytes(StandardCharsets.UTF_8));
        } catch (NotJson e) {
            throw unusable(what + " cannot be read: " + e.getMessage());
        }
    }

    static PublishException unusable(String what) {
        return new PublishException(
                ErrorCode.BUCKET_SETTINGS_UNUSABLE,
                what,
                "Look at it with the command line of AWS, for example `aws s3api get-bucket-cors`, and mend it there.");
    }
}
