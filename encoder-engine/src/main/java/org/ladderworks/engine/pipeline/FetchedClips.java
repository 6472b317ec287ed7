package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.encode.StoreLease;
import org.ladderworks.engine.source.remote.Downloads;

/** Sources that are all here. Closing tells that their copies are needed no longer; then these shrink to their limit. */
public final class FetchedClips implements AutoCloseable {
    private final List<ClipSpec> clips;
    private final Optional<Claim> claim;

    /**
     * That other jobs leave the copies that are in use where they are.
     *
     * @param limit bytes of copies beyond which those unused for longest go
     */
    record Claim(Downloads downloads, Path folder, StoreLease lease, long limit) {
        void end() {
            lease.close();
            try {
                OwnedFiles.sweep(folder);
                downloads.shrink(limit, StoreLease.oldest(folder));
            } catch (IOException e) {
                // They shrink after the next job.
                System.getLogger(FetchedClips.class.getName())
                        .log(System.Logger.Level.DEBUG, "cannot shrink " + folder, e);
            }
        }
    }

    FetchedClips(List<ClipSpec> clips, Optional<Claim> claim) {
        this.clips = List.copyOf(clips);
        this.claim = claim;
    }

    /** In their order. */
    public List<ClipSpec> clips() {
        return clips;
    }

    @Override
    public void close() {
        claim.ifPresent(Claim::end);
    }
}
