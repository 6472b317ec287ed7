package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.StoreLease;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.source.remote.Downloads;
import org.ladderworks.engine.source.remote.FetchProgress;
import org.ladderworks.engine.source.remote.FetchRoom;
import org.ladderworks.engine.source.remote.RemoteOrigin;

/** Brings remote sources here before anything else is done: several reads are made, and none may see another version. */
public final class RemoteClips {
    private final List<RemoteOrigin> origins;

    public RemoteClips(List<RemoteOrigin> origins) {
        this.origins = List.copyOf(origins);
    }

    /** The same sources as files; those that are here already stay as they are. */
    public FetchedClips fetch(
            List<ClipSpec> clips, WorkFolder work, Progress.Listener listener, Cancellation cancellation) {
        return fetch(clips, work, FetchRoom.REFUSING, ProgressMeter.ofEncoding(listener, new Pause()), cancellation);
    }

    /** The same for a job, which waits for room on the disk. */
    FetchedClips await(List<ClipSpec> clips, WorkFolder work, ProgressMeter meter, Cancellation cancellation) {
        try (AwaitedRoom room = new AwaitedRoom(meter, cancellation)) {
            return fetch(clips, work, room, meter, cancellation);
        }
    }

    private FetchedClips fetch(
            List<ClipSpec> clips, WorkFolder work, FetchRoom room, ProgressMeter meter, Cancellation cancellation) {
        if (clips.stream().allMatch(clip -> clip.remote().isEmpty())) {
            return new FetchedClips(clips, Optional.empty());
        }
        meter.stage(Stage.FETCH);
        Path folder = work.downloads();
        Downloads downloads = new Downloads(folder, origins, room);
        FetchedClips.Claim claim = new FetchedClips.Claim(downloads, folder, lease(folder), work.limit());
        boolean done = false;
        try {
            List<ClipSpec> here = new ArrayList<>();
            for (ClipSpec clip : clips) {
                FetchProgress progress = (bytes, size) -> meter.fetched(here.size(), clips.size(), bytes, size);
                here.add(clip.remote()
                        .map(location -> clip.fetched(downloads.fetch(location, progress, cancellation)))
                        .orElse(clip));
            }
            done = true;
            return new FetchedClips(here, Optional.of(claim));
        } finally {
            if (!done) {
                claim.end();
            }
        }
    }

    private static StoreLease lease(Path folder) {
        try {
            Files.createDirectories(folder);
            return StoreLease.take(folder);
        } catch (IOException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_NOT_FETCHED,
                    "copies of sources cannot be kept in " + folder + ": " + FileTrouble.words(e),
                    "Choose another disk with --work.",
                    e);
        }
    }
}
