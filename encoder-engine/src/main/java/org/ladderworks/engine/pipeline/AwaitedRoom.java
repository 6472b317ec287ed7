package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.remote.FetchRoom;
import org.ladderworks.engine.source.remote.RemoteLocation;

/** Holds a job that fetches its sources while the disk that they go to is nearly full. For one thread. */
final class AwaitedRoom implements FetchRoom, AutoCloseable {
    private final ProgressMeter meter;
    private final Cancellation cancellation;
    private final AtomicLong missing = new AtomicLong();
    private @Nullable DiskWatch watch;

    AwaitedRoom(ProgressMeter meter, Cancellation cancellation) {
        this.meter = meter;
        this.cancellation = cancellation;
    }

    @Override
    public void need(RemoteLocation location, Path folder, long bytes) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        if (DiskWatch.isTooSmall(disk, bytes)) {
            throw new SourceException(
                    ErrorCode.SOURCE_NO_ROOM,
                    "%s has another %d MB, and the disk of %s holds %d MB in all"
                            .formatted(location, bytes >> 20, folder, disk.getTotalSpace() >> 20),
                    "Choose a larger disk with --work.");
        }
        missing.set(bytes);
        if (watch == null) {
            watch = DiskWatch.start(folder, missing::get, cancellation.pause(), meter::pauseChanged);
        }
        cancellation.checkAndWait();
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
