package org.ladderworks.app.ui.settings;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.ladderworks.app.backup.Backup.VaultTravel;
import org.ladderworks.app.ui.words.Words;

/** All in one file, out and in. */
public final class BackupPane {
    private final BackupViewModel model;
    private final Words words;
    private final VBox root = new VBox();

    public BackupPane(BackupViewModel model, Words words) {
        this.model = model;
        this.words = words;
        root.getStyleClass().add("section");
        root.getChildren().setAll(hint("settings.backup.hint"), out(), vault(), hint("settings.arrival.hint"), in());
        root.getChildren().add(AskBar.of(staged(), busy()));
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.look();
            }
        });
    }

    public Node node() {
        return root;
    }

    private Label hint(String key) {
        Label hint = new Label(words.of(key));
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        return hint;
    }

    private final CheckBox withVault = new CheckBox();

    private Node out() {
        FileField file = new FileField("backup-file", words.of("settings.backup.file"), true, words);
        file.propose(BackupViewModel.proposed());
        Button write = new Button(words.of("settings.backup.write"));
        write.setId("back-up");
        write.disableProperty().bind(model.busy());
        write.setOnAction(_ -> model.backUp(file.text(), withVault.isSelected()));
        file.add(write);
        return file.node();
    }

    private Node vault() {
        withVault.setId("backup-vault");
        withVault.setText(words.of("settings.backup.vault"));
        Label why = hint("settings.backup.vault.none");
        model.vault().subscribe(travel -> {
            boolean sealed = travel.filter(VaultTravel.SEALED::equals).isPresent();
            AskBar.show(withVault, sealed);
            why.setText(words.of("settings.backup.vault."
                    + travel.orElse(VaultTravel.NONE).name().toLowerCase(Locale.ROOT)));
        });
        VBox box = new VBox(withVault, why);
        box.getStyleClass().add("setting");
        return box;
    }

    private Node in() {
        FileField file = new FileField("arrival-file", words.of("settings.arrival.file"), false, words);
        Button bring = new Button(words.of("settings.arrival.bring-in"));
        bring.setId("bring-in");
        bring.disableProperty().bind(model.busy());
        bring.setOnAction(_ -> model.bringIn(file.text()));
        file.add(bring);
        return file.node();
    }

    private Node staged() {
        Label what = new Label();
        what.setId("arrival-staged");
        what.setWrapText(true);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        Button back = new Button(words.of("settings.arrival.take-back"));
        back.setId("arrival-take-back");
        back.setOnAction(_ -> model.takeBack());
        HBox bar = AskBar.line(what, back);
        model.staged().subscribe(staged -> {
            AskBar.show(bar, staged.isPresent());
            staged.ifPresent(contents -> what.setText(words.of(
                    contents.vault() ? "settings.arrival.staged.vault" : "settings.arrival.staged",
                    contents.made().substring(0, Math.min(10, contents.made().length())),
                    contents.titles(),
                    contents.jobs())));
        });
        return bar;
    }

    private Node busy() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("small-busy");
        Label what = new Label(words.of("settings.backup.busy"));
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        Button stop = new Button(words.of("settings.stop"));
        stop.setId("backup-stop");
        stop.setOnAction(_ -> model.cancel());
        HBox bar = AskBar.line(turning, what, stop);
        model.busy().subscribe(busy -> AskBar.show(bar, busy));
        return bar;
    }
}
