package org.ladderworks.publish.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ladderworks.engine.disk.OwnedFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast earlier uploads to each target went, in one small file. Holds places and numbers alone. It is worth no failure: what
 * cannot be read is not known, and what cannot be written is forgotten. Thread-safe within a process; of two, the later counts.
 */
public final class SpeedBook {
    private static final long LARGEST = 1 << 20;
    private static final int MOST = 1000;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Optional<Path> file;

    private SpeedBook(Optional<Path> file) {
        this.file = file;
    }

    /**
     * One in a file.
     *
     * @param file need not exist
     */
    public static SpeedBook in(Path file) {
        return new SpeedBook(Optional.of(file));
    }

    /** One that knows and keeps nothing. */
    public static SpeedBook none() {
        return new SpeedBook(Optional.empty());
    }

    private record Document(Map<String, MeasuredSpeed> targets) {}

    /** What is known of a target. */
    public synchronized Optional<MeasuredSpeed> find(String target) {
        return file.flatMap(there -> Optional.ofNullable(read(there).get(target)));
    }

    /** Keeps a measure beside what was known. */
    public synchronized void note(String target, MeasuredSpeed measured) {
        file.ifPresent(there -> {
            Map<String, MeasuredSpeed> all = new TreeMap<>(read(there));
            if (all.size() >= MOST) {
                all.clear();
            }
            all.merge(target, measured, MeasuredSpeed::and);
            write(there, all);
        });
    }

    private static Map<String, MeasuredSpeed> read(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) > LARGEST) {
                return Map.of();
            }
            Map<String, MeasuredSpeed> targets =
                    JSON.readValue(Files.readAllBytes(file), Document.class).targets();
            return targets == null ? Map.of() : targets;
        } catch (IOException | JacksonException e) {
            return Map.of();
        }
    }

    private static void write(Path file, Map<String, MeasuredSpeed> all) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = OwnedFiles.newIn(folder, ".json.part");
            try {
                Files.writeString(part, JSON.writeValueAsString(new Document(all)) + "\n", StandardCharsets.UTF_8);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // The next upload measures again.
        }
    }
}
