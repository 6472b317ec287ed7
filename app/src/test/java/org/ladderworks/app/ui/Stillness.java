package org.ladderworks.app.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for a window as an eye does: until some pulses have passed in which nothing of it was to be laid out. */
final class Stillness {
    /** What a change of size sets off behind the window, such as a picture drawn anew, is there within so many. */
    private static final int PULSES = 8;

    /** What moves all the time, such as the progress of a job, is taken as it is then. */
    private static final int PATIENCE_SECONDS = 2;

    private Stillness() {}

    static void await(Scene scene) throws Exception {
        CountDownLatch still = new CountDownLatch(1);
        AnimationTimer pulses = new AnimationTimer() {
            private int quiet;

            @Override
            public void handle(long now) {
                quiet = isLaidOut(scene.getRoot()) ? quiet + 1 : 0;
                if (quiet == PULSES) {
                    stop();
                    still.countDown();
                }
            }
        };
        WaitForAsyncUtils.asyncFx(pulses::start).get();
        if (!still.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            WaitForAsyncUtils.asyncFx(pulses::stop).get();
        }
    }

    private static boolean isLaidOut(Parent parent) {
        if (parent.isNeedsLayout()) {
            return false;
        }
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent each && !isLaidOut(each)) {
                return false;
            }
        }
        return true;
    }
}
