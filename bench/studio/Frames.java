import java.util.Arrays;
import java.util.function.LongPredicate;
import javafx.animation.AnimationTimer;

/**
 * Counts the frames of the toolkit while something moves. A frame begins when the one before it is drawn, so that the time from one
 * to the next is what drawing takes, but never less than a sixtieth of a second.
 */
final class Frames extends AnimationTimer {
    private final long[] times = new long[100_000];
    private final LongPredicate move;
    private final Runnable ended;
    private int count;

    /** @param move moves what is shown, given the number of the frame; false where that was the last */
    Frames(LongPredicate move, Runnable ended) {
        this.move = move;
        this.ended = ended;
    }

    @Override
    public void handle(long now) {
        times[count++] = now;
        if (!move.test(count)) {
            stop();
            ended.run();
        }
    }

    double perSecond() {
        return (count - 1) * 1e9 / (times[count - 1] - times[0]);
    }

    /** Milliseconds from one frame to the next which so many of a hundred do not pass. */
    double within(int percent) {
        long[] steps = new long[count - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = times[i + 1] - times[i];
        }
        Arrays.sort(steps);
        return steps[Math.min(steps.length - 1, steps.length * percent / 100)] / 1e6;
    }

    String told() {
        return "%.1f %.1f %.1f".formatted(perSecond(), within(95), within(100));
    }
}
