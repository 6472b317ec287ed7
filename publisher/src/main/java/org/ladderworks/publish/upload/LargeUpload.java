package org.ladderworks.publish.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Tasks;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.StoredObject;

/**
 * Sends a large file in parts, several at once, and goes on with one that was begun. It is read once, in order, for its checksum:
 * no object comes of a file that has changed. Thread-safe.
 */
final class LargeUpload {
    private final ObjectStore store;
    private final PartStore parts;
    private final Trying trying;
    private final UploadJournal journal;
    private final Buffers buffers;
    private final UploadProgress progress;
    private final AtomicBoolean met = new AtomicBoolean();

    LargeUpload(ObjectStore store, Trying trying, UploadJournal journal, Buffers buffers, UploadProgress progress) {
        this.store = store;
        this.parts = store.parts();
        this.trying = trying;
        this.journal = journal;
        this.buffers = buffers;
        this.progress = progress;
    }

    /** Gives the object's tag. */
    String send(String key, Path file, PublishedFile stored, ObjectHeaders headers) {
        Begun begun = begin(key, headers);
        List<PartStore.Part> sent = sendParts(key, file, stored, begun);
        try {
            StoredObject object = trying.ask(() -> parts.complete(key, begun.upload(), sent));
            journal.sent(key, object.tag());
            return object.tag();
        } catch (ConditionFailed e) {
            met.set(true);
            return there(key, stored, begun.upload()).tag();
        }
    }

    /** True where an object was there before it was made here. */
    boolean hasMetOthers() {
        return met.get();
    }

    /** What is on its way. */
    private record Begun(String upload, Map<Integer, PartStore.Part> arrived) {}

    private Begun begin(String key, ObjectHeaders headers) {
        Optional<String> known = journal.upload(key);
        Optional<Begun> before = known.flatMap(upload -> trying.askPlainly(() -> parts.arrived(key, upload))
                // Of one that was given up some stores say that nothing of it has arrived.
                .filter(list -> !list.isEmpty())
                .map(list -> new Begun(
                        upload, list.stream().collect(Collectors.toMap(PartStore.Part::number, Function.identity())))));
        if (before.isEmpty()) {
            // Nothing of it would ever be asked for again.
            known.ifPresent(upload -> giveUp(key, upload));
        }
        return before.orElseGet(() -> {
            String upload = trying.askPlainly(() -> parts.begin(key, headers));
            journal.begun(key, upload);
            return new Begun(upload, Map.of());
        });
    }

    private List<PartStore.Part> sendParts(String key, Path file, PublishedFile stored, Begun begun) {
        int partSize = store.abilities().parts().sizeFor(stored.storedSize());
        MessageDigest digest = Sha256.digest();
        List<Future<PartStore.Part>> sending = new ArrayList<>();
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try (FileChannel channel = FileChannel.open(file)) {
            for (long at = 0; at < stored.storedSize() && !failed.get(); at += partSize) {
                int number = sending.size() + 1;
                int size = (int) Math.min(partSize, stored.storedSize() - at);
                Buffers.Lease lease = buffers.take(size);
                read(channel, lease);
                digest.update(lease.buffer().duplicate());
                sending.add(threads.submit(() -> {
                    try (lease) {
                        return sendPart(key, begun, number, lease.buffer());
                    } catch (RuntimeException e) {
                        failed.set(true);
                        throw e;
                    }
                }));
            }
            if (!failed.get() && !HexFormat.of().formatHex(digest.digest()).equals(stored.storedSha256())) {
                // What still arrives behind that would stay in the store.
                threads.shutdownNow();
                threads.close();
                giveUp(key, begun.upload());
                throw StoredForm.changed(file);
            }
            return sending.stream().map(Tasks::result).toList();
        } catch (IOException e) {
            throw StoredForm.unreadable(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private PartStore.Part sendPart(String key, Begun begun, int number, ByteBuffer bytes) {
        PartStore.Part before = begun.arrived().get(number);
        if (before != null && (journal.holds(begun.upload(), before, bytes) || parts.holds(before, bytes))) {
            progress.there(bytes.remaining());
            return before;
        }
        PartStore.Part part = trying.askPlainly(
                () -> progress.timed(bytes.remaining(), () -> parts.send(key, begun.upload(), number, bytes)));
        journal.arrived(key, begun.upload(), part, bytes);
        progress.sent(bytes.remaining());
        return part;
    }

    /** What is not sent is given back. */
    private static void read(FileChannel channel, Buffers.Lease lease) throws IOException {
        boolean whole = false;
        try {
            whole = StoredForm.fill(lease.buffer(), channel);
        } finally {
            if (!whole) {
                lease.close();
            }
        }
        if (!whole) {
            throw new IOException("it has become shorter");
        }
    }

    /** There should be an object already: an answer was lost, or another publisher was faster. */
    private StoredObject there(String key, PublishedFile stored, String upload) {
        Optional<StoredObject> there = trying.askPlainly(() -> store.find(key));
        if (there.isEmpty()) {
            journal.givenUp(key);
            throw new PublishException(
                    ErrorCode.PUBLISHED_DIFFERS,
                    "the parts of " + key + " are not in " + store.name() + " any more",
                    "Publish again: what is missing is sent anew. See that nothing there clears away uploads that run.");
        }
        Optional<String> sha256 = trying.askPlainly(() -> store.sha256(there.get()));
        if (sha256.isEmpty()) {
            // Perhaps somebody's own: nothing is taken away that nobody here has sent.
            giveUp(key, upload);
            throw new PublishException(
                    ErrorCode.PUBLISHED_DIFFERS,
                    key + " is in " + store.name() + " already, sent by another program",
                    "See what it is. Take it away where nobody needs it, and publish again.");
        }
        if (there.get().size() != stored.storedSize() || !sha256.get().equals(stored.storedSha256())) {
            // Under a name that only these bytes may have: it is damaged, and goes; the next attempt finds none.
            trying.askPlainly(() -> {
                store.delete(key);
                return true;
            });
            throw new PublishException(
                    ErrorCode.PUBLISHED_DIFFERS,
                    key + " was there with other bytes, and was taken away",
                    "Publish again: it is sent anew.");
        }
        giveUp(key, upload);
        return there.get();
    }

    private void giveUp(String key, String upload) {
        trying.askPlainly(() -> {
            parts.giveUp(key, upload);
            return true;
        });
        journal.givenUp(key);
    }
}
