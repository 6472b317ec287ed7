package org.ladderworks.app.ui.protection;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.ui.words.Words;

/** A secret that is typed for a profile, and goes to the vault: the profile has a name of it alone. */
final class SecretBox implements ProfileBox {
    private final ProtectionViewModel model;
    private final Words words;
    private final ProfileField of;
    private final MaskedField field;
    private final Label state = new Label();
    private final Button forget;
    private final VBox root;
    private String profileName = "";

    SecretBox(ProtectionViewModel model, Words words, ProfileField of) {
        this.model = model;
        this.words = words;
        this.of = of;
        String name = words.of("protection.field." + of.term());
        String id = "protection-" + of.key();
        this.field =
                new MaskedField(words, id, name, words.of("protection.field." + of.term() + ".prompt"), this::keep);
        Button keep = new Button(words.of("protection.secret.keep"));
        keep.setId(id + "-keep");
        keep.setAccessibleText(words.of("protection.secret.keep-named", name));
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(_ -> keep());
        forget = new Button("", new FontIcon(Feather.X));
        forget.setId(id + "-forget");
        forget.getStyleClass().add(Styles.BUTTON_ICON);
        forget.setAccessibleText(words.of("protection.secret.forget", name));
        forget.setTooltip(new Tooltip(words.of("protection.secret.forget", name)));
        forget.setOnAction(_ -> model.write(profileName, of, ""));
        HBox line = new HBox(field.node(), keep, forget);
        HBox.setHgrow(field.node(), Priority.ALWAYS);
        line.getStyleClass().add("row");
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        state.setId(id + "-state");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        root = new VBox(3, label, line, state);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(OpenProfile profile, boolean another) {
        if (another) {
            // What was typed for one is never another's.
            field.empty();
        }
        profileName = profile.name();
        boolean kept = !profile.text(of).isEmpty();
        forget.setVisible(kept);
        forget.setManaged(kept);
        say(words.of(kept ? "protection.secret.kept" : "protection.secret.none", profile.text(of)), "hint");
    }

    private void keep() {
        if (!field.isEmpty()) {
            Optional<String> wrong = model.typed().keep(profileName, of, field.take());
            wrong.ifPresent(words -> say(words, "wrong"));
        }
    }

    private void say(String text, String style) {
        state.setText(text);
        state.getStyleClass().setAll("label", style);
    }
}
