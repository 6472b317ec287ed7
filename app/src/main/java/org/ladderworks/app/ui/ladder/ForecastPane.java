package org.ladderworks.app.ui.ladder;

import atlantafx.base.theme.Styles;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.ladder.Finding;
import org.ladderworks.app.ladder.Forecast;
import org.ladderworks.app.ladder.Prices;
import org.ladderworks.app.ladder.SourceShape;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.ladder.LadderRung;

/** What the chosen preset comes to for the chosen title: its rungs, what is doubtful, its size, and what it costs. */
final class ForecastPane {
    private static final double LEAST_WIDTH = 316;
    private static final double PRICE_WIDTH = 86;

    private final LadderViewModel model;
    private final Words words;
    private final VBox root = new VBox();
    private final ScrollPane scroll = new ScrollPane(root);
    private final VBox plan = new VBox();
    private final VBox costs = new VBox();
    private final TextField stored = new TextField();
    private final TextField delivered = new TextField();
    private final Label assumed = new Label();
    private final ReadingPane reading;
    private final VBox reckoned;

    /** @param time how long the encode takes */
    ForecastPane(LadderViewModel model, Words words, Node time) {
        this.model = model;
        this.words = words;
        assumed.setWrapText(true);
        assumed.getStyleClass().add("hint");
        VBox prices = new VBox(
                heading("ladder.costs"), field("stored", stored), field("delivered", delivered), assumed, costs);
        prices.getStyleClass().add("section");
        costs.getStyleClass().add("section");
        plan.getStyleClass().add("section");
        reckoned = new VBox(plan, time, prices);
        reckoned.getStyleClass().add("sections");
        reading = new ReadingPane(words, model::hideReading);
        root.getChildren().setAll(reckoned);
        root.getStyleClass().add("forecast");
        scroll.setId("forecast");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(LEAST_WIDTH);
        scroll.setPrefWidth(LEAST_WIDTH);
        model.forecast().subscribe(this::show);
        model.basis().subscribe(this::show);
        model.chosen().subscribe(this::show);
        model.prices().now().subscribe(this::showPrices);
        model.prices().assumed().subscribe(this::showPrices);
        model.reading().subscribe(this::showReading);
        show();
        showPrices();
    }

    Node node() {
        return scroll;
    }

    private Label heading(String key) {
        Label label = new Label(words.of(key));
        label.getStyleClass().add("heading");
        return label;
    }

    private Node field(String key, TextField control) {
        control.setId("price-" + key);
        control.setAccessibleText(words.of("ladder.price." + key));
        control.setPrefColumnCount(6);
        control.setMinWidth(PRICE_WIDTH);
        control.setMaxWidth(PRICE_WIDTH);
        control.getStyleClass().add("price");
        control.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                keepPrices();
            }
        });
        control.setOnAction(_ -> keepPrices());
        control.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                showPrices();
            }
        });
        Label label = new Label(words.of("ladder.price." + key));
        label.setLabelFor(control);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(label, control);
        line.getStyleClass().add("price-line");
        return line;
    }

    private void keepPrices() {
        boolean right = model.prices().set(stored.getText(), delivered.getText());
        stored.pseudoClassStateChanged(Styles.STATE_DANGER, !right);
        delivered.pseudoClassStateChanged(Styles.STATE_DANGER, !right);
        if (!right) {
            assumed.setText(words.of("ladder.price.wrong"));
        } else {
            showPrices();
        }
    }

    private void showPrices() {
        Prices prices = model.prices().now().get();
        stored.setText(plain(prices.stored()));
        delivered.setText(plain(prices.delivered()));
        stored.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        delivered.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        assumed.setText(words.of(model.prices().assumed().get() ? "ladder.price.assumed" : "ladder.price.own"));
        showCosts();
    }

    private String plain(double price) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(6);
        format.setGroupingUsed(false);
        return format.format(price);
    }

    private void show() {
        List<Node> lines = new ArrayList<>();
        Basis basis = model.basis().get();
        lines.add(heading("ladder.plan"));
        lines.add(wrapped(basisText(basis), "basis"));
        Optional<Forecast> forecast = model.forecast().get();
        if (forecast.isEmpty()) {
            model.chosen()
                    .get()
                    .ifPresent(open -> lines.add(
                            hint(words.of(open.problems().isEmpty() ? "ladder.no-pictures" : "ladder.mend-first"))));
        } else {
            lines.add(rungs(forecast.get()));
            lines.add(sizes(forecast.get()));
            lines.add(heading("ladder.findings"));
            if (forecast.get().findings().isEmpty()) {
                lines.add(hint(words.of("ladder.findings.none")));
            }
            forecast.get().findings().forEach(finding -> lines.add(finding(finding)));
        }
        plan.getChildren().setAll(lines);
        showCosts();
    }

    private String basisText(Basis basis) {
        if (basis.title().isEmpty()) {
            return words.of("ladder.basis.none");
        }
        Title title = basis.title().get();
        String name = title.details().name();
        String shape = basis.shape()
                .map(each -> "\n" + each.sizeText() + " · "
                        + title.facts()
                                .flatMap(facts -> facts.duration().map(Shown::length))
                                .orElse("?")
                        + " · " + rate(each) + " fps" + (each.highDynamicRange() ? " · HDR" : ""))
                .orElse("");
        String more = basis.more() == 0 ? "" : "\n" + words.of("ladder.basis.more", basis.more());
        return words.of("ladder.basis.title", name) + shape + more;
    }

    private static String rate(SourceShape shape) {
        String decimal = shape.rate().toDecimal();
        return decimal.contains(".") ? decimal.replaceAll("\\.?0+$", "") : decimal;
    }

    private Node rungs(Forecast forecast) {
        GridPane grid = grid();
        grid.setId("plan");
        int row = 0;
        for (LadderRung rung : forecast.ladder().rungs()) {
            String rate = rung.frameRate().toDecimal();
            grid.addRow(
                    row++,
                    new Label(rung.family().title() + "  " + rung.size().width() + "×"
                            + rung.size().height()),
                    new Label((rate.contains(".") ? rate.replaceAll("\\.?0+$", "") : rate) + " fps"),
                    new Label(number(rung.ceiling().bitsPerSecond() / 1000) + " kb/s"));
        }
        grid.addRow(
                row,
                new Label(words.of("ladder.sound", forecast.tracks())),
                new Label(""),
                new Label(number(forecast.sound() * forecast.tracks() / 1000) + " kb/s"));
        return grid;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("figures");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints figure = new ColumnConstraints();
        figure.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(name, figure, figure);
        return grid;
    }

    private Node sizes(Forecast forecast) {
        GridPane grid = grid();
        grid.setId("sizes");
        grid.addRow(0, new Label(words.of("ladder.size.hour")), new Label(), strong(bytes(forecast.bytesPerHour())));
        forecast.source()
                .length()
                .ifPresent(length -> grid.addRow(
                        1,
                        new Label(words.of("ladder.size.title", Shown.length(length))),
                        new Label(),
                        strong(bytes(forecast.bytes(length)))));
        VBox box = new VBox(grid, hint(words.of("ladder.size.how")));
        box.getStyleClass().add("section");
        return box;
    }

    private void showCosts() {
        costs.getChildren().clear();
        model.forecast().get().ifPresent(forecast -> {
            Prices prices = model.prices().now().get();
            Duration length = forecast.source().length().orElse(Duration.ofHours(1));
            GridPane grid = grid();
            grid.setId("costs");
            grid.addRow(
                    0,
                    wrapped(words.of("ladder.cost.stored"), "cost"),
                    new Label(),
                    strong(money(forecast.stored(length, prices))));
            grid.addRow(
                    1,
                    wrapped(words.of("ladder.cost.best"), "cost"),
                    new Label(),
                    strong(money(forecast.deliveredAtBest(prices))));
            grid.addRow(
                    2,
                    wrapped(words.of("ladder.cost.evenly"), "cost"),
                    new Label(),
                    strong(money(forecast.deliveredEvenly(prices))));
            costs.getChildren().setAll(grid);
        });
    }

    private Node finding(Finding finding) {
        Label label = wrapped(FindingText.of(finding, words), "warning");
        label.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        label.setGraphicTextGap(8);
        return label;
    }

    private static Label strong(String text) {
        Label label = new Label(text);
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        label.getStyleClass().add("name");
        return label;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Label hint(String text) {
        return wrapped(text, "hint");
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(words.locale()).format(value);
    }

    private String bytes(double bytes) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        boolean large = bytes >= 1e9;
        double shown = large ? bytes / 1e9 : bytes / 1e6;
        format.setMaximumFractionDigits(shown < 10 ? 2 : 1);
        return format.format(shown) + (large ? " GB" : " MB");
    }

    private String money(double amount) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(amount > 0 && amount < 0.1 ? 4 : 2);
        return format.format(amount);
    }

    private void showReading(Optional<Reading> text) {
        text.ifPresent(reading::show);
        scroll.setFitToHeight(text.isPresent());
        root.getChildren().setAll(text.isPresent() ? reading.node() : reckoned);
    }
}
