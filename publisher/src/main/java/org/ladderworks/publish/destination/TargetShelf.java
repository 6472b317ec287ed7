package org.ladderworks.publish.destination;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.s3.S3Settings;
import org.ladderworks.publish.store.StoreTraits;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The targets that this user has saved, in one file that appears whole. Thread-safe within a process. */
public final class TargetShelf {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final long LARGEST = 4 << 20;
    private static final int VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final Map<String, String> environment;

    /**
     * A shelf.
     *
     * @param file need not exist
     * @param environment for what is said of S3 where a place is written out
     */
    public TargetShelf(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    private record Document(int version, List<SavedTarget> targets) {}

    /** All, by name. */
    public synchronized List<SavedTarget> list() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw unreadable("it is over 4 MB", null);
            }
            Document document = JSON.readValue(Files.readAllBytes(file), Document.class);
            if (document.version() != VERSION) {
                throw unreadable("it is of version " + document.version() + ", not " + VERSION, null);
            }
            return List.copyOf(document.targets());
        } catch (JacksonException e) {
            throw unreadable("it is no JSON of targets", e);
        } catch (IOException e) {
            throw unreadable(FileTrouble.words(e), e);
        }
    }

    private PublishException unreadable(String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new PublishException(
                ErrorCode.TARGETS_UNREADABLE,
                file + " cannot be used: " + why,
                "Mend it, or move it away and save the targets anew with `target add`.",
                cause);
    }

    /**
     * What a command names: a saved target, or a place that is written out.
     *
     * @throws PublishException where it is neither
     */
    public Target find(String text) {
        Optional<SavedTarget> saved = saved(text);
        if (saved.isPresent()) {
            return saved.get().target().orElseThrow(() -> unreadable("the target " + text + " is none", null));
        }
        if (TargetPlace.isOfBucket(text)) {
            return TargetPlace.bucket(text, S3Settings.of(environment))
                    .<Target>map(bucket -> new Target.Bucket(bucket, Optional.empty()))
                    .orElseThrow(() -> unknown("an address of a bucket is written s3://bucket or s3://bucket/folder"));
        }
        // A word without a slash is a name that was mistyped rather than a folder.
        return TargetPlace.folder(text)
                .filter(folder -> !NAME.matcher(text).matches() || Files.isDirectory(folder))
                .<Target>map(Target.Folder::new)
                .orElseThrow(() -> unknown("there is no target " + text));
    }

    /** How viewers reach what lies in the target that a command names; empty where that was not saved with it. */
    public Optional<Delivery> delivery(String text) {
        return saved(text).flatMap(SavedTarget::delivery);
    }

    private Optional<SavedTarget> saved(String name) {
        return list().stream().filter(target -> target.name().equals(name)).findFirst();
    }

    private PublishException unknown(String what) {
        String names = String.join(", ", list().stream().map(SavedTarget::name).toList());
        return new PublishException(
                ErrorCode.TARGET_UNKNOWN,
                what,
                (names.isEmpty() ? "None is saved yet" : "Saved are " + names)
                        + "; a folder or an s3:// address can be written out too.");
    }

    /** Keeps a target; one of that name is replaced. */
    public synchronized void save(SavedTarget target) {
        if (!NAME.matcher(target.name()).matches()) {
            throw new PublishException(
                    ErrorCode.TARGET_UNKNOWN,
                    "a target cannot be called so",
                    "Small letters, digits and hyphens, 64 at most, make its name.");
        }
        List<SavedTarget> all = new ArrayList<>(list());
        all.removeIf(each -> each.name().equals(target.name()));
        all.add(target);
        write(all);
    }

    /** Forgets a target; nothing in it is touched. False where there was none. */
    public synchronized boolean forget(String name) {
        List<SavedTarget> all = new ArrayList<>(list());
        boolean was = all.removeIf(each -> each.name().equals(name));
        if (was) {
            write(all);
        }
        return was;
    }

    /** Notes what a trial has told of a saved target; of a place that is written out nothing is kept. */
    public synchronized void note(String name, StoreTraits traits) {
        Optional<SavedTarget> saved = saved(name);
        saved.flatMap(SavedTarget::target)
                .filter(Target.Bucket.class::isInstance)
                .map(Target.Bucket.class::cast)
                .ifPresent(bucket ->
                        save(SavedTarget.of(name, bucket.with(traits), saved.flatMap(SavedTarget::delivery))));
    }

    private void write(List<SavedTarget> all) {
        List<SavedTarget> sorted =
                all.stream().sorted(Comparator.comparing(SavedTarget::name)).toList();
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = OwnedFiles.newIn(folder, ".json.part");
            try {
                Files.writeString(
                        part, JSON.writeValueAsString(new Document(VERSION, sorted)) + "\n", StandardCharsets.UTF_8);
                DiskSync.file(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw unreadable(FileTrouble.words(e), e);
        }
    }
}
