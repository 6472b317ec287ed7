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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ladderworks.engine.disk.Sha256;
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
    private final Memory memory;
    private final UploadProgress progress;

    LargeUpload(ObjectStore store, Trying trying, UploadJournal journal, Memory memory, UploadProgress progress) {
        this.store = store;
        this.parts = store.parts();
        this.trying = trying;
        this.journal = journal;
        this.memory = memory;
        this.progress = progress;
    }

    void send(String key, Path file, PublishedFile stored, ObjectHeaders headers) {
        Begun begun = begin(key, headers);
        List<PartStore.Part> sent = sendParts(key, file, stored, begun);
        try {
            StoredObject object = trying.ask(() -> parts.complete(key, begun.upload(), sent));
            journal.sent(key, object.tag());
        } catch (ConditionFailed e) {
            there(key, stored, begun.upload());
        }
    }

    /** What is on its way. */
    private record Begun(String upload, Map<Integer, PartStore.Part> arrived) {}

    private Begun begin(String key, ObjectHeaders headers) {
        Optional<Begun> before = journal.upload(key)
                .flatMap(upload -> trying.askPlainly(() -> parts.arrived(key, upload))
                        // Of one that was given up some stores say that nothing of it has arrived.
                        .filter(list -> !list.isEmpty())
                        .map(list -> new Begun(
                                upload,
                                list.stream().collect(Collectors.toMap(PartStore.Part::number, Function.identity())))));
        return before.orElseGet(() -> {
            String upload = trying.askPlainly(() -> parts.begin(key, headers));
            journal.begun(key, upload);
            return new Begun(upload, Map.of());
        });
    }

    private List<PartStore.Part> sendParts(String key, Path file, PublishedFile stored, Begun begun) {
        int partSize = store.abilities().partSize();
        MessageDigest digest = Sha256.digest();
        List<Future<PartStore.Part>> sending = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try (FileChannel channel = FileChannel.open(file)) {
            for (long at = 0; at < stored.storedSize(); at += partSize) {
                int number = sending.size() + 1;
                int size = (int) Math.min(partSize, stored.storedSize() - at);
                Memory.Room room = memory.take(size);
                byte[] bytes = read(channel, size);
                digest.update(bytes);
                sending.add(threads.submit(() -> {
                    try (room) {
                        return sendPart(key, begun, number, bytes);
                    }
                }));
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(stored.storedSha256())) {
                threads.shutdownNow();
                trying.askPlainly(() -> {
                    parts.giveUp(key, begun.upload());
                    return true;
                });
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

    private PartStore.Part sendPart(String key, Begun begun, int number, byte[] bytes) {
        PartStore.Part before = begun.arrived().get(number);
        if (before != null && parts.holds(before, bytes)) {
            progress.there(bytes.length);
            return before;
        }
        PartStore.Part part = trying.askPlainly(
                () -> progress.timed(bytes.length, () -> parts.send(key, begun.upload(), number, bytes)));
        progress.sent(bytes.length);
        return part;
    }

    private static byte[] read(FileChannel channel, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("it has become shorter");
            }
        }
        return buffer.array();
    }

    /** There is an object already: an answer was lost, or another publisher was faster. */
    private void there(String key, PublishedFile stored, String upload) {
        boolean same = trying.askPlainly(() -> {
            Optional<StoredObject> object = store.find(key).filter(found -> found.size() == stored.storedSize());
            return object.isPresent()
                    && store.sha256(object.get())
                            .filter(stored.storedSha256()::equals)
                            .isPresent();
        });
        if (!same) {
            // Under a name that only these bytes may have: it is damaged, and goes; the next attempt finds none.
            trying.askPlainly(() -> {
                store.delete(key);
                return true;
            });
            throw new org.ladderworks.engine.error.PublishException(
                    org.ladderworks.engine.error.ErrorCode.PUBLISHED_DIFFERS,
                    key + " was there with other bytes, and was taken away",
                    "Publish again: it is sent anew.");
        }
        trying.askPlainly(() -> {
            parts.giveUp(key, upload);
            return true;
        });
    }
}
