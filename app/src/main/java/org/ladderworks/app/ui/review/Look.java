package org.ladderworks.app.ui.review;

import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.ladderworks.app.preview.View;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.engine.time.Resolution;

/** How large pictures are, which part of them is seen, and how two are put together. On the UI thread alone. */
public final class Look {
    private final Pace drawing;
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.FIT);
    private final IntegerProperty amplification = new SimpleIntegerProperty(8);
    private final DoubleProperty wipe = new SimpleDoubleProperty(0.5);
    private final DoubleProperty blinks = new SimpleDoubleProperty(2);
    private Resolution canvas = new Resolution(1920, 1080);
    private View view = View.whole(canvas);
    private int width = 1280;
    private int height = 720;
    private double x = -1;
    private double y = -1;

    /** @param drawing is asked whenever pictures are to be drawn otherwise */
    Look(Pace drawing) {
        this.drawing = drawing;
        zoom.addListener((_, _, _) -> changed());
        amplification.addListener((_, _, _) -> changed());
    }

    public ObjectProperty<Zoom> zoom() {
        return zoom;
    }

    /** Of differences, 1 to {@value View#MOST_AMPLIFIED}. */
    public IntegerProperty amplification() {
        return amplification;
    }

    /** Where the line of the wipe is, 0 at the left and 1 at the right. */
    public DoubleProperty wipe() {
        return wipe;
    }

    /** Moves that line, by a part of the picture's width; negative to the left. It stops at the edges. */
    public void moveWipe(double by) {
        wipe.set(Math.clamp(wipe.get() + by, 0, 1));
    }

    /** Changes a second. */
    public DoubleProperty blinks() {
        return blinks;
    }

    /** What is drawn of the canvas. */
    public View view() {
        return view;
    }

    void changed() {
        drawing.ask();
    }

    /** All of the picture, as large as there is room. */
    void whole() {
        x = -1;
        y = -1;
        zoom.set(Zoom.FIT);
    }

    /** What is drawn first, of a canvas that may turn out to be another. */
    View first(Resolution guessed, Mode mode) {
        canvas = guessed;
        view = framing(mode);
        return view;
    }

    /** What is to be drawn; empty where that is drawn. */
    Optional<View> draw(Resolution known, Mode mode) {
        canvas = known;
        View wanted = framing(mode);
        if (wanted.equals(view)) {
            return Optional.empty();
        }
        view = wanted;
        return Optional.of(wanted);
    }

    private View framing(Mode mode) {
        return new Framing(width, height, canvas, mode, zoom.get(), middleX(), middleY(), amplification.get()).view();
    }

    private double middleX() {
        return x < 0 ? canvas.width() / 2.0 : x;
    }

    private double middleY() {
        return y < 0 ? canvas.height() / 2.0 : y;
    }

    /** There is another place for pictures, in pixels of the screen. */
    public void room(int roomWidth, int roomHeight) {
        if (roomWidth > 0 && roomHeight > 0 && (roomWidth != width || roomHeight != height)) {
            width = roomWidth;
            height = roomHeight;
            changed();
        }
    }

    /** Moves the part that is seen, in pixels of the screen; where all is seen it stays. */
    public void pan(double right, double down) {
        if (zoom.get() != Zoom.FIT) {
            double factor = zoom.get().factor();
            double halfWidth = view.width() / 2.0;
            double halfHeight = view.height() / 2.0;
            x = Math.clamp(middleX() - right / factor, halfWidth, canvas.width() - halfWidth);
            y = Math.clamp(middleY() - down / factor, halfHeight, canvas.height() - halfHeight);
            changed();
        }
    }

    /** Zooms, and keeps what is at a spot of the canvas in the middle. */
    public void zoomTo(Zoom other, double canvasX, double canvasY) {
        x = canvasX;
        y = canvasY;
        zoom.set(other);
    }

    public void zoomIn() {
        zoom.set(zoom.get().in());
    }

    public void zoomOut() {
        zoom.set(zoom.get().out());
    }

    public void fit() {
        zoom.set(Zoom.FIT);
    }
}
