package org.ladderworks.engine.source.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.remote.RemoteOrigin.Answer;

/** Writes the bytes of one answer behind those that are there; gives up where hardly any come. */
final class Transfer {
    private static final int BUFFER = 1 << 16;

    /** How often there is asked for room. */
    private static final long LOOK_EVERY = 16L << 20;

    private static final long LOOK_MILLIS = 100;

    private final Path folder;
    private final Path part;
    private final Duration patience;
    private final FetchRoom room;
    private final FetchProgress progress;
    private final Cancellation cancellation;

    /**
     * @param folder that holds the file called {@code part}
     * @param patience in which at least a kilobyte must come for each of its seconds
     */
    Transfer(Path folder, Duration patience, FetchRoom room, FetchProgress progress, Cancellation cancellation) {
        this.folder = folder;
        this.part = folder.resolve("part");
        this.patience = patience;
        this.room = room;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Returns how many bytes there are in all then.
     *
     * @throws IOException where the connection is cut, stands still, or sends too few or too many bytes
     */
    long receive(RemoteLocation location, Answer.Bytes answer) throws IOException {
        AtomicLong done = new AtomicLong(answer.from());
        AtomicBoolean stands = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        try (InputStream in = answer.bytes();
                Cancellation.Registration _ = cancellation.onCancel(() -> close(in));
                FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            room.need(location, folder, missing(answer, answer.from()));
            out.truncate(answer.from());
            out.position(answer.from());
            Thread.ofVirtual().name("watch-download").start(() -> watch(in, done, stands, ended));
            try {
                copy(location, answer, in, out, done);
            } finally {
                ended.set(true);
            }
            out.force(true);
        }
        cancellation.check();
        if (stands.get()) {
            throw new IOException("the connection stood still");
        }
        OptionalLong size = answer.size();
        if (size.isPresent() && size.getAsLong() != done.get()) {
            throw new IOException("%d of %d bytes came".formatted(done.get(), size.getAsLong()));
        }
        return done.get();
    }

    private void copy(RemoteLocation location, Answer.Bytes answer, InputStream in, FileChannel out, AtomicLong done)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long looked = done.get();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            cancellation.checkAndWait();
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            long now = done.addAndGet(read);
            if (answer.size().isPresent() && now > answer.size().getAsLong()) {
                throw new IOException("more than " + answer.size().getAsLong() + " bytes came");
            }
            if (now - looked > LOOK_EVERY) {
                looked = now;
                room.need(location, folder, missing(answer, now));
            }
            progress.onBytes(now, answer.size());
        }
    }

    private void watch(InputStream in, AtomicLong done, AtomicBoolean stands, AtomicBoolean ended) {
        long before = done.get();
        long since = System.nanoTime();
        try {
            while (!ended.get()) {
                Thread.sleep(LOOK_MILLIS);
                if (cancellation.pause().isPaused()) {
                    before = done.get();
                    since = System.nanoTime();
                }
                if (System.nanoTime() - since < patience.toNanos()) {
                    continue;
                }
                if (done.get() - before < 1024 * Math.max(1, patience.toSeconds()) && !ended.get()) {
                    stands.set(true);
                    close(in);
                    return;
                }
                before = done.get();
                since = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long missing(Answer.Bytes answer, long done) {
        return answer.size().orElse(done) - done;
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // It is being read elsewhere, which ends in any case.
        }
    }
}
