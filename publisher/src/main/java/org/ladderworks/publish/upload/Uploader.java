package org.ladderworks.publish.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.release.ReleaseFile;
import org.ladderworks.publish.release.UploadStep;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.store.WrongBytes;

/** Brings all files of a release into a store, a step behind the other (rule 71). */
public final class Uploader {
    private static final long MEMORY = 256L << 20;

    /** No more requests are made at once: what is read before that would wait in memory. */
    private static final int MOST_READ = 64;

    private final ObjectStore store;
    private final Trying trying;
    private final Crowd crowd;
    private final UploadJournal journal;
    private final TargetLine line;
    private final Buffers buffers = new Buffers(MEMORY);
    private final AtomicBoolean met = new AtomicBoolean();
    private final Semaphore turns = new Semaphore(MOST_READ);

    /**
     * One for a store.
     *
     * @param line what is measured is kept there
     */
    public Uploader(ObjectStore store, Trying trying, Crowd crowd, UploadJournal journal, TargetLine line) {
        this.store = store;
        this.trying = trying;
        this.crowd = crowd;
        this.journal = journal;
        this.line = line;
    }

    /**
     * Does what is planned; gives what is stored then of each file.
     *
     * @param expected how long it takes, where anyone knows
     */
    public List<PublishedFile> upload(
            UploadPlan plan, Optional<TimeEstimate> expected, Progress.Listener listener, Cancellation cancellation) {
        UploadMeter meter = UploadMeter.of(cancellation.pause());
        UploadProgress progress = new UploadProgress(
                plan.bytes() + plan.arrived(),
                plan.requests(),
                expected.map(TimeEstimate::time),
                meter,
                listener,
                cancellation.pause());
        StoredForm form = new StoredForm(plan.release(), store.abilities());
        LargeUpload large = new LargeUpload(store, trying, journal, buffers, progress);
        try (Cancellation.Registration _ = cancellation.onCancel(store::abort)) {
            List<PublishedFile> stored = new ArrayList<>();
            // Whoever took all of the version away since took this one too: one look tells.
            PlannedFile first = plan.first();
            stored.add(bring(plan, first, form, large, progress));
            for (UploadStep step : UploadStep.values()) {
                List<PlannedFile> rest = plan.of(step).stream()
                        .filter(file -> !file.equals(first))
                        .toList();
                stored.addAll(crowd.all(rest, file -> bring(plan, file, form, large, progress)));
            }
            if (large.hasMetOthers()) {
                met.set(true);
            }
            return stored;
        } finally {
            line.note(meter);
        }
    }

    /** True where an object was there that the plan did not know of: an answer was lost, or another publisher is at it. */
    public boolean hasMetOthers() {
        return met.get();
    }

    private PublishedFile bring(
            UploadPlan plan, PlannedFile file, StoredForm form, LargeUpload large, UploadProgress progress) {
        String key = plan.keys().file(plan.release().id(), file.file().path());
        ObjectHeaders headers = StoredForm.headers(file.file(), file.stored());
        String tag = switch (file.way()) {
            case PlannedFile.Way.Present present -> present.object().tag();
            case PlannedFile.Way.Copy copy ->
                copy(copy.from(), key, headers, progress)
                        .orElseGet(() -> send(key, file, headers, form, large, progress));
            case PlannedFile.Way.Send _ -> send(key, file, headers, form, large, progress);
        };
        return file.stored().as(tag);
    }

    private Optional<String> copy(StoredObject from, String key, ObjectHeaders headers, UploadProgress progress) {
        Optional<StoredObject> copied =
                trying.askPlainly(() -> progress.timed(0, () -> store.copy(from, key, headers)));
        copied.ifPresent(object -> {
            journal.sent(key, object.tag());
            progress.sent(0);
        });
        return copied.map(StoredObject::tag);
    }

    /** Gives the object's tag. */
    private String send(
            String key,
            PlannedFile file,
            ObjectHeaders headers,
            StoredForm form,
            LargeUpload large,
            UploadProgress progress) {
        long size = file.stored().storedSize();
        if (size > store.abilities().parts().size() && !form.isPacked(file.file())) {
            return large.send(key, form.path(file.file()), file.stored(), headers);
        }
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try (Buffers.Lease lease = buffers.take(form.isPacked(file.file()) ? 0 : (int) size)) {
            StoredObject object = create(key, bytes(file.file(), form, lease.buffer()), headers, progress);
            journal.sent(key, object.tag());
            progress.sent(size);
            return object.tag();
        } catch (WrongBytes e) {
            throw StoredForm.changed(form.path(file.file()));
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            turns.release();
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted");
    }

    private static ByteBuffer bytes(ReleaseFile file, StoredForm form, ByteBuffer buffer) {
        if (form.isPacked(file)) {
            return form.packed(file);
        }
        form.read(file, buffer);
        return buffer;
    }

    /** Where something is there already, it is looked at: an answer may have been lost, or another publisher was faster. */
    private StoredObject create(String key, ByteBuffer bytes, ObjectHeaders headers, UploadProgress progress) {
        try {
            return trying.ask(() ->
                    progress.timed(bytes.remaining(), () -> store.put(key, bytes, headers, new Condition.Absent())));
        } catch (ConditionFailed e) {
            met.set(true);
            return trying.askPlainly(() -> sameOrReplaced(key, bytes, headers));
        }
    }

    private StoredObject sameOrReplaced(String key, ByteBuffer bytes, ObjectHeaders headers)
            throws IOException, ConditionFailed {
        StoredObject there = store.find(key).orElseThrow(() -> new IOException(key + " was there, and is no more"));
        if (there.size() == bytes.remaining()
                && store.sha256(there).filter(headers.sha256()::equals).isPresent()) {
            return there;
        }
        try {
            // Under a name that only these bytes may have: what else is there is damaged.
            return store.put(key, bytes, headers, new Condition.Same(there.tag()));
        } catch (ConditionFailed e) {
            throw new IOException(key + " changes while it is looked at", e);
        }
    }
}
