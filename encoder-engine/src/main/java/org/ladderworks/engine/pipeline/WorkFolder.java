package org.ladderworks.engine.pipeline;

import java.nio.file.Path;

/**
 * Where jobs keep what later jobs can use again: finished chunks, fingerprints, scans, copies of remote sources and of
 * what overlays are made of. All of it may be deleted at any time when no job runs; the cost is time.
 *
 * @param folder made where it is missing
 * @param limit bytes of chunks, and as many of copies, beyond which those unused for longest go
 */
public record WorkFolder(Path folder, long limit) {
    /** That never forgets. */
    public static WorkFolder unlimited(Path folder) {
        return new WorkFolder(folder, Long.MAX_VALUE);
    }

    Path chunks() {
        return folder.resolve("chunks");
    }

    Path downloads() {
        return folder.resolve("downloads");
    }

    Path scans() {
        return folder.resolve("scans");
    }

    Path overlays() {
        return folder.resolve("overlays");
    }

    Path fingerprints() {
        return folder.resolve("fingerprints");
    }
}
