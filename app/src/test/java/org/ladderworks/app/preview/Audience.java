package org.ladderworks.app.preview;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.ladderworks.engine.time.MediaTime;

/** Hears of a screening, and keeps what it saw; waits for what a test wants, and fails where it does not come. */
final class Audience implements ScreeningListener {
    private static final int LONGEST_SECONDS = 60;

    /**
     * What came.
     *
     * @param pictures copies
     * @param numbers that the pictures bear, where they are coded clips
     */
    record Seen(List<Side> sides, List<byte[]> pictures, List<Integer> numbers, boolean exact, String text) {
        int number() {
            return numbers.getFirst();
        }
    }

    private final LinkedBlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private final List<Object> passed = new ArrayList<>();

    @Override
    public void opened(Facts facts) {
        events.add(facts);
    }

    @Override
    public void shown(Shot shot) {
        List<byte[]> pictures = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < shot.pictures(); i++) {
            ByteBuffer pixels = shot.pixels(i);
            byte[] copy = new byte[pixels.remaining()];
            pixels.get(0, copy);
            pictures.add(copy);
            numbers.add(CodedClip.read(pixels, shot.size().width(), shot.size().height()));
        }
        events.add(new Seen(shot.sides(), pictures, numbers, shot.exact(), shot.text()));
        shot.close();
    }

    @Override
    public void running(double rate, MediaTime time) {
        events.add(new Told.Running(rate, time));
    }

    @Override
    public void plays(Player player) {
        events.add(player);
    }

    @Override
    public void trouble(Trouble trouble) {
        events.add(trouble);
    }

    /** The next of that kind; what comes before it is passed over. */
    <T> T await(Class<T> kind) {
        return await(kind, _ -> true);
    }

    <T> T await(Class<T> kind, Predicate<T> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        try {
            for (Object event = events.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
                    event != null && System.nanoTime() < end;
                    event = events.poll(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                passed.add(event);
                if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
                    return kind.cast(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no " + kind.getSimpleName() + " came; there came "
                + passed.stream()
                        .map(event -> event instanceof Seen seen ? "" + seen.numbers() : event.toString())
                        .toList());
    }

    Seen seen() {
        return await(Seen.class);
    }
}
