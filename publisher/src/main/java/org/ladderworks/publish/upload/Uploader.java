package org.ladderworks.publish.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.PublishedFile;
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

    private final ObjectStore store;
    private final Trying trying;
    private final Crowd crowd;
    private final UploadJournal journal;
    private final TargetLine line;
    private final Memory memory = new Memory(MEMORY);

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
        LargeUpload large = new LargeUpload(store, trying, journal, memory, progress);
        try (Cancellation.Registration _ = cancellation.onCancel(store::abort)) {
            List<PublishedFile> stored = new ArrayList<>();
            for (UploadStep step : UploadStep.values()) {
                stored.addAll(crowd.all(plan.of(step), file -> bring(plan, file, form, large, progress)));
            }
            return stored;
        } finally {
            line.note(meter);
        }
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
        try (Memory.Room _ = memory.take(size)) {
            byte[] bytes = form.bytes(file.file());
            StoredObject object = create(key, bytes, headers, progress);
            journal.sent(key, object.tag());
            progress.sent(size);
            return object.tag();
        } catch (WrongBytes e) {
            throw StoredForm.changed(form.path(file.file()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Where something is there already, it is looked at: an answer may have been lost, or another publisher was faster. */
    private StoredObject create(String key, byte[] bytes, ObjectHeaders headers, UploadProgress progress) {
        try {
            return trying.ask(
                    () -> progress.timed(bytes.length, () -> store.put(key, bytes, headers, new Condition.Absent())));
        } catch (ConditionFailed e) {
            return trying.askPlainly(() -> sameOrReplaced(key, bytes, headers));
        }
    }

    private StoredObject sameOrReplaced(String key, byte[] bytes, ObjectHeaders headers)
            throws IOException, ConditionFailed {
        StoredObject there = store.find(key).orElseThrow(() -> new IOException(key + " was there, and is no more"));
        if (there.size() == bytes.length
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
