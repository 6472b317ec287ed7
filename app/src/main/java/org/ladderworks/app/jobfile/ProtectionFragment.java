package org.ladderworks.app.jobfile;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How packages are protected, as the {@code drm} of a job file says it; without {@code content} where each title is to have a
 * name of its own at key servers. Says where keys and secrets are, and never holds one.
 *
 * @param tree not to be changed; its paths are absolute
 * @param unread what is wrong with it as JSON or YAML; what is wrong with what it says is found by {@link JobChecker}
 */
public record ProtectionFragment(ObjectNode tree, List<Problem> unread) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public ProtectionFragment {
        unread = List.copyOf(unread);
    }

    /** Reads one, right or wrong. Fails with a UsageException where the file cannot be read at all. */
    public static ProtectionFragment read(Path file) {
        Document document = Document.read(file);
        ObjectNode tree = document.tree() instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        JobDraft.makeKeysAbsolute(tree, file.toAbsolutePath().resolveSibling(""));
        return new ProtectionFragment(tree, document.problems());
    }

    /** The same of a tree, which is taken over. */
    public static ProtectionFragment of(ObjectNode tree) {
        return new ProtectionFragment(tree, List.of());
    }

    /** For one title: by its own name at key servers, unless all have one. */
    public ProtectionFragment of(String content) {
        if (tree.has("content")) {
            return this;
        }
        ObjectNode named = tree.deepCopy();
        named.put("content", content);
        return new ProtectionFragment(named, unread);
    }

    /** As a file has it: in JSON, on several lines. */
    public String toJson() {
        return MAPPER.writeValueAsString(tree);
    }
}
