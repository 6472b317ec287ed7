package org.ladderworks.engine.drm.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DistinctKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.SecretFile;
import org.ladderworks.engine.drm.StrictJson.NotJson;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/** Keys that an operator wrote into a file that no one else may read; for tests, and for keys that came by other ways. */
public final class KeyFileSource implements KeySource {
    /** Of all that it may hold. */
    public static final int MOST_BYTES = 64 << 10;

    private final String name;
    private final Supplier<byte[]> content;

    private KeyFileSource(String name, Supplier<byte[]> content) {
        this.name = name;
        this.content = content;
    }

    /** A file that its owner alone may read. */
    public KeyFileSource(Path file) {
        this("the key file " + file, () -> SecretFile.read(file, MOST_BYTES));
    }

    /**
     * What stands in no file.
     *
     * @param name for people
     * @param bytes as those of a key file, of at most {@value #MOST_BYTES}; a copy is taken at each call for keys
     */
    public static KeyFileSource ofBytes(String name, byte[] bytes) {
        return new KeyFileSource(name, bytes::clone);
    }

    @Override
    public KeySet keys(KeyRequest request, Cancellation cancellation) {
        cancellation.check();
        List<KeyFileEntry> entries = read();
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        try {
            check(entries);
            for (KeyRole role : request.roles()) {
                keys.put(
                        role,
                        entries.stream()
                                .filter(entry -> entry.isFor(role, request.scheme()))
                                .map(KeyFileEntry::key)
                                .findFirst()
                                .orElseThrow(() -> missing(request, role)));
            }
            return new KeySet(keys, List.of());
        } catch (DrmException e) {
            keys.clear();
            throw e;
        } finally {
            entries.stream()
                    .map(KeyFileEntry::key)
                    .filter(Predicate.not(keys.values()::contains))
                    .forEach(ContentKey::close);
        }
    }

    private List<KeyFileEntry> read() {
        byte[] bytes = content.get();
        try {
            return KeyFileReader.read(bytes);
        } catch (NotJson e) {
            throw new DrmException(
                    ErrorCode.KEYS_UNREADABLE,
                    name + " cannot be used: " + e.getMessage(),
                    "Mend it; docs/drm-keys.md describes key files.");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void check(List<KeyFileEntry> entries) {
        DistinctKeys.check(name, entries.stream().map(KeyFileEntry::key).toList());
        for (int i = 0; i < entries.size(); i++) {
            KeyFileEntry entry = entries.get(i);
            if (entries.subList(0, i).stream().anyMatch(entry::overlaps)) {
                throw new DrmException(
                        ErrorCode.KEYS_UNUSABLE,
                        name + " has two keys for " + entry.role().label(),
                        "Leave one, or give each its scheme.");
            }
        }
    }

    private DrmException missing(KeyRequest request, KeyRole role) {
        return new DrmException(
                ErrorCode.KEYS_MISSING,
                "%s has no key for %s in %s"
                        .formatted(name, role.label(), request.scheme().fourCc()),
                "Add it, or choose another layout of keys.");
    }
}
