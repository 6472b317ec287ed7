package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.disk.OwnedFiles;

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

    /** Takes away what killed jobs were writing when they ended, here and among the system's temporary files. */
    void sweep() {
        OwnedFiles.sweepTemporary();
        for (Path part : List.of(chunks(), downloads(), scans(), overlays(), fingerprints())) {
            try {
                OwnedFiles.sweep(part);
            } catch (IOException e) {
                // Who uses the folder will say what is wrong with it.
                System.getLogger(WorkFolder.class.getName()).log(System.Logger.Level.DEBUG, "cannot sweep " + part, e);
            }
        }
    }
}
