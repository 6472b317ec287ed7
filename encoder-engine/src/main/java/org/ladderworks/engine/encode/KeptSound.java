package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Path;

/** Artefacts of sound: each is made where the store does not hold it yet. Thread-safe. */
record KeptSound(ChunkTool tool, ChunkStore store) {
    /** Writes to a path of its own. */
    @FunctionalInterface
    interface Making {
        void to(Path part) throws IOException;
    }

    /** @param what part it is, for people */
    Path get(ChunkKey key, ChunkSpan span, String what, Making making) {
        return made(key, span, what, PartProgress.UNHEARD, making);
    }

    private Path made(ChunkKey key, ChunkSpan span, String what, PartProgress progress, Making making) {
        return store.reuse(key).orElseGet(() -> {
            Path part = store.newPart();
            try {
                Attempts.run(what, tool.cancellation(), progress, () -> making.to(part));
                return store.keep(key, part, span);
            } catch (IOException e) {
                throw Encoder.storeFailed(e);
            } finally {
                Encoder.delete(part);
            }
        });
    }

    /** The same for a part of a title; what is there is told as found. */
    Path get(ChunkKey key, ChunkSpan span, String what, PartProgress progress, Making making) {
        if (store.find(key).isPresent()) {
            progress.found();
        }
        return made(key, span, what, progress, making);
    }
}
