package org.ladderworks.engine.drm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that may hold keys: no name stands twice, nothing follows, and nothing of it gets into messages. */
public final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * Reads an object.
     *
     * @throws NotJson with the line alone: the parser's own words would repeat what it read
     */
    public static JsonNode object(byte[] bytes) throws NotJson {
        @Nullable JsonNode tree;
        try {
            tree = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new NotJson("it is no well-formed JSON near line "
                    + Optional.ofNullable(e.getLocation())
                            .map(where -> Integer.toString(where.getLineNr()))
                            .orElse("1"));
        }
        if (tree == null || !tree.isObject()) {
            throw new NotJson("it is no JSON object");
        }
        return tree;
    }

    /** The text of a field; empty where there is none, or no text. */
    public static Optional<String> text(JsonNode object, String name) {
        @Nullable JsonNode field = object.get(name);
        return field != null && field.isString() ? Optional.of(field.stringValue()) : Optional.empty();
    }

    /** The bytes are no such document. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        public NotJson(String message) {
            super(message);
        }
    }
}
