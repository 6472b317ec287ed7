package org.ladderworks.app.ui.settings;

import java.util.Locale;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.ladderworks.app.home.CacheKind;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** The caches, a line each, and the bar that asks before one goes. */
public final class CachesPane {
    private final CachesViewModel model;
    private final Words words;
    private final GridPane lines = new GridPane();
    private final VBox root = new VBox();

    public CachesPane(CachesViewModel model, Words words) {
        this.model = model;
        this.words = words;
        ColumnConstraints names = new ColumnConstraints(SettingsView.NAMES);
        ColumnConstraints said = new ColumnConstraints();
        said.setHgrow(Priority.ALWAYS);
        ColumnConstraints sizes = new ColumnConstraints(90);
        sizes.setHalignment(HPos.RIGHT);
        lines.getColumnConstraints().setAll(names, said, sizes, new ColumnConstraints());
        lines.getStyleClass().add("settings-grid");
        root.getStyleClass().add("section");
        root.getChildren().setAll(lines, AskBar.of(question(), busy()));
        model.sizes().subscribe(this::show);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.measure();
            }
        });
    }

    public Node node() {
        return root;
    }

    private void show(Map<CacheKind, Long> sizes) {
        lines.getChildren().clear();
        int line = 0;
        for (CacheKind kind : CacheKind.values()) {
            String key = "settings.cache." + kind.name().toLowerCase(Locale.ROOT);
            Label cost = new Label(words.of(key + ".cost"));
            cost.setWrapText(true);
            cost.getStyleClass().add("hint");
            Long bytes = sizes.get(kind);
            Label size = new Label(bytes == null ? "..." : Shown.bytes(bytes, words.locale()));
            size.setId("cache-" + kind.name().toLowerCase(Locale.ROOT));
            Button clear = new Button(words.of("settings.cache.clear"));
            clear.setId("clear-" + kind.name().toLowerCase(Locale.ROOT));
            clear.setAccessibleText(words.of("settings.cache.clear-this", words.of(key)));
            clear.setDisable(bytes == null || bytes == 0);
            clear.setOnAction(_ -> model.ask(kind));
            // The words beside them give way.
            size.setMinWidth(Region.USE_PREF_SIZE);
            clear.setMinWidth(Region.USE_PREF_SIZE);
            lines.addRow(line++, new Label(words.of(key)), cost, size, clear);
        }
    }

    private Node question() {
        Label what = new Label();
        what.setWrapText(true);
        HBox.setHgrow(what, Priority.ALWAYS);
        Button yes = new Button(words.of("settings.cache.clear"));
        yes.setId("clear-yes");
        yes.setOnAction(_ -> model.clear());
        Button no = new Button(words.of("settings.keep"));
        no.setId("clear-no");
        no.setCancelButton(true);
        no.setOnAction(_ -> model.decline());
        HBox bar = AskBar.line(what, yes, no);
        model.asked().subscribe(asked -> {
            AskBar.show(bar, asked.isPresent());
            asked.ifPresent(kind -> {
                String key = "settings.cache." + kind.name().toLowerCase(Locale.ROOT);
                what.setText(words.of("settings.cache.ask", words.of(key), words.of(key + ".cost")));
                no.requestFocus();
            });
        });
        return bar;
    }

    private Node busy() {
        Label what = new Label();
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        what.textProperty()
                .bind(model.freed()
                        .map(bytes ->
                                words.of("settings.cache.clearing", Shown.bytes(bytes.longValue(), words.locale()))));
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("small-busy");
        Button stop = new Button(words.of("settings.stop"));
        stop.setId("clear-stop");
        stop.setOnAction(_ -> model.cancel());
        HBox bar = AskBar.line(turning, what, stop);
        model.clearing().subscribe(clearing -> AskBar.show(bar, clearing.isPresent()));
        return bar;
    }
}
