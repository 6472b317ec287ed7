package org.ladderworks.app.backup;

import java.time.Instant;
import java.util.List;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself.
 *
 * @param format {@value #FORMAT}
 * @param version of this form; higher ones are of programs that are newer
 * @param made RFC 3339
 * @param program that made it
 */
record Manifest(String format, int version, String made, String program, long titles, long jobs, List<Item> items) {
    static final String NAME = "manifest.json";
    static final String FORMAT = "ladderworks-backup";
    static final int VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Manifest {
        items = List.copyOf(items);
    }

    /**
     * A file of the backup.
     *
     * @param sha256 in hexadecimal
     */
    record Item(String name, long bytes, String sha256) {}

    static Manifest of(Instant now, long titles, long jobs, List<Item> items) {
        return new Manifest(FORMAT, VERSION, now.toString(), DataHome.VERSION, titles, jobs, items);
    }

    String toJson() {
        return MAPPER.writeValueAsString(this) + "\n";
    }

    /**
     * Reads one with no trust.
     *
     * @throws UsageException (DATA_UNUSABLE) where it is none, or of a newer program
     */
    static Manifest read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (!FORMAT.equals(tree.path("format").asString(""))) {
                throw refused("it is no backup of Ladderworks", "Choose a file that `Back up` has written.");
            }
            int version = tree.path("version").asInt(0);
            if (version > VERSION) {
                throw refused(
                        "a newer Ladderworks has written it (form %d, this one knows %d)".formatted(version, VERSION),
                        "Use the newest Ladderworks here.");
            }
            return MAPPER.treeToValue(tree, Manifest.class);
        } catch (JacksonException | NullPointerException e) {
            throw refused("its list cannot be read", "Choose another backup.");
        }
    }

    static UsageException refused(String why, String remedy) {
        return new UsageException(
                ErrorCode.DATA_UNUSABLE, "the backup cannot be brought in: " + why, remedy + " Nothing was changed.");
    }
}
