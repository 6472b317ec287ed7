package org.ladderworks.engine.source.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.remote.RemoteOrigin.Answer;

/**
 * Keeps copies of remote sources. A download that was cut goes on where it ended, also in a later run, as long as the
 * object is the same; a copy is used again as long as the server says so. Safe for several processes at once.
 */
public final class Downloads {
    /** Tells the version of a copy; its time is when the copy was used last. */
    static final String VERSION = "version";

    static final String LOCK = "lock";

    private static final int MOST_TRIES = 6;

    private final Path folder;
    private final List<RemoteOrigin> origins;
    private final FetchRoom room;
    private final Duration patience;
    private final Duration firstWait;

    /** Nothing is made before there is something to keep. */
    public Downloads(Path folder, List<RemoteOrigin> origins, FetchRoom room) {
        this(folder, origins, room, Duration.ofSeconds(30), Duration.ofMillis(500));
    }

    Downloads(Path folder, List<RemoteOrigin> origins, FetchRoom room, Duration patience, Duration firstWait) {
        this.folder = folder;
        this.origins = List.copyOf(origins);
        this.room = room;
        this.patience = patience;
        this.firstWait = firstWait;
    }

    /**
     * The copy of an object as it is now.
     *
     * @throws SourceException where it cannot be had, or does not fit on the disk
     */
    public Path fetch(RemoteLocation location, FetchProgress progress, Cancellation cancellation) {
        RemoteOrigin origin = origins.stream()
                .filter(each -> each.schemes().contains(location.scheme()))
                .findFirst()
                .orElseThrow();
        Path place = folder.resolve(location.folderName());
        try {
            Files.createDirectories(place);
            try (FileChannel channel =
                            FileChannel.open(place.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = locked(channel, cancellation)) {
                return fetch(origin, location, place, progress, cancellation);
            }
        } catch (IOException e) {
            boolean full = DiskFull.saidBy(e.getMessage());
            throw new SourceException(
                    full ? ErrorCode.SOURCE_NO_ROOM : ErrorCode.SOURCE_NOT_FETCHED,
                    location + " cannot be kept in " + place + ": " + FileTrouble.words(e),
                    "Free some space, or choose another disk with --work.",
                    e);
        }
    }

    private Path fetch(
            RemoteOrigin origin, RemoteLocation location, Path place, FetchProgress progress, Cancellation cancellation)
            throws IOException {
        Path file = place.resolve(location.fileName());
        Path part = place.resolve("part");
        @Nullable IOException last = null;
        int changes = 0;
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            if (attempt > 0) {
                pause(firstWait.multipliedBy(1L << (attempt - 1)), cancellation);
            }
            cancellation.check();
            boolean complete = Files.exists(file);
            Optional<String> version = version(place);
            // Without a version no one can tell whether the rest is of the same object.
            long from = !complete && version.isPresent() && Files.exists(part) ? Files.size(part) : 0;
            Answer answer;
            try {
                Optional<String> held = complete || from > 0 ? version : Optional.empty();
                answer = ask(() -> origin.open(location, from, held, complete), cancellation);
            } catch (RemoteOrigin.NothingThere e) {
                // All of it was there, or it is shorter now.
                Files.deleteIfExists(part);
                last = e;
                continue;
            } catch (IOException e) {
                last = e;
                continue;
            }
            if (!(answer instanceof Answer.Bytes bytes)) {
                touch(place);
                return file;
            }
            boolean other = from > 0 && !bytes.version().equals(version);
            if (from > 0 && (other || bytes.from() == 0)) {
                changes += other ? 1 : 0;
                if (bytes.from() > 0) {
                    // The rest of another object: all of it is asked for next time.
                    bytes.bytes().close();
                    Files.deleteIfExists(part);
                    attempt--;
                }
                if (changes > 2) {
                    bytes.bytes().close();
                    throw changing(location);
                }
                if (bytes.from() > 0) {
                    continue;
                }
            }
            Files.deleteIfExists(file);
            remember(place, bytes.version());
            try {
                new Transfer(place, patience, room, progress, cancellation).receive(location, bytes);
            } catch (IOException e) {
                cancellation.check();
                if (DiskFull.saidBy(e.getMessage())) {
                    throw e;
                }
                last = e;
                continue;
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        }
        throw new SourceException(
                ErrorCode.SOURCE_NOT_FETCHED,
                location + " cannot be fetched: " + told(last),
                "Check the address and the network, and run the job again: what has come is kept.",
                last);
    }

    /** A server may take its time before it answers, and nobody who cancels waits for it. */
    private static Answer ask(Callable<Answer> question, Cancellation cancellation) throws IOException {
        FutureTask<Answer> asked = new FutureTask<>(question);
        Thread.ofVirtual().name("ask-server").start(asked);
        try (Cancellation.Registration _ = cancellation.onCancel(() -> asked.cancel(true))) {
            return asked.get();
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /**
     * Deletes the copies unused for longest until those left have no more than so many bytes.
     *
     * @param needed what was used since then stays in any case; empty where nothing is needed
     */
    public void shrink(long limit, Optional<FileTime> needed) throws IOException {
        List<DownloadCopy> copies = DownloadCopy.in(folder);
        long total = copies.stream().mapToLong(DownloadCopy::bytes).sum();
        for (DownloadCopy copy : copies) {
            boolean stays =
                    needed.filter(since -> copy.used().compareTo(since) >= 0).isPresent();
            if (total <= limit || stays) {
                return;
            }
            if (copy.delete()) {
                total -= copy.bytes();
            }
        }
    }

    private static void touch(Path place) throws IOException {
        Files.setLastModifiedTime(place.resolve(VERSION), FileTime.fromMillis(System.currentTimeMillis()));
    }

    private static String told(@Nullable IOException last) {
        if (last == null) {
            return "it did not come";
        }
        // The JDK's client gives these two no message.
        if (last instanceof ConnectException) {
            boolean unknown = false;
            for (@Nullable Throwable cause = last; cause != null; cause = cause.getCause()) {
                unknown |= cause instanceof UnresolvedAddressException;
            }
            return unknown ? "no server of that name is known" : "nothing answers at that server and port";
        }
        String message = String.valueOf(last.getMessage());
        // Messages of clients may tell the whole address.
        return message.contains("?") || message.equals("null") ? last.getClass().getSimpleName() : message;
    }

    private static SourceException changing(RemoteLocation location) {
        return new SourceException(
                ErrorCode.SOURCE_CHANGED,
                location + " was changed again and again while it was being fetched",
                "Wait until it is complete.");
    }

    private static void pause(Duration wait, Cancellation cancellation) {
        try {
            for (long left = wait.toMillis(); left > 0; left -= 50) {
                cancellation.check();
                Thread.sleep(Math.min(50, left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static Optional<String> version(Path place) {
        try {
            return Optional.of(Files.readString(place.resolve(VERSION)).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void remember(Path place, Optional<String> version) throws IOException {
        Files.writeString(place.resolve(VERSION), version.orElse(""));
    }

    /** Waits for another process, or another job of this one, that fetches the same. */
    private static FileLock locked(FileChannel channel, Cancellation cancellation) throws IOException {
        while (true) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // Held by a thread of this process.
            }
            pause(Duration.ofMillis(200), cancellation);
        }
    }
}
