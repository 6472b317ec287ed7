package org.ladderworks.app.ui.protection;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.KeyRole;

/** The keys of one title, typed or pasted: they go to the vault, and from the fields. */
final class TypedKeysPane {
    private final ProtectionViewModel model;
    private final Words words;
    private final Label clear = new Label();
    private final TextField content = new TextField();
    private final ComboBox<ProtectionScheme> scheme = new ComboBox<>();
    private final VBox lines = new VBox();
    private final List<Line> roles = new ArrayList<>();
    private final Label wrong = new Label();
    private final VBox fields = new VBox();
    private final VBox last = new VBox();
    private final VBox root = new VBox();
    private String profile = "";

    /** What is asked of one key. */
    private record Line(KeyRole role, TextField id, MaskedField key, TextField iv, VBox ivBox) {}

    TypedKeysPane(ProtectionViewModel model, Words words) {
        this.model = model;
        this.words = words;
        Label how = new Label(words.of("protection.typed.how"));
        hint(how);
        clear.setText(words.of("protection.typed.clear"));
        hint(clear);
        content.setId("typed-content");
        scheme.setId("typed-scheme");
        scheme.setMaxWidth(Double.MAX_VALUE);
        scheme.setConverter(Choices.shown(ProtectionScheme::fourCc));
        scheme.setAccessibleText(words.of("protection.typed.scheme"));
        scheme.setOnAction(_ -> showIvs());
        lines.getStyleClass().add("typed-keys");
        wrong.setId("typed-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        Button keep = new Button(words.of("protection.typed.keep"), new FontIcon(Feather.LOCK));
        keep.setId("typed-keep");
        keep.getStyleClass().add(Styles.ACCENT);
        keep.setOnAction(_ -> keep());
        fields.getChildren()
                .setAll(
                        labelled("protection.typed.content", content),
                        labelled("protection.typed.scheme", scheme),
                        lines);
        fields.getStyleClass().add("section");
        VBox box = new VBox(how, clear, fields);
        box.getStyleClass().add("protection-pane");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // Not scrolled: keys that are refused leave their fields, and whoever typed them sees why.
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        last.getChildren().setAll(wrong, keep);
        last.getStyleClass().add("typed-last");
        root.getChildren().setAll(scroll, last);
        model.chosen().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    /** Where typing begins. */
    void begin() {
        content.requestFocus();
    }

    private void hint(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("hint");
    }

    private VBox labelled(String key, Node field) {
        Label label = new Label(words.of(key));
        label.setLabelFor(field);
        label.getStyleClass().add("field-label");
        if (field instanceof TextField text) {
            text.setAccessibleText(words.of(key));
            text.setPromptText(words.of(key + ".prompt"));
        }
        return new VBox(label, field);
    }

    private void show(Optional<OpenProfile> chosen) {
        reveal(clear, chosen.isEmpty());
        reveal(fields, chosen.isPresent());
        reveal(last, chosen.isPresent());
        chosen.ifPresent(this::show);
    }

    private void show(OpenProfile open) {
        boolean another = !open.name().equals(profile);
        profile = open.name();
        if (another) {
            content.setText(open.text(ProfileField.CONTENT));
            wrong.setText("");
        }
        List<ProtectionScheme> schemes = switch (open.choice().scheme()) {
            case CBCS -> List.of(ProtectionScheme.CBCS);
            case CENC -> List.of(ProtectionScheme.CENC);
            case BOTH -> List.of(ProtectionScheme.CBCS, ProtectionScheme.CENC);
        };
        if (!scheme.getItems().equals(schemes)) {
            scheme.getItems().setAll(schemes);
            scheme.setValue(schemes.getFirst());
        }
        List<KeyRole> wanted = open.choice().layout().roles();
        if (another || !roles.stream().map(Line::role).toList().equals(wanted)) {
            // What was typed for one is never another's, nor left in a field that is not there any more.
            roles.forEach(line -> line.key().empty());
            roles.clear();
            wanted.forEach(role -> roles.add(line(role)));
            lines.getChildren().setAll(roles.stream().map(this::box).toList());
        }
        showIvs();
    }

    private Line line(KeyRole role) {
        String of = words.of("protection.role." + role.label());
        TextField id = new TextField();
        id.setId("typed-id-" + role.label());
        TextField iv = new TextField();
        iv.setId("typed-iv-" + role.label());
        MaskedField key = new MaskedField(
                words,
                "typed-key-" + role.label(),
                of + ", " + words.of("protection.typed.key"),
                words.of("protection.typed.key.prompt"),
                this::keep);
        Line line = new Line(role, id, key, iv, labelled("protection.typed.iv", iv));
        iv.setAccessibleText(of + ", " + words.of("protection.typed.iv"));
        return line;
    }

    private VBox box(Line line) {
        String of = words.of("protection.role." + line.role().label());
        Label heading = new Label(of);
        heading.getStyleClass().add("heading");
        VBox id = labelled("protection.typed.id", line.id());
        line.id().setAccessibleText(of + ", " + words.of("protection.typed.id"));
        VBox box = new VBox(
                heading, id, labelled("protection.typed.key", line.key().node()), line.ivBox());
        box.getStyleClass().add("section");
        return box;
    }

    /** Of cbcs alone. */
    private void showIvs() {
        roles.forEach(line -> reveal(line.ivBox(), scheme.getValue() == ProtectionScheme.CBCS));
    }

    private static void reveal(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void keep() {
        boolean cbcs = scheme.getValue() == ProtectionScheme.CBCS;
        List<TypedSecretsViewModel.Typed> typed = roles.stream()
                .map(line -> new TypedSecretsViewModel.Typed(
                        line.role(),
                        line.id().getText(),
                        line.key().take(),
                        cbcs ? line.iv().getText() : ""))
                .toList();
        Optional<String> refused = model.typed().keep(content.getText(), scheme.getValue(), typed);
        wrong.setText(refused.orElse(""));
        if (refused.isEmpty()) {
            roles.forEach(line -> {
                line.id().clear();
                line.iv().clear();
            });
        }
    }
}
