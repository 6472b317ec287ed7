package org.ladderworks.app.backup;

import java.nio.file.Path;
import org.ladderworks.engine.progress.Cancellation;

/** Brings a backup in and has it take its place, as the window and its next start do, until it is killed. */
final class KilledArrival {
    static final String READY = "ready";
    static final String STAGED = "staged";
    static final String ENDED = "ended";

    /** Between two steps, so that who kills finds each of them. */
    private static final long BETWEEN_STEPS = 8;

    private KilledArrival() {}

    /**
     * Does it.
     *
     * @param arguments the data folder, and the backup; without one it goes on with what was brought in
     */
    public static void main(String[] arguments) {
        Arrival arrival = new Arrival(Path.of(arguments[0]));
        System.out.println(READY);
        if (arguments.length > 1) {
            var _ = arrival.stage(Path.of(arguments[1]), new Cancellation());
            System.out.println(STAGED);
        }
        var _ = arrival.takePlace(step -> {
            System.out.println("step " + step);
            sleep();
        });
        System.out.println(ENDED);
    }

    private static void sleep() {
        try {
            Thread.sleep(BETWEEN_STEPS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
