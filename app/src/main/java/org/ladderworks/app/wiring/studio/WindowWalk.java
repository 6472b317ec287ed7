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

    private static final long TURN = 90;
    private static final double PATIENCE = 20;
    private static final double WHEEL = 6;
    private static final double BAR = WHEEL + 2;
    private static final double ROOM = 0.7;
    private static final int ROOMS = 7;

    private final Stage stage;
    private long waitingSince;
    private long began;
    private long frames;
    private int rooms;

    WindowWalk(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void handle(long now) {
        if (began == 0) {
            waitingSince = waitingSince == 0 ? now : waitingSince;
            // The data folder is opened behind the window; a walk without titles is better than none.
            if (hasTitles() || seconds(now - waitingSince) > PATIENCE) {
                began = now;
            }
            return;
        }
        frames++;
        double at = seconds(now - began);
        if (at < BAR) {
            scroll(at);
        } else if (rooms < ROOMS) {
            if (at >= BAR + rooms * ROOM) {
                enter(rooms++);
            }
        } else if (at >= BAR + ROOMS * ROOM) {
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

    private void scroll(double at) {
        if (stage.getScene().lookup("#titles .virtual-flow") instanceof VirtualFlow<?> flow) {
            if (at < WHEEL) {
                flow.scrollPixels(frames / TURN % 2 == 0 ? STEP : -STEP);
            } else {
                flow.setPosition((at - WHEEL) / (BAR - WHEEL));
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
