package org.ladderworks.app.jobfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ladderworks.engine.error.ErrorCode;
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
    private static final NamedFiles.Kind KIND = new NamedFiles.Kind("preset", PresetShelf::isBuiltIn, "");

    private final NamedFiles files;

    /** The user's presets lie in {@code folder}, which need not exist. */
    public PresetShelf(Path folder) {
        this.files = new NamedFiles(folder, KIND);
    }

    /** A preset, saved or built in. */
    public record Entry(String name, String description, boolean builtIn) {}

    /** All of them: built-in ones first, then the user's by name. Files that hold no preset are passed over. */
    public List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        for (String name : Presets.NAMES) {
            entries.add(new Entry(name, Presets.named(name).description(), true));
        }
        for (String name : files.names()) {
            files.find(name)
                    .map(PresetFragment::read)
                    .ifPresent(fragment -> entries.add(new Entry(
                            name,
                            fragment.problems().isEmpty() ? fragment.description() : "cannot be used any more",
                            false)));
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
        if (isBuiltIn(name)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "the preset " + name + " is built in", "Save it under another name.");
        }
        files.save(name, fragment.toJson());
    }

    /** Forgets a preset of the user. Fails with a UsageException where it is built in, or there is none. */
    public void delete(String name) {
        if (isBuiltIn(name)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "the preset " + name + " is built in", "Only saved presets can be deleted.");
        }
        if (!files.delete(name)) {
            throw unknown(name);
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
        return files.find(name).map(PresetFragment::read).orElseThrow(() -> unknown(name));
    }

    private UsageException unknown(String name) {
        List<String> names =
                Stream.concat(Presets.NAMES.stream(), files.names().stream()).toList();
        String nearest = Spelling.nearest(name, names)
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
        return new UsageException(
                ErrorCode.PRESET_UNKNOWN,
                "there is no preset called " + name + nearest,
                "Choose one of " + String.join(", ", names) + ".");
    }
}
