package org.ladderworks.publish.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;

/** Keeps a source in a store, under a name that its content decides: what is there is not sent again. */
public final class SourceUpload {
    /** What keys of sources begin with. */
    public static final String FOLDER = "raw/";

    private static final long MEMORY = 256L << 20;
    private static final int BUFFER = 1 << 20;
    private static final int ID_DIGITS = 20;

    /** Of a file's name in a key, an address and a log alike. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");

    private final ObjectStore store;
    private final Trying trying;
    private final UploadJournal journal;
    private final TargetLine line;
    private final int lanes;

    /**
     * One for a store.
     *
     * @param lanes how many requests are made at once
     */
    public SourceUpload(ObjectStore store, Trying trying, UploadJournal journal, TargetLine line, int lanes) {
        this.store = store;
        this.trying = trying;
        this.journal = journal;
        this.line = line;
        this.lanes = lanes;
    }

    /**
     * What came of it.
     *
     * @param key of the object
     * @param sha256 of its bytes
     * @param thereBefore whether nothing had to be sent
     */
    public record Kept(String key, long size, String sha256, boolean thereBefore) {}

    /**
     * Brings a file there; taken up again where it was.
     *
     * @throws org.ladderworks.engine.error.PublishException where it cannot be read, changes meanwhile, or is not taken
     */
    public Kept keep(Path file, Progress.Listener listener, Cancellation cancellation) {
        try {
            long size = Files.size(file);
            String sha256 = hash(file, size, listener, cancellation);
            String folder = FOLDER + sha256.substring(0, ID_DIGITS) + "/";
            Optional<StoredObject> there = there(folder, size, sha256);
            if (there.isPresent()) {
                return new Kept(there.get().key(), size, sha256, true);
            }
            String key = folder + name(file);
            send(key, file, new PublishedFile(key, sha256, size, sha256, ""), listener, cancellation);
            return new Kept(key, size, sha256, false);
        } catch (IOException e) {
            throw StoredForm.unreadable(file, e);
        }
    }

    /** The same bytes, under whatever name. */
    private Optional<StoredObject> there(String folder, long size, String sha256) {
        return trying
                .askPlainly(() -> {
                    List<StoredObject> objects = new ArrayList<>();
                    store.list(folder, objects::add);
                    return objects;
                })
                .stream()
                .filter(object -> object.size() == size && isThat(object, sha256))
                .findFirst();
    }

    private boolean isThat(StoredObject object, String sha256) {
        return journal.tag(object.key()).filter(object.tag()::equals).isPresent()
                || trying.askPlainly(() -> store.sha256(object))
                        .filter(sha256::equals)
                        .isPresent();
    }

    private void send(
            String key, Path file, PublishedFile stored, Progress.Listener listener, Cancellation cancellation)
            throws IOException {
        ObjectHeaders headers =
                new ObjectHeaders("application/octet-stream", CacheTime.RECORD, "", stored.storedSha256());
        try (Cancellation.Registration _ = cancellation.onCancel(store::abort)) {
            if (stored.storedSize() > store.abilities().parts().size()) {
                sendInParts(key, file, stored, headers, listener, cancellation);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            if (!Sha256.hex(bytes).equals(stored.storedSha256())) {
                throw StoredForm.changed(file);
            }
            // Under a name that only these bytes may have: what else is there is damaged.
            StoredObject object = trying.ask(() -> store.put(key, bytes, headers, new Condition.Any()));
            journal.sent(key, object.tag());
        } catch (ConditionFailed e) {
            throw new IllegalStateException("a condition where there was none", e);
        }
    }

    private void sendInParts(
            String key,
            Path file,
            PublishedFile stored,
            ObjectHeaders headers,
            Progress.Listener listener,
            Cancellation cancellation) {
        long size = stored.storedSize();
        long requests = store.abilities().parts().count(size) + 2;
        UploadMeter meter = UploadMeter.of(cancellation.pause());
        UploadProgress progress = new UploadProgress(
                size,
                requests,
                line.time(size, requests, lanes).map(TimeEstimate::time),
                meter,
                listener,
                cancellation.pause());
        try {
            var _ = new LargeUpload(store, trying, journal, new Buffers(MEMORY), progress)
                    .send(key, file, stored, headers);
        } finally {
            line.note(meter);
        }
    }

    private static String hash(Path file, long size, Progress.Listener listener, Cancellation cancellation)
            throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                cancellation.checkAndWait();
                digest.update(buffer, 0, read);
                done += read;
                listener.onProgress(new Progress(
                        Progress.Stage.PROBE, Optional.of(size == 0 ? 1.0 : Math.min(1, (double) done / size))));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String name(Path file) {
        String safe = UNSAFE.matcher(String.valueOf(file.getFileName())).replaceAll("_");
        String name = safe.length() > 100 ? safe.substring(safe.length() - 100) : safe;
        return name.matches("\\.*") ? "source" : name;
    }
}
