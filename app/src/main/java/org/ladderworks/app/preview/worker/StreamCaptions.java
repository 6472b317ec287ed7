package org.ladderworks.app.preview.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.time.MediaTime;

/**
 * The lines of a text track inside of a file. A thread reads them around the position, some time ahead, so that neither
 * pictures wait for it nor a long file is read as a whole. Lines that began long before a place that is gone to are not
 * found there.
 */
final class StreamCaptions implements Captions {
    private static final MediaTime AHEAD = MediaTime.of(60, 1);
    private static final MediaTime BEHIND = MediaTime.of(30, 1);

    /** A minute and a half of speech has some fifty; more is kept for whoever goes back. */
    private static final int MOST_LINES = 2000;

    private static final int MOST_AT_ONCE = 10;

    private final Path file;
    private final int nth;
    private final MediaTime zero;
    private final Runnable changed;
    private final Consumer<Unshowable> failed;
    private final List<CueDecoder.Line> lines = new ArrayList<>();
    private @Nullable MediaTime here;
    private @Nullable MediaTime from;
    private MediaTime to = MediaTime.ZERO;
    private boolean ended;
    private boolean closed;

    /**
     * Begins to read when it is asked for a time.
     *
     * @param nth of the text tracks of the file
     * @param zero where the title begins in the file's own time
     * @param changed is run, on another thread, when there is more to be read at the last time that was asked for
     * @param failed hears, on another thread, that the track cannot be read
     */
    StreamCaptions(Path file, int nth, MediaTime zero, Runnable changed, Consumer<Unshowable> failed) {
        this.file = file;
        this.nth = nth;
        this.zero = zero;
        this.changed = changed;
        this.failed = failed;
        Thread.ofPlatform().daemon().name("text").start(this::read);
    }

    @Override
    public synchronized String at(MediaTime time) {
        here = time.plus(zero);
        notifyAll();
        MediaTime at = here;
        return lines.stream()
                .filter(line -> isOn(line, at))
                .limit(MOST_AT_ONCE)
                .map(CueDecoder.Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isOn(CueDecoder.Line line, MediaTime at) {
        return line.start().compareTo(at) <= 0 && at.compareTo(line.end()) < 0;
    }

    private void read() {
        try (CueDecoder decoder = new CueDecoder(file, nth)) {
            while (awaitWork()) {
                MediaTime start = anew();
                if (start != null) {
                    decoder.seek(start);
                }
                boolean said = take(decoder.next());
                if (said) {
                    changed.run();
                }
            }
        } catch (Unshowable e) {
            failed.accept(e);
        } catch (ArithmeticException e) {
            failed.accept(new Unshowable(
                    org.ladderworks.app.preview.Trouble.Kind.UNREADABLE, "its text has times that no clock counts"));
        }
    }

    /** Waits until there is something to read; false when it is closed. */
    private synchronized boolean awaitWork() {
        while (!closed && !isElsewhere() && !wantsMore()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !closed;
    }

    private boolean isElsewhere() {
        MediaTime at = here;
        MediaTime begin = from;
        return at != null && (begin == null || at.compareTo(begin) < 0 || (!ended && at.compareTo(to.plus(AHEAD)) > 0));
    }

    private boolean wantsMore() {
        MediaTime at = here;
        return at != null && !ended && at.plus(AHEAD).compareTo(to) > 0 && hasRoom(at);
    }

    private boolean hasRoom(MediaTime at) {
        if (lines.size() >= MOST_LINES) {
            MediaTime earliest = at.minus(BEHIND);
            lines.removeIf(line -> line.end().compareTo(earliest) < 0);
            from = earliest;
        }
        return lines.size() < MOST_LINES;
    }

    /** Where to read from, if that is somewhere else. */
    private synchronized @Nullable MediaTime anew() {
        MediaTime at = here;
        if (at == null || !isElsewhere()) {
            return null;
        }
        MediaTime start = at.minus(BEHIND);
        lines.clear();
        from = start;
        to = start;
        ended = false;
        return start;
    }

    /** Whether what came is to be read now. */
    private synchronized boolean take(CueDecoder.@Nullable Read come) {
        if (come == null) {
            ended = true;
            return false;
        }
        if (come.at().compareTo(to) > 0) {
            to = come.at();
        }
        MediaTime at = here;
        come.line().ifPresent(lines::add);
        return at != null && come.line().filter(line -> isOn(line, at)).isPresent();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
