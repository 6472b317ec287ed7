package org.ladderworks.app.wiring.studio;

import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * Uses a window for a while without anybody: scrolls the library's list as a wheel does and as one drags its bar, enters each room,
 * and closes it. The virtual machine watches, and is as fast from its first second the next time.
 */
final class WindowWalk extends AnimationTimer {
    /** Three lines for each frame, which is a fast turn of the wheel. */
    private static final double STEP = 150;

    /** Frames by the wheel, after how many of them it turns round, and frames by the wheel and the bar together. */
    private static final long WHEEL = 360;

    private static final long TURN = 90;
    private static final long SCROLLED = 480;

    /** Seconds: on a machine that does a lot else so many frames take long. */
    private static final double PATIENCE = 30;

    private static final double ROOM = 0.7;
    private static final int ROOMS = 7;

    private final Stage stage;
    private long began;
    private long frames;
    private long scrolled;
    private int rooms;

    WindowWalk(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void handle(long now) {
        began = began == 0 ? now : began;
        boolean patient = seconds(now - began) < PATIENCE;
        if (frames == 0 && !hasTitles() && patient) {
            // The data folder is opened behind the window.
            scrolled = now;
        } else if (frames++ < SCROLLED && patient) {
            scroll();
            scrolled = now;
        } else if (seconds(now - scrolled) >= rooms * ROOM) {
            goOn();
        }
    }

    private void goOn() {
        if (rooms < ROOMS) {
            enter(rooms++);
        } else {
            stop();
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        }
    }

    private static double seconds(long nanos) {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }

    private boolean hasTitles() {
        return stage.getScene().lookup("#titles") instanceof TableView<?> table
                && !table.getItems().isEmpty();
    }

    private void scroll() {
        if (stage.getScene().lookup("#titles .virtual-flow") instanceof VirtualFlow<?> flow) {
            if (frames < WHEEL) {
                flow.scrollPixels(frames / TURN % 2 == 0 ? STEP : -STEP);
            } else {
                flow.setPosition((double) (frames - WHEEL) / (SCROLLED - WHEEL));
            }
        }
    }

    private void enter(int room) {
        Node rail = stage.getScene().lookup("#rail");
        rail.lookupAll(".toggle-button").stream()
                .skip(room)
                .findFirst()
                .ifPresent(button -> ((ToggleButton) button).fire());
    }
}
