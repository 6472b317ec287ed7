package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.ladderworks.app.home.CacheKind;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.pipeline.WorkCache;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.progress.Cancellation;

/** What the program keeps to be faster later, and how it goes. Packages, sources and the catalog are none of it. Thread-safe. */
public final class Caches {
    private final WorkFolder work;
    private final Path pictures;
    private final JobQueue queue;

    public Caches(WorkFolder work, Path pictures, JobQueue queue) {
        this.work = work;
        this.pictures = pictures;
        this.queue = queue;
    }

    /** Bytes of each. Takes time. */
    public Map<CacheKind, Long> sizes() {
        Map<CacheKind, Long> sizes = new EnumMap<>(CacheKind.class);
        for (CacheKind kind : CacheKind.values()) {
            sizes.put(
                    kind,
                    kind == CacheKind.PICTURES ? pictureBytes() : cache(kind).size(work));
        }
        return sizes;
    }

    private static WorkCache cache(CacheKind kind) {
        return switch (kind) {
            case CHUNKS -> WorkCache.CHUNKS;
            case MEASURED -> WorkCache.MEASURED;
            case DOWNLOADS, PICTURES -> WorkCache.DOWNLOADS;
        };
    }

    private long pictureBytes() {
        try {
            long bytes = 0;
            for (Path picture : pictures()) {
                bytes += picture.toFile().length();
            }
            return bytes;
        } catch (IOException e) {
            return 0;
        }
    }

    private List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(pictures)) {
            return files.filter(file -> file.toString().endsWith(".jpg")).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** True while a job is worked on: then nothing goes. */
    public boolean isInUse() {
        return queue.running().isPresent();
    }

    /**
     * Takes one of them away, but nothing that a process of the program needs at the moment.
     *
     * @param freed is told the bytes that went so far
     * @return the bytes that went
     * @throws UsageException (JOB_NOT_IN_THAT_STATE) while a job runs, (DATA_UNUSABLE) where it cannot be read
     */
    public long clear(CacheKind kind, LongConsumer freed, Cancellation cancellation) {
        if (isInUse()) {
            throw new UsageException(
                    ErrorCode.JOB_NOT_IN_THAT_STATE,
                    "a job runs, and may need what is kept",
                    "Wait until it has ended, or cancel it.");
        }
        try {
            return kind == CacheKind.PICTURES
                    ? clearPictures(freed, cancellation)
                    : cache(kind).clear(work, freed, cancellation);
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "what is kept in " + work.folder() + " cannot be cleared: " + FileTrouble.words(e),
                    "See that you may write there.",
                    e);
        }
    }

    private long clearPictures(LongConsumer freed, Cancellation cancellation) throws IOException {
        long gone = 0;
        for (Path picture : pictures()) {
            cancellation.check();
            long bytes = picture.toFile().length();
            Files.deleteIfExists(picture);
            gone += bytes;
            freed.accept(gone);
        }
        return gone;
    }
}
