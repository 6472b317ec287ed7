package org.ladderworks.app.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out of {@link VaultDocument}, with no trust in what is read. */
final class VaultJson {
    /** Some 200,000 IVs. */
    private static final long MOST_BYTES = 64 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private VaultJson() {}

    static byte[] write(VaultDocument document) {
        return (MAPPER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static VaultDocument read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw VaultErrors.damaged(file, "it is larger than " + (MOST_BYTES >> 20) + " MB");
        }
        try {
            @Nullable JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            if (tree == null || !VaultDocument.FORMAT.equals(tree.path("format").stringValue(""))) {
                throw VaultErrors.damaged(file, "it is no vault of Ladderworks");
            }
            int version = tree.path("version").intValue(0);
            if (version > VaultDocument.VERSION) {
                throw VaultErrors.newer(file, version);
            }
            if (version < 1) {
                throw VaultErrors.damaged(file, "it has no version");
            }
            if (version == 1) {
                for (JsonNode iv : tree.path("ivs")) {
                    if (iv instanceof ObjectNode entry) {
                        entry.put("outline", "");
                    }
                }
            }
            if (tree instanceof ObjectNode document && version < VaultDocument.VERSION) {
                if (document.has("texts")) {
                    throw VaultErrors.damaged(file, "it has what vaults of its version do not have");
                }
                document.putArray("texts");
            }
            return MAPPER.treeToValue(tree, VaultDocument.class);
        } catch (JacksonException e) {
            throw VaultErrors.damaged(file, "it is not as a vault is written");
        }
    }
}
