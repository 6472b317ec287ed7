package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ladderworks.app.studio.Publications.Address;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was found when titles were last looked at, by target and name. In a file of their own, whole at every moment; where it is
 * lost they are looked at again. Thread-safe.
 */
public final class VerificationBook {
    /** More are not looked back at; what is oldest goes first. */
    private static final int MOST = 2000;

    /** Of each, so that the file stays small. */
    private static final int MOST_FINDINGS = 50;

    private static final long LARGEST = 64 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(VerificationBook.class);
    private static final TypeReference<TreeMap<String, Verified>> FORM = new TypeReference<>() {};

    private final Path file;
    private TreeMap<String, Verified> kept = new TreeMap<>();

    /** Reads what is there; where it cannot be read, nothing was looked at. */
    public VerificationBook(Path file) {
        this.file = file;
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                kept = JsonMapper.shared().readValue(Files.readString(file), FORM);
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("what was verified cannot be read in {}: {}", file, e.getMessage());
        }
    }

    /** What was found last. */
    public synchronized Optional<Verified> find(Address of) {
        return Optional.ofNullable(kept.get(key(of)));
    }

    /**
     * Keeps what was found.
     *
     * @throws UsageException (DATA_UNUSABLE) where it cannot be kept; what was found before is kept then
     */
    public synchronized void keep(Address of, Verified found) {
        TreeMap<String, Verified> changed = new TreeMap<>(kept);
        changed.put(key(of), shortened(found));
        if (changed.size() > MOST) {
            changed.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparing(Verified::at)))
                    .map(Map.Entry::getKey)
                    .ifPresent(changed::remove);
        }
        try {
            WholeFile.write(file, JsonMapper.shared().writeValueAsString(changed) + "\n");
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "what was verified cannot be kept in " + file + ": " + FileTrouble.words(e),
                    "Make room there, and see that you may write to it.",
                    e);
        }
        kept = changed;
    }

    private static Verified shortened(Verified found) {
        return new Verified(
                found.at(),
                found.base(),
                found.release(),
                found.objects(),
                found.bytes(),
                found.guarded(),
                found.wrong(),
                found.findings().stream().limit(MOST_FINDINGS).toList());
    }

    /** Names of targets and titles have no blanks. */
    private static String key(Address of) {
        return of.target() + " " + of.name().text();
    }
}
