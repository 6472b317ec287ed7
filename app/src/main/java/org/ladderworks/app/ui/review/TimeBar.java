package org.ladderworks.app.ui.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.ladderworks.app.library.Remark;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.time.MediaTime;

/** The title's time as a bar: what is played of it, where something was said, where it is. Dragging scrubs. */
final class TimeBar {
    private static final double HEIGHT = 26;
    private static final double TRACK = 6;
    private static final int SHEETS = 8;

    private final ScreenViewModel model;
    private final QaViewModel qa;
    private final Region track = new Region();
    private final Region piece = new Region();
    private final Region head = new Region();
    private final List<Region> marks = new ArrayList<>();
    private final Pane root = new Pane() {
        @Override
        protected void layoutChildren() {
            place();
        }
    };
    private final ImageView thumbnail = new ImageView();
    private final Label hovered = new Label();
    private final Label said = new Label();
    private final Popup popup = new Popup();
    private final Map<Path, Image> sheets = new LinkedHashMap<>(SHEETS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Image> eldest) {
            return size() > SHEETS;
        }
    };

    TimeBar(ScreenViewModel model, QaViewModel qa, Words words) {
        this.model = model;
        this.qa = qa;
        root.setId("time-bar");
        root.getStyleClass().add("time-bar");
        root.setMinHeight(HEIGHT);
        root.setPrefHeight(HEIGHT);
        root.setAccessibleRole(AccessibleRole.SLIDER);
        root.setAccessibleText(words.of("review.time-bar"));
        track.getStyleClass().add("time-track");
        piece.getStyleClass().add("time-piece");
        head.getStyleClass().add("time-head");
        root.getChildren().addAll(track, piece, head);
        VBox box = new VBox(thumbnail, hovered, said);
        box.getStyleClass().add("time-popup");
        said.setWrapText(true);
        said.setMaxWidth(320);
        popup.getContent().add(box);
        popup.setAutoFix(true);
        model.position().addListener((_, _, _) -> root.requestLayout());
        model.length().addListener((_, _, _) -> root.requestLayout());
        model.piece().in().addListener((_, _, _) -> root.requestLayout());
        model.piece().out().addListener((_, _, _) -> root.requestLayout());
        qa.remarks().addListener((ListChangeListener<Remark>) _ -> mark());
        root.addEventHandler(MouseEvent.MOUSE_PRESSED, this::scrub);
        root.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
        root.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        root.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> popup.hide());
    }

    Node node() {
        return root;
    }

    private double length() {
        return Math.max(0.001, model.length().get().approximateSeconds());
    }

    private double at(MediaTime time) {
        return Math.clamp(time.approximateSeconds() / length(), 0, 1) * root.getWidth();
    }

    private MediaTime time(MouseEvent event) {
        double share = root.getWidth() <= 0 ? 0 : Math.clamp(event.getX() / root.getWidth(), 0, 1);
        return MediaTime.of(Math.round(share * length() * 1_000_000), 1_000_000);
    }

    private void mark() {
        root.getChildren().removeAll(marks);
        marks.clear();
        for (int i = 0; i < qa.remarks().size(); i++) {
            Region mark = new Region();
            mark.getStyleClass().add("time-mark");
            marks.add(mark);
        }
        root.getChildren().addAll(marks);
        root.requestLayout();
    }

    private void place() {
        double top = (HEIGHT - TRACK) / 2;
        track.resizeRelocate(0, top, root.getWidth(), TRACK);
        double from = model.piece().in().get().map(this::at).orElse(0.0);
        double to = model.piece().out().get().map(this::at).orElse(root.getWidth());
        piece.setVisible(model.piece().in().get().isPresent()
                || model.piece().out().get().isPresent());
        piece.resizeRelocate(from, top, Math.max(2, to - from), TRACK);
        for (int i = 0; i < Math.min(marks.size(), qa.remarks().size()); i++) {
            double at = at(qa.remarks().get(i).words().at());
            marks.get(i).resizeRelocate(at - 4, 0, 8, 8);
        }
        head.resizeRelocate(
                Math.clamp(at(model.position().get()) - 2, 0, Math.max(0, root.getWidth() - 4)), 4, 4, HEIGHT - 8);
    }

    private void scrub(MouseEvent event) {
        model.seek(time(event));
        hover(event);
        event.consume();
    }

    private void hover(MouseEvent event) {
        MediaTime time = time(event);
        hovered.setText(model.timecode(time));
        Optional<Thumbnail> tile = model.thumbnail(time);
        thumbnail.setImage(tile.map(each -> sheet(each.sheet())).orElse(null));
        tile.ifPresent(each -> thumbnail.setViewport(new Rectangle2D(each.x(), each.y(), each.width(), each.height())));
        double near = length() * 6 / Math.max(1, root.getWidth());
        said.setText(qa.remarks().stream()
                .filter(remark ->
                        Math.abs(remark.words().at().approximateSeconds() - time.approximateSeconds()) <= near)
                .map(remark -> remark.words().author() + ": " + remark.words().text())
                .reduce((one, other) -> one + "\n" + other)
                .orElse(""));
        said.setVisible(!said.getText().isEmpty());
        said.setManaged(said.isVisible());
        double high = tile.map(Thumbnail::height).orElse(0) + (said.isVisible() ? 60.0 : 36.0);
        double wide = tile.map(Thumbnail::width).orElse(90) / 2.0;
        Point2D corner = root.localToScreen(event.getX() - wide, -high - 8);
        if (corner != null && root.getScene() != null) {
            if (popup.isShowing()) {
                popup.setX(corner.getX());
                popup.setY(corner.getY());
            } else {
                popup.show(root, corner.getX(), corner.getY());
            }
        }
    }

    private Image sheet(Path file) {
        return sheets.computeIfAbsent(file, path -> new Image(path.toUri().toString(), true));
    }
}
