package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.encode.StoreLease;
import org.ladderworks.engine.progress.Cancellation;

/** What lies in a work folder for later jobs, by what it saves them. All of it can go; the cost is time. */
public enum WorkCache {
    /** Encoded parts of titles. */
    CHUNKS,
    /** What was measured of sources and overlays. */
    MEASURED,
    /** Copies of sources from other machines. */
    DOWNLOADS;

    /** Disks round times, and stamp files by a coarser clock than this process reads. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private List<Path> folders(WorkFolder work) {
        return switch (this) {
            case CHUNKS -> List.of(work.chunks());
            case MEASURED -> List.of(work.scans(), work.fingerprints(), work.overlays());
            case DOWNLOADS -> List.of(work.downloads());
        };
    }

    /** Bytes that it takes; what goes meanwhile is not counted. */
    public long size(WorkFolder work) {
        return folders(work).stream().mapToLong(WorkCache::bytes).sum();
    }

    /**
     * Takes away all of it that no job needs: what was used since the oldest claim of a living process began stays, as does what
     * is used while this runs.
     *
     * @param freed is told the bytes that went so far
     * @return the bytes that went
     * @throws IOException where a folder cannot be read
     * @throws java.util.concurrent.CancellationException where it was cancelled; what went until then is gone
     */
    public long clear(WorkFolder work, LongConsumer freed, Cancellation cancellation) throws IOException {
        FileTime needed = needed(work);
        long gone = 0;
        for (Path folder : folders(work)) {
            for (List<Path> entry : entries(folder)) {
                cancellation.check();
                if (isFree(entry, needed)) {
                    gone += delete(entry);
                    freed.accept(gone);
                }
            }
        }
        return gone;
    }

    /** What was used since then stays. */
    private static FileTime needed(WorkFolder work) throws IOException {
        FileTime needed = FileTime.from(Instant.now().minus(CLOCKS_DIFFER));
        for (Path claimed : List.of(work.chunks(), work.downloads())) {
            if (Files.isDirectory(claimed)) {
                FileTime began = StoreLease.oldest(claimed).orElse(needed);
                needed = began.compareTo(needed) < 0 ? began : needed;
            }
        }
        return needed;
    }

    /** Files that belong together, such as a chunk and what is known of it; each without its ending. */
    private static Collection<List<Path>> entries(Path folder) throws IOException {
        Map<String, List<Path>> entries = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                String name = file.getFileName().toString();
                int dot = name.indexOf('.');
                entries.computeIfAbsent(dot > 0 ? name.substring(0, dot) : name, _ -> new ArrayList<>())
                        .add(file);
            });
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return entries.values();
    }

    private static boolean isFree(List<Path> entry, FileTime needed) {
        return entry.stream().noneMatch(OwnedFiles::isNeeded)
                && entry.stream().allMatch(file -> used(file).compareTo(needed) < 0);
    }

    /** When it was used last, or something in it. */
    private static FileTime used(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(WorkCache::time).max(Comparator.naturalOrder()).orElse(FileTime.fromMillis(0));
        } catch (IOException | UncheckedIOException e) {
            // What cannot be looked at is left.
            return FileTime.from(Instant.MAX);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long delete(List<Path> entry) {
        long bytes = entry.stream().mapToLong(WorkCache::bytes).sum();
        // Without what is known of it, an artefact is not found any more: so that goes first.
        entry.stream()
                .sorted(Comparator.comparing((Path file) -> !file.toString().endsWith(".json")))
                .forEach(OwnedFiles::delete);
        return bytes;
    }

    private static long bytes(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
