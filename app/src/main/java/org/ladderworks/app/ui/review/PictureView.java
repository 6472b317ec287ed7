package org.ladderworks.app.ui.review;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Shot;
import org.ladderworks.app.preview.View;
import org.ladderworks.app.ui.words.Words;

/** The pictures: one or two of them, beside each other, over each other or in turn; what is pointed at and dragged there. */
final class PictureView {
    private static final double LEAST_HEIGHT = 180;
    private static final double LINE = 2;

    private final ScreenViewModel model;
    private final ShotImages images = new ShotImages();
    private final ImageView first = new ImageView();
    private final ImageView second = new ImageView();
    private final Rectangle cover = new Rectangle();
    private final Region line = new Region();
    private final Label firstName = new Label();
    private final Label secondName = new Label();
    private final Label text = new Label();
    private final Label trouble = new Label();
    private final Pane pictures = new Pane() {
        @Override
        protected void layoutChildren() {
            place();
        }
    };
    private final StackPane root = new StackPane(pictures, text, trouble);
    private final Timeline blinking = new Timeline();
    private double draggedX;
    private double draggedY;
    private boolean wiping;

    PictureView(ScreenViewModel model, Words words) {
        this.model = model;
        root.setId("picture");
        root.getStyleClass().add("screen");
        root.setMinSize(0, LEAST_HEIGHT);
        root.setFocusTraversable(true);
        root.setAccessibleText(words.of("review.picture"));
        pictures.getChildren().addAll(first, second, line, firstName, secondName);
        pictures.setMinSize(0, 0);
        Rectangle edge = new Rectangle();
        edge.widthProperty().bind(pictures.widthProperty());
        edge.heightProperty().bind(pictures.heightProperty());
        pictures.setClip(edge);
        line.getStyleClass().add("wipe-line");
        line.setId("wipe-line");
        line.setCursor(Cursor.H_RESIZE);
        firstName.getStyleClass().add("screen-name");
        secondName.getStyleClass().add("screen-name");
        text.getStyleClass().add("screen-text");
        text.setId("screen-text");
        text.setWrapText(true);
        text.setMouseTransparent(true);
        StackPane.setAlignment(text, Pos.BOTTOM_CENTER);
        trouble.getStyleClass().add("screen-trouble");
        trouble.setId("screen-trouble");
        trouble.setWrapText(true);
        trouble.textProperty().bind(model.trouble());
        trouble.visibleProperty().bind(model.trouble().isNotEmpty());
        model.shot().addListener((_, _, now) -> show(now));
        model.mode().addListener((_, _, _) -> arrange());
        model.look().wipe().addListener((_, _, _) -> pictures.requestLayout());
        model.look().blinks().addListener((_, _, _) -> arrange());
        model.facts().addListener((_, _, _) -> pictures.requestLayout());
        root.widthProperty().subscribe(this::room);
        root.heightProperty().subscribe(this::room);
        root.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        root.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        root.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> wiping = false);
        root.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        root.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> model.pointer().away());
        root.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        root.sceneProperty().subscribe(scene -> {
            // A room that is left does not blink on.
            if (scene == null) {
                blinking.stop();
            } else {
                arrange();
            }
        });
        arrange();
    }

    Node node() {
        return root;
    }

    private double scale() {
        return root.getScene() == null || root.getScene().getWindow() == null
                ? 1
                : root.getScene().getWindow().getOutputScaleX();
    }

    private void room() {
        model.look().room((int) Math.floor(root.getWidth() * scale()), (int) Math.floor(root.getHeight() * scale()));
    }

    private void show(@Nullable Shot shot) {
        if (shot == null) {
            first.setImage(null);
            second.setImage(null);
            text.setText("");
        } else {
            first.setImage(images.image(shot, 0));
            second.setImage(shot.pictures() > 1 ? images.image(shot, 1) : null);
            text.setText(shot.text());
        }
        text.setVisible(!text.getText().isEmpty());
        firstName.setText(model.choice().firstName());
        secondName.setText(model.choice().secondName());
        arrange();
    }

    /** What of both is seen. */
    private void arrange() {
        boolean two = second.getImage() != null;
        Mode mode = two ? model.mode().get() : Mode.ONE;
        blinking.stop();
        second.setVisible(two);
        line.setVisible(mode == Mode.WIPE);
        second.setClip(mode == Mode.WIPE ? cover : null);
        firstName.setVisible(two && mode != Mode.ONE);
        secondName.setVisible(two && mode != Mode.ONE);
        if (mode == Mode.BLINK && root.getScene() != null) {
            blinking.getKeyFrames()
                    .setAll(new KeyFrame(
                            Duration.seconds(
                                    1 / Math.max(0.1, model.look().blinks().get())),
                            _ -> {
                                second.setVisible(!second.isVisible());
                                firstName.setVisible(!second.isVisible());
                                secondName.setVisible(second.isVisible());
                            }));
            blinking.setCycleCount(Timeline.INDEFINITE);
            firstName.setVisible(false);
            blinking.play();
        }
        pictures.requestLayout();
    }

    private void place() {
        double width = pictures.getWidth();
        double height = pictures.getHeight();
        boolean beside = second.getImage() != null && model.mode().get() == Mode.SIDE_BY_SIDE;
        double room = beside ? width / 2 : width;
        place(first, 0, room, height);
        place(second, beside ? room : 0, room, height);
        double left = second.getLayoutX();
        double wide = second.getFitWidth();
        double at = left + wide * model.look().wipe().get();
        cover.setX(wide * model.look().wipe().get());
        cover.setY(0);
        cover.setWidth(Math.max(0, wide - cover.getX()));
        cover.setHeight(second.getFitHeight());
        line.resizeRelocate(at - LINE / 2, second.getLayoutY(), LINE, second.getFitHeight());
        firstName.autosize();
        secondName.autosize();
        firstName.relocate(first.getLayoutX() + 8, first.getLayoutY() + 8);
        secondName.relocate(
                second.getLayoutX() + second.getFitWidth() - secondName.getWidth() - 8, second.getLayoutY() + 8);
    }

    private void place(ImageView view, double left, double width, double height) {
        Image image = view.getImage();
        if (image == null) {
            return;
        }
        double factor = model.look().zoom().get() == Zoom.FIT
                ? Math.min(width / image.getWidth(), height / image.getHeight())
                : 1 / scale();
        view.setFitWidth(image.getWidth() * factor);
        view.setFitHeight(image.getHeight() * factor);
        view.setSmooth(model.look().zoom().get() == Zoom.FIT);
        view.relocate(snapped(left + (width - view.getFitWidth()) / 2), snapped((height - view.getFitHeight()) / 2));
    }

    /** To whole pixels of the screen, so that none is smeared over two. */
    private double snapped(double place) {
        return Math.round(place * scale()) / scale();
    }

    private void pressed(MouseEvent event) {
        root.requestFocus();
        draggedX = event.getX();
        draggedY = event.getY();
        wiping = line.isVisible() && (model.look().zoom().get() == Zoom.FIT || line.equals(event.getTarget()));
        if (wiping && event.getButton() == MouseButton.PRIMARY) {
            wipe(event.getX());
        }
    }

    private void dragged(MouseEvent event) {
        if (wiping) {
            wipe(event.getX());
        } else {
            model.look().pan((event.getX() - draggedX) * scale(), (event.getY() - draggedY) * scale());
        }
        draggedX = event.getX();
        draggedY = event.getY();
    }

    private void wipe(double x) {
        if (second.getFitWidth() > 0) {
            model.look().wipe().set(Math.clamp((x - second.getLayoutX()) / second.getFitWidth(), 0, 1));
        }
    }

    private void moved(MouseEvent event) {
        ImageView under = under(event.getX());
        Image image = under.getImage();
        double x = event.getX() - under.getLayoutX();
        double y = event.getY() - under.getLayoutY();
        if (image == null || x < 0 || y < 0 || x >= under.getFitWidth() || y >= under.getFitHeight()) {
            model.pointer().away();
        } else {
            model.pointer().at((int) (x / under.getFitWidth() * image.getWidth()), (int)
                    (y / under.getFitHeight() * image.getHeight()));
        }
    }

    private ImageView under(double x) {
        return second.getImage() != null && second.getLayoutX() > first.getLayoutX() && x >= second.getLayoutX()
                ? second
                : first;
    }

    /** Zooms to where the pointer is. */
    private void scrolled(ScrollEvent event) {
        ImageView under = under(event.getX());
        if (event.getDeltaY() == 0 || under.getFitWidth() <= 0) {
            return;
        }
        model.facts().get().ifPresent(known -> {
            View view = model.look().view();
            double width = view.width() == 0 ? known.canvas().width() : view.width();
            double height = view.height() == 0 ? known.canvas().height() : view.height();
            double x = view.x() + (event.getX() - under.getLayoutX()) / under.getFitWidth() * width;
            double y = view.y() + (event.getY() - under.getLayoutY()) / under.getFitHeight() * height;
            Zoom now = model.look().zoom().get();
            model.look().zoomTo(event.getDeltaY() > 0 ? now.in() : now.out(), x, y);
        });
        event.consume();
    }
}
