package org.ladderworks.app.jobfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.Presets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The presets that there are: those that come with the program, and those that this user has saved, a JSON file each in one
 * folder. Thread-safe; several processes may use one folder, as files appear whole.
 */
public final class PresetShelf implements PresetSource {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String SUFFIX = ".json";
    private static final int MOST = 1000;

    private final Path folder;

    /** The user's presets lie in {@code folder}, which need not exist. */
    public PresetShelf(Path folder) {
        this.folder = folder;
    }

    /** A preset, saved or built in. */
    public record Entry(String name, String description, boolean builtIn) {}

    /** All of them: built-in ones first, then the user's by name. Files that hold no preset are passed over. */
    public List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        for (String name : Presets.NAMES) {
            entries.add(new Entry(name, Presets.named(name).description(), true));
        }
        for (String name : savedNames()) {
            PresetFragment fragment = PresetFragment.read(file(name));
            entries.add(new Entry(
                    name, fragment.problems().isEmpty() ? fragment.description() : "cannot be used any more", false));
        }
        return entries;
    }

    /** The ladders of one preset, one for each codec that it makes. Fails with PRESET_UNKNOWN or JOB_INVALID. */
    @Override
    public List<LadderPreset> named(String name) {
        return Presets.NAMES.contains(name)
                ? List.of(Presets.named(name))
                : usable(name).ladders(name);
    }

    /** What a preset says of sound, as a job file does. Fails as {@link #named}. */
    @Override
    public ObjectNode audio(String name) {
        return Presets.NAMES.contains(name)
                ? JsonNodeFactory.instance.objectNode()
                : usable(name).audio();
    }

    private PresetFragment usable(String name) {
        PresetFragment fragment = fragment(name);
        if (!fragment.problems().isEmpty()) {
            throw new UsageException(
                    ErrorCode.JOB_INVALID,
                    "the preset " + name + " cannot be used any more: "
                            + fragment.problems().getFirst().inWords(),
                    "Save it anew, or delete it with `ladderworks presets delete`.");
        }
        return fragment;
    }

    /** Presets by their names with commas between; one for each codec. Fails as {@link #named}, and with BAD_USAGE. */
    public List<LadderPreset> allNamed(String names) {
        Map<String, LadderPreset> byFamily = new LinkedHashMap<>();
        for (String name : names.split(",", -1)) {
            for (LadderPreset preset : named(name.strip())) {
                LadderPreset other = byFamily.putIfAbsent(LadderReader.id(preset), preset);
                if (other != null) {
                    throw new UsageException(
                            ErrorCode.BAD_USAGE,
                            "the presets " + other.name() + " and " + preset.name() + " both make " + preset.title(),
                            "Name one preset for each codec, and one more for each codec in HDR.");
                }
            }
        }
        return PresetFragment.inOrder(byFamily);
    }

    /** The preset as a fragment of a job file, in JSON: what {@link #save} takes. */
    public String export(String name) {
        return Presets.NAMES.contains(name)
                ? PresetFragment.of(Presets.named(name)).toJson()
                : fragment(name).toJson();
    }

    /**
     * Keeps a preset; one of that name is replaced.
     *
     * @throws UsageException where the name is malformed or built in, or the folder cannot be written
     */
    public void save(String name, PresetFragment fragment) {
        checkName(name);
        if (Presets.NAMES.contains(name)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "the preset " + name + " is built in", "Save it under another name.");
        }
        if (savedNames().size() >= MOST) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "there are " + MOST + " presets already", "Delete some first.");
        }
        try {
            if (Files.isDirectory(folder)) {
                OwnedFiles.sweep(folder);
            }
            WholeFile.write(file(name), fragment.toJson() + "\n");
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Forgets a preset of the user. Fails with a UsageException where it is built in, or there is none. */
    public void delete(String name) {
        checkName(name);
        if (Presets.NAMES.contains(name)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "the preset " + name + " is built in", "Only saved presets can be deleted.");
        }
        try {
            if (!Files.deleteIfExists(file(name))) {
                throw unknown(name);
            }
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Whether a preset of that name comes with the program. */
    public static boolean isBuiltIn(String name) {
        return Presets.NAMES.contains(name);
    }

    /** A preset as it lies here, right or wrong. Fails with PRESET_UNKNOWN. */
    public PresetFragment fragment(String name) {
        if (isBuiltIn(name)) {
            return PresetFragment.of(Presets.named(name));
        }
        if (!name.matches(NAME) || !Files.isRegularFile(file(name))) {
            throw unknown(name);
        }
        return PresetFragment.read(file(name));
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private List<String> savedNames() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> name.matches(NAME) && !Presets.NAMES.contains(name))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private static void checkName(String name) {
        if (!name.matches(NAME)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "a preset cannot be called " + name,
                    "Use up to 64 small letters, digits and hyphens, a letter or digit first.");
        }
    }

    private UsageException unknown(String name) {
        List<String> names =
                Stream.concat(Presets.NAMES.stream(), savedNames().stream()).toList();
        String nearest = Spelling.nearest(name, names)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
        return new UsageException(
                ErrorCode.PRESET_UNKNOWN,
                "there is no preset called " + name + nearest,
                "Choose one of " + String.join(", ", names) + ".");
    }

    private UsageException notWritable(IOException e) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_WRITABLE,
                "the folder of presets " + folder + " cannot be used: " + FileTrouble.words(e),
                "See that you may write to it, or name another data folder with LADDERWORKS_HOME.",
                e);
    }
}
