package org.ladderworks.app.jobfile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.source.remote.RemoteLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job in the making: what a file says, then what the command line says instead. For one thread.
 *
 * <p>Every way of asking for an encode ends here, so that a command line can do nothing that a job file cannot say.
 */
public final class JobDraft {
    private final ObjectNode tree;
    private final Document file;

    private JobDraft(ObjectNode tree, Document file) {
        this.tree = tree;
        this.file = file;
    }

    /** That says nothing yet. */
    public static JobDraft empty() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("version", 1);
        return new JobDraft(tree, new Document("", tree.deepCopy(), Map.of(), List.of()));
    }

    /**
     * What a job file says, right or wrong; its relative paths are taken from its own folder. Fails with a UsageException
     * where the file cannot be read at all.
     */
    public static JobDraft of(Path jobFile) {
        Document file = Document.read(jobFile);
        return absolute(file, jobFile.toAbsolutePath().resolveSibling(""));
    }

    /** What a text says that an operator wrote; its relative paths are taken from a folder. */
    public static JobDraft written(String json, Path folder) {
        return absolute(Document.parse("job.json", json), folder.toAbsolutePath());
    }

    private static JobDraft absolute(Document file, Path folder) {
        ObjectNode tree =
                file.tree() instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        makeSourceAbsolute(tree.path("source"), folder);
        for (JsonNode part : tree.at("/source/parts")) {
            makeSourceAbsolute(part, folder);
        }
        makeAbsolute(tree.path("output"), "folder", folder);
        makeAbsolute(tree.path("work"), "folder", folder);
        for (JsonNode text : tree.path("text").path("files")) {
            makeAbsolute(text, "file", folder);
        }
        makeAbsolute(tree.path("overlays").path("logo"), "file", folder);
        makeAbsolute(tree.path("overlays"), "font", folder);
        makeKeysAbsolute(tree.path("drm"), folder);
        return new JobDraft(tree, file);
    }

    /** What is said of encryption, taken from a file of its own instead of what was said before. */
    public JobDraft drm(Path drmFile) {
        Document said = Document.read(drmFile);
        JsonNode drm = said.tree().deepCopy();
        makeKeysAbsolute(drm, drmFile.toAbsolutePath().resolveSibling(""));
        tree.set("drm", drm);
        return this;
    }

    /** The same of a fragment that was read before. */
    public JobDraft drm(ProtectionFragment protection) {
        tree.set("drm", protection.tree().deepCopy());
        return this;
    }

    /** What {@link Job#toJson} wrote. */
    public static JobDraft parse(String json) {
        Document file = Document.parse("job.json", json);
        ObjectNode tree =
                file.tree() instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        return new JobDraft(tree, file);
    }

    /** Says something of a part of the job, such as {@code video}, instead of what was said before. */
    public JobDraft put(String part, String name, JsonNode value) {
        ObjectNode object = tree.get(part) instanceof ObjectNode there ? there : tree.putObject(part);
        object.set(name, value);
        return this;
    }

    public JobDraft put(String part, String name, String value) {
        return put(part, name, JsonNodeFactory.instance.stringNode(value));
    }

    public JobDraft put(String part, String name, int value) {
        return put(part, name, JsonNodeFactory.instance.numberNode(value));
    }

    public JobDraft put(String part, String name, boolean value) {
        return put(part, name, JsonNodeFactory.instance.booleanNode(value));
    }

    public JobDraft put(String part, String name, Path value) {
        return put(part, name, value.toAbsolutePath().toString());
    }

    /** Names the sources, instead of those that were named before: files, images or addresses; several are joined. */
    public JobDraft sources(List<String> named) {
        drop("source", "file").drop("source", "parts");
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (String text : named) {
            ObjectNode part = parts.addObject().put("file", text);
            makeSourceAbsolute(part, Path.of("").toAbsolutePath());
        }
        return parts.size() == 1 ? put("source", "file", parts.get(0).path("file")) : put("source", "parts", parts);
    }

    /** Forgets a part of the job. */
    public JobDraft drop(String part) {
        tree.remove(part);
        return this;
    }

    /** Forgets a field of a part of the job. */
    public JobDraft drop(String part, String name) {
        if (tree.get(part) instanceof ObjectNode there) {
            there.remove(name);
        }
        return this;
    }

    ObjectNode tree() {
        return tree;
    }

    Document file() {
        return file;
    }

    private static void makeSourceAbsolute(JsonNode source, Path folder) {
        makeAbsolute(source, "file", folder);
        makeAbsolute(source, "audioFile", folder);
    }

    /** Of the paths in what is said of encryption. */
    static void makeKeysAbsolute(JsonNode drm, Path folder) {
        makeAbsolute(drm.path("hlsTs"), "keyFile", folder);
        JsonNode keys = drm.path("keys");
        makeAbsolute(keys, "file", folder);
        makeAbsolute(keys.path("cpix"), "document", folder);
        makeAbsolute(keys.path("widevine"), "keyFile", folder);
        makeAbsolute(keys.path("widevine"), "ivFile", folder);
        for (String server : List.of("cpix", "speke")) {
            makeAbsolute(keys.path(server).path("credential"), "secretFile", folder);
            makeAbsolute(keys.path(server).path("identity"), "certificate", folder);
            makeAbsolute(keys.path(server).path("identity"), "privateKey", folder);
        }
    }

    private static void makeAbsolute(JsonNode part, String name, Path folder) {
        if (part instanceof ObjectNode object) {
            absolute(object.path(name), folder).ifPresent(path -> object.put(name, path));
        }
    }

    /** Empty for an address, and for what is no path: the check says so. */
    private static Optional<String> absolute(JsonNode written, Path folder) {
        try {
            String text = written.asString("");
            return text.isEmpty() || !written.isString() || RemoteLocation.isAddress(text)
                    ? Optional.empty()
                    : Optional.of(folder.resolve(text).toString());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
