package org.ladderworks.publish.destination;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;
import org.ladderworks.publish.store.StoredObject;
import org.ladderworks.publish.upload.Trying;

/** Tries everything that publishing needs of a store, on objects of its own, and takes them away again. */
public final class TargetTrial {
    private static final byte[] BYTES = "ladderworks target test\n".getBytes(StandardCharsets.UTF_8);
    private static final ObjectHeaders HEADERS =
            new ObjectHeaders("text/plain", CacheTime.RECORD, "", Sha256.hex(BYTES));

    private final ObjectStore store;
    private final Trying trying;
    private final String folder = "ladderworks-trial-" + UUID.randomUUID() + "/";

    public TargetTrial(ObjectStore store, Trying trying) {
        this.store = store;
        this.trying = trying;
    }

    /**
     * One thing that was tried.
     *
     * @param right of S3 that it needs
     * @param problem absent where it went well
     */
    public record Step(Saying what, String right, Optional<Problem> problem) {
        static Step good(TrialStep what, String right) {
            return new Step(what.with(), right, Optional.empty());
        }

        static Step bad(TrialStep what, String right, EngineException trouble) {
            return new Step(
                    what.with(), right, Optional.of(new Problem(trouble.code(), String.valueOf(trouble.getMessage()))));
        }
    }

    /**
     * What kept something from working: prints as its message, and is that in JSON.
     *
     * @param message in English, with names
     */
    public record Problem(ErrorCode code, String message) {
        @JsonValue
        @Override
        public String message() {
            return message;
        }

        @Override
        public String toString() {
            return message;
        }
    }

    /**
     * What was found.
     *
     * @param traits of the store
     */
    public record Found(List<Step> steps, StoreTraits traits) {
        public Found {
            steps = List.copyOf(steps);
        }

        /** True where publishing needs nothing that is missing. */
        public boolean isGood() {
            return steps.stream().allMatch(step -> step.problem().isEmpty());
        }
    }

    private interface Doing {
        void run() throws IOException, ConditionFailed;
    }

    /** Tries all of it; what fails does not keep the rest from being tried. */
    public Found run() {
        List<Step> steps = new ArrayList<>();
        String key = folder + "object";
        steps.add(step(TrialStep.WRITE, "s3:PutObject", () -> put(key, new Condition.Any())));
        steps.add(step(TrialStep.READ, "s3:GetObject", () -> {
            if (!store.read(key, BYTES.length)
                    .map(read -> java.util.Arrays.equals(read.bytes(), BYTES))
                    .orElse(false)) {
                throw new IOException("what was written is not there");
            }
        }));
        steps.add(step(TrialStep.LIST, "s3:ListBucket", () -> {
            List<StoredObject> found = new ArrayList<>();
            store.list(folder, found::add);
            if (found.stream().noneMatch(object -> object.key().equals(key))) {
                throw new IOException("what was written is not listed");
            }
        }));
        steps.add(step(TrialStep.COPY, "s3:GetObject", () -> {
            Optional<StoredObject> object = store.find(key);
            if (object.isPresent()) {
                var _ = store.copy(object.get(), folder + "copy", HEADERS);
            }
        }));
        steps.add(step(TrialStep.SEND_PARTS, "s3:PutObject", () -> {
            String upload = store.parts().begin(folder + "parts", HEADERS);
            var part = store.parts().send(folder + "parts", upload, 1, ByteBuffer.wrap(BYTES));
            if (store.parts().arrived(folder + "parts", upload).isEmpty()) {
                throw new IOException("the part is not listed");
            }
            var _ = store.parts().complete(folder + "parts", upload, List.of(part));
        }));
        steps.add(step(TrialStep.LIST_PARTS, "s3:ListMultipartUploadParts, s3:AbortMultipartUpload", () -> {
            String upload = store.parts().begin(folder + "given-up", HEADERS);
            store.parts().giveUp(folder + "given-up", upload);
        }));
        StoreTraits traits = new StoreTraits(false, false);
        try {
            traits = traits();
        } catch (EngineException e) {
            steps.add(Step.bad(TrialStep.CONDITIONS, "s3:PutObject", e));
        }
        for (String name : List.of("object", "copy", "parts", "created", "damaged")) {
            steps.add(step(TrialStep.DELETE, "s3:DeleteObject", () -> store.delete(folder + name)));
        }
        return new Found(merged(steps), traits);
    }

    /** What must fail, and whether it does. */
    public StoreTraits traits() {
        return new StoreTraits(conditions(), checks());
    }

    private boolean checks() {
        String key = folder + "damaged";
        try {
            return trying.askPlainly(() -> store.findsDamage(key));
        } catch (PublishException e) {
            requireOfStore(e);
            return false;
        } finally {
            clear(key);
        }
    }

    private boolean conditions() {
        String key = folder + "created";
        try {
            boolean first = holds(() -> put(key, new Condition.Absent()));
            boolean again = holds(() -> put(key, new Condition.Absent()));
            boolean other = holds(() -> put(key, new Condition.Same("\"00000000000000000000000000000000\"")));
            return first && !again && !other;
        } catch (PublishException e) {
            // A store that does not know them may refuse all of them: 501 Not Implemented, 400.
            requireOfStore(e);
            return false;
        } finally {
            clear(key);
        }
    }

    /** What this user may not, or what did not arrive, says nothing of what the store can. */
    private static void requireOfStore(PublishException trouble) {
        if (trouble.code() != ErrorCode.TARGET_UNUSABLE) {
            throw trouble;
        }
    }

    /** Publishing itself deletes nothing: who may not, leaves a few bytes here. */
    private void clear(String key) {
        try {
            trying.finishing().askPlainly(() -> {
                store.delete(key);
                return true;
            });
        } catch (PublishException e) {
            if (e.code() != ErrorCode.TARGET_RIGHT_MISSING) {
                throw e;
            }
        }
    }

    private void put(String key, Condition condition) throws IOException, ConditionFailed {
        var _ = store.put(key, BYTES, HEADERS, condition);
    }

    private boolean holds(Doing doing) {
        try {
            return trying.ask(() -> {
                doing.run();
                return true;
            });
        } catch (ConditionFailed e) {
            return false;
        }
    }

    private Step step(TrialStep what, String right, Doing doing) {
        try {
            var _ = holds(doing);
            return Step.good(what, right);
        } catch (EngineException e) {
            return Step.bad(what, right, e);
        }
    }

    /** The deletions as one. */
    private static List<Step> merged(List<Step> steps) {
        List<Step> all = new ArrayList<>();
        for (Step step : steps) {
            if (!step.right().equals("s3:DeleteObject")) {
                all.add(step);
            }
        }
        Optional<Problem> problem = steps.stream()
                .filter(step -> step.right().equals("s3:DeleteObject"))
                .flatMap(step -> step.problem().stream())
                .findFirst();
        all.add(new Step(TrialStep.DELETE.with(), "s3:DeleteObject", problem));
        return all;
    }
}
