package org.ladderworks.app.ui.ladder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.ladderworks.app.ladder.RungLine;
import org.ladderworks.app.ui.words.Words;

/**
 * The rungs as points: how high over how many bits, both on scales of equal factors, as a viewer sees them. Points of the preset
 * that is worked on are dragged, or moved by the arrow keys, to another bit rate.
 */
final class LadderChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 24;
    private static final double TOP = 20;
    private static final double BOTTOM = 44;
    private static final double POINT = 6;
    private static final double SMALL = 11;
    private static final int[] RATES = {
        50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000
    };
    private static final int[] HEIGHTS = {144, 240, 360, 480, 720, 1080, 1440, 2160, 4320};

    private final Words words;
    private final BiConsumer<Integer, Integer> moved;
    private final IntConsumer chosen;
    private final Pane pane = new Pane();
    private Shown shown = new Shown("", List.of(), "", List.of(), Optional.empty());
    private boolean held;
    private double lowest = 100;
    private double highest = 10_000;
    private double low = 200;
    private double high = 1200;

    /**
     * An empty chart.
     *
     * @param moved takes the place of a rung and its new bit rate in kb/s
     * @param chosen takes the place of a rung that was pressed
     */
    LadderChart(Words words, BiConsumer<Integer, Integer> moved, IntConsumer chosen) {
        this.words = words;
        this.moved = moved;
        this.chosen = chosen;
        pane.setId("ladder-chart");
        pane.getStyleClass().add("ladder-chart");
        pane.setAccessibleText(words.of("ladder.chart"));
        pane.setMinSize(200, 150);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(pane.widthProperty());
        clip.heightProperty().bind(pane.heightProperty());
        pane.setClip(clip);
        pane.widthProperty().subscribe(this::draw);
        pane.heightProperty().subscribe(this::draw);
    }

    Node node() {
        return pane;
    }

    /**
     * Draws other rungs.
     *
     * @param source height of the source; empty where it is not known
     */
    void show(String name, List<RungLine> own, String otherName, List<RungLine> other, Optional<Integer> source) {
        Shown wanted = new Shown(
                name,
                own.stream().filter(LadderChart::drawable).toList(),
                otherName,
                other.stream().filter(LadderChart::drawable).toList(),
                source);
        // Drawn anew, a point would slip from the hand that is about to take it.
        if (!wanted.equals(shown)) {
            shown = wanted;
            fit();
            draw();
        }
    }

    /** What is drawn. */
    private record Shown(
            String name, List<RungLine> own, String otherName, List<RungLine> other, Optional<Integer> source) {}

    private static boolean drawable(RungLine rung) {
        return rung.height() > 0 && rung.kilobits() > 0;
    }

    private void fit() {
        List<RungLine> all = new ArrayList<>(shown.own());
        all.addAll(shown.other());
        lowest = all.stream().mapToInt(RungLine::kilobits).min().orElse(200) / 1.6;
        highest = all.stream().mapToInt(RungLine::kilobits).max().orElse(8000) * 1.6;
        low = Math.min(
                        all.stream().mapToInt(RungLine::height).min().orElse(240),
                        shown.source().orElse(Integer.MAX_VALUE))
                / 1.3;
        high = Math.max(
                        all.stream().mapToInt(RungLine::height).max().orElse(1080),
                        shown.source().orElse(0))
                * 1.25;
    }

    private double x(double kilobits) {
        double width = pane.getWidth() - LEFT - RIGHT;
        return LEFT + width * Math.log(kilobits / lowest) / Math.log(highest / lowest);
    }

    private double y(double height) {
        double tall = pane.getHeight() - TOP - BOTTOM;
        return TOP + tall * (1 - Math.log(height / low) / Math.log(high / low));
    }

    private int kilobits(double x) {
        double width = pane.getWidth() - LEFT - RIGHT;
        double exact = lowest * Math.exp((x - LEFT) / width * Math.log(highest / lowest));
        // As people write bit rates.
        int step = exact < 500 ? 5 : exact < 2000 ? 10 : exact < 10_000 ? 50 : 100;
        return Math.max(16, (int) Math.round(exact / step) * step);
    }

    private void draw() {
        if (held) {
            return;
        }
        // Points are drawn anew: the one that has the keys keeps them.
        String focused = pane.getChildren().stream()
                .filter(Node::isFocused)
                .map(Node::getId)
                .findFirst()
                .orElse("");
        List<Node> nodes = new ArrayList<>();
        if (pane.getWidth() > LEFT + RIGHT && pane.getHeight() > TOP + BOTTOM) {
            grid(nodes);
            shown.source().ifPresent(height -> source(height, nodes));
            lines(shown.other(), "other", nodes);
            shown.other().forEach(rung -> nodes.add(point(rung, "other")));
            lines(shown.own(), "own", nodes);
            shown.own().forEach(rung -> nodes.add(handle(rung, nodes)));
            legend(nodes);
        }
        pane.getChildren().setAll(nodes);
        nodes.stream()
                .filter(node -> !focused.isEmpty() && focused.equals(node.getId()))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void grid(List<Node> nodes) {
        double bottom = pane.getHeight() - BOTTOM;
        for (int rate : RATES) {
            if (rate > lowest && rate < highest) {
                nodes.add(line(x(rate), TOP, x(rate), bottom, "grid"));
                Text text = text(rate < 1000 ? Integer.toString(rate) : rate / 1000 + "k", "tick");
                text.setX(x(rate) - text.getLayoutBounds().getWidth() / 2);
                text.setY(bottom + 15);
                nodes.add(text);
            }
        }
        double last = Double.MAX_VALUE;
        for (int height : HEIGHTS) {
            if (height > low && height < high && last - y(height) > 14) {
                last = y(height);
                nodes.add(line(LEFT, y(height), pane.getWidth() - RIGHT, y(height), "grid"));
                Text text = text(height + "p", "tick");
                text.setX(LEFT - 8 - text.getLayoutBounds().getWidth());
                text.setY(y(height) + 4);
                nodes.add(text);
            }
        }
        Text axis = text(words.of("ladder.chart.axis"), "tick");
        axis.setX(pane.getWidth() - RIGHT - axis.getLayoutBounds().getWidth());
        axis.setY(pane.getHeight() - 8);
        nodes.add(axis);
    }

    private void source(int height, List<Node> nodes) {
        nodes.add(line(LEFT, y(height), pane.getWidth() - RIGHT, y(height), "source"));
        Text text = text(words.of("ladder.chart.source"), "source-name");
        text.setX(LEFT + 6);
        text.setY(y(height) - 5);
        nodes.add(text);
    }

    private void legend(List<Node> nodes) {
        double x = LEFT;
        x = named(shown.name(), "own", x, nodes);
        if (!shown.otherName().isEmpty()) {
            named(shown.otherName(), "other", x, nodes);
        }
    }

    private double named(String what, String style, double x, List<Node> nodes) {
        double y = pane.getHeight() - 12;
        Circle sign = new Circle(x + 5, y, 4);
        sign.getStyleClass().addAll("point", style);
        Text text = text(what, "legend");
        text.setX(x + 14);
        text.setY(y + 4);
        nodes.add(sign);
        nodes.add(text);
        return x + 14 + text.getLayoutBounds().getWidth() + 18;
    }

    private void lines(List<RungLine> rungs, String style, List<Node> nodes) {
        Map<String, List<RungLine>> families = new LinkedHashMap<>();
        rungs.forEach(rung ->
                families.computeIfAbsent(rung.family(), _ -> new ArrayList<>()).add(rung));
        families.values().forEach(family -> {
            Polyline line = new Polyline();
            line.getStyleClass().addAll("ladder-line", style);
            family.stream()
                    .sorted(java.util.Comparator.comparingInt(RungLine::kilobits))
                    .forEach(rung -> line.getPoints().addAll(x(rung.kilobits()), y(rung.height())));
            nodes.add(line);
            if (families.size() > 1 && !family.isEmpty()) {
                RungLine top = family.getFirst();
                Text text = text(top.codec(), "legend");
                text.setX(x(top.kilobits()) - text.getLayoutBounds().getWidth() / 2);
                text.setY(y(top.height()) - 10);
                nodes.add(text);
            }
        });
    }

    private Circle point(RungLine rung, String style) {
        Circle point = new Circle(x(rung.kilobits()), y(rung.height()), POINT);
        point.getStyleClass().addAll("point", style);
        Tooltip.install(point, new Tooltip(told(rung, rung.kilobits())));
        return point;
    }

    private String told(RungLine rung, int kilobits) {
        return words.of(
                "ladder.chart.point", rung.codec(), rung.width() + "×" + rung.height(), Integer.toString(kilobits));
    }

    private Circle handle(RungLine rung, List<Node> nodes) {
        Circle point = point(rung, "own");
        point.setId("point-" + rung.place());
        point.setFocusTraversable(true);
        point.setAccessibleText(told(rung, rung.kilobits()));
        point.setCursor(Cursor.H_RESIZE);
        Text value = text("", "legend");
        value.setVisible(false);
        nodes.add(value);
        point.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            held = true;
            point.requestFocus();
            chosen.accept(rung.place());
            event.consume();
        });
        point.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            double x = Math.clamp(event.getX(), LEFT, pane.getWidth() - RIGHT);
            point.setCenterX(x);
            value.setText(kilobits(x) + " kb/s");
            value.setX(x + 10);
            value.setY(point.getCenterY() - 8);
            value.setVisible(true);
            event.consume();
        });
        point.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            double released = point.getCenterX();
            held = false;
            draw();
            if (Math.abs(released - x(rung.kilobits())) > 0.5) {
                moved.accept(rung.place(), kilobits(released));
            }
            event.consume();
        });
        point.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(rung, event));
        return point;
    }

    private void pressed(RungLine rung, KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            int step = Math.max(5, (int) Math.round(rung.kilobits() * 0.05 / 5) * 5);
            moved.accept(
                    rung.place(), Math.max(16, rung.kilobits() + (event.getCode() == KeyCode.LEFT ? -step : step)));
            event.consume();
        }
    }

    private static Line line(double x, double y, double toX, double toY, String style) {
        Line line = new Line(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(toX) + 0.5, Math.round(toY) + 0.5);
        line.getStyleClass().add(style);
        return line;
    }

    private static Text text(String what, String style) {
        Text text = new Text(what);
        // Not of the style sheet: it is measured before that is applied.
        text.setFont(Font.font(SMALL));
        text.getStyleClass().add(style);
        return text;
    }
}
