package org.ladderworks.app.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Cell;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for a window as an eye does: until some pulses have passed in which nothing of it was to be laid out. */
final class Stillness {
    /** What a change of size sets off behind the window, such as a picture drawn anew, is there within so many. */
    private static final int PULSES = 8;

    /** What moves all the time, such as the progress of a job, is taken as it is then. */
    private static final int PATIENCE_SECONDS = 2;

    private Stillness() {}

    /** What was still being laid out when patience was over, with all that it is in; empty where the window is still. */
    static String await(Scene scene) throws Exception {
        CountDownLatch still = new CountDownLatch(1);
        AnimationTimer pulses = new AnimationTimer() {
            private int quiet;

            @Override
            public void handle(long now) {
                quiet = unstill(scene.getRoot()).isEmpty() ? quiet + 1 : 0;
                if (quiet == PULSES) {
                    stop();
                    still.countDown();
                }
            }
        };
        WaitForAsyncUtils.asyncFx(pulses::start).get();
        if (still.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return "";
        }
        return WaitForAsyncUtils.asyncFx(() -> {
                    pulses.stop();
                    return unstill(scene.getRoot());
                })
                .get();
    }

    private static String unstill(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            String within = isSeen(child) && child instanceof Parent each ? unstill(each) : "";
            if (!within.isEmpty()) {
                return parent.getClass().getSimpleName() + " > " + within;
            }
        }
        return parent.isNeedsLayout() ? parent.toString() : "";
    }

    /** What is hidden, and a cell that has nothing now, may never be laid out. */
    private static boolean isSeen(Node node) {
        return node.isVisible() && !(node instanceof Cell<?> cell && cell.isEmpty());
    }
}
