package org.ladderworks.app.ui.protection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.ladderworks.app.protection.KeyPlace;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.protection.ProtectionChoice;
import org.ladderworks.app.protection.SchemeChoice;
import org.ladderworks.app.ui.control.Choices;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;

/** What the chosen profile says, to be changed; and what is wrong with it or to be known of it. */
final class ProfileForm {
    private static final double LEAST_WIDTH = 340;

    private final ProtectionViewModel model;
    private final Words words;
    private final TextField name = new TextField();
    private final Label state = new Label();
    private final VBox problems = new VBox();
    private final VBox findings = new VBox();
    private final VBox fields = new VBox();
    private final Label clear = new Label();
    private final Map<SchemeChoice, RadioButton> schemes = new EnumMap<>(SchemeChoice.class);
    private final List<SystemLine> systems = new ArrayList<>();
    private final ComboBox<KeyLayout> layout = new ComboBox<>();
    private final Label layoutHow = new Label();
    private final ComboBox<KeyPlace> keys = new ComboBox<>();
    private final Label keysHow = new Label();
    private final VBox ofKeys = new VBox();
    private final List<ProfileBox> keyFields = new ArrayList<>();
    private final FieldBox content;
    private final FieldBox clearLead;
    private final ScrollPane scroll = new ScrollPane();
    private Optional<KeyPlace> askedOf = Optional.empty();
    private String shown = "";
    private String asked = "";
    private boolean showing;

    /** @param field what is asked of the system alone */
    private record SystemLine(DrmSystem system, CheckBox check, FieldBox field) {}

    ProfileForm(ProtectionViewModel model, Words words) {
        this.model = model;
        this.words = words;
        this.content = new FieldBox(model, words, ProfileField.CONTENT);
        this.clearLead = new FieldBox(model, words, ProfileField.CLEAR_LEAD);
        VBox box = new VBox(head(), problems, findings, clear, fields);
        box.getStyleClass().add("protection-form");
        fields.getStyleClass().add("sections");
        fields.getChildren()
                .setAll(
                        section("protection.systems", systems()),
                        section("protection.schemes", schemes()),
                        section("protection.keys", keys()),
                        section("protection.more", content.node(), clearLead.node()));
        clear.setText(words.of("protection.clear.how"));
        clear.setWrapText(true);
        clear.setMinHeight(Region.USE_PREF_SIZE);
        clear.setId("protection-is-clear");
        problems.setId("protection-problems");
        problems.getStyleClass().addAll("section", "inset");
        findings.setId("protection-findings");
        findings.getStyleClass().addAll("section", "inset");
        scroll.setContent(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(LEAST_WIDTH);
        scroll.setId("protection-form");
        model.chosen().subscribe(this::show);
        model.findings().subscribe(this::show);
        model.items().subscribe(this::show);
        show();
    }

    Node node() {
        return scroll;
    }

    /** To give it another name. */
    void rename() {
        name.requestFocus();
        name.selectAll();
    }

    private Node head() {
        name.setId("profile-name");
        name.setAccessibleText(words.of("protection.name"));
        name.setTooltip(new Tooltip(words.of("protection.name.how")));
        name.setOnAction(_ -> keepName());
        name.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                keepName();
            }
        });
        Label label = new Label(words.of("protection.name"));
        label.setLabelFor(name);
        label.getStyleClass().add("field-label");
        state.setId("profile-state");
        hint(state);
        VBox head = new VBox(new VBox(label, name), state);
        head.getStyleClass().add("section");
        return head;
    }

    private void keepName() {
        String wanted = name.getText().strip();
        // Asked for once: the field is left before the answer is here.
        if (!name.isDisabled() && !wanted.equals(shown) && !wanted.equals(asked)) {
            asked = wanted;
            model.rename(shown, wanted);
        }
    }

    private VBox section(String key, Node... nodes) {
        Label heading = new Label(words.of(key));
        heading.getStyleClass().add("heading");
        VBox section = new VBox(heading);
        section.getChildren().addAll(nodes);
        section.getStyleClass().add("section");
        return section;
    }

    private void hint(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("hint");
    }

    private Node systems() {
        VBox box = new VBox();
        box.getStyleClass().add("section");
        for (DrmSystem system : ProtectionWords.SYSTEMS) {
            CheckBox check = new CheckBox(ProtectionWords.name(system));
            check.setId("system-" + system.label());
            check.setTooltip(new Tooltip(words.of("protection.system." + system.label() + ".how")));
            check.setOnAction(_ -> changed(() -> model.system(system, check.isSelected())));
            FieldBox field = new FieldBox(
                    model,
                    words,
                    switch (system) {
                        case WIDEVINE -> ProfileField.WIDEVINE_LICENCE;
                        case PLAYREADY -> ProfileField.PLAYREADY_LICENCE;
                        case FAIRPLAY -> ProfileField.FAIRPLAY_URI;
                        case CLEARKEY -> ProfileField.CLEARKEY_LICENCE;
                    });
            field.node().getStyleClass().add("of-system");
            systems.add(new SystemLine(system, check, field));
            box.getChildren().addAll(check, field.node());
        }
        return box;
    }

    private Node schemes() {
        VBox box = new VBox();
        box.getStyleClass().add("section");
        ToggleGroup group = new ToggleGroup();
        for (SchemeChoice scheme : SchemeChoice.values()) {
            RadioButton button = new RadioButton(words.of("protection.scheme." + scheme.label()));
            button.setId("scheme-" + scheme.label());
            button.setToggleGroup(group);
            button.setOnAction(_ -> changed(() -> model.scheme(scheme)));
            String how = words.of("protection.scheme." + scheme.label() + ".how");
            button.setTooltip(new Tooltip(how));
            button.setAccessibleText(button.getText() + ": " + how);
            Label beneath = new Label(how);
            hint(beneath);
            beneath.getStyleClass().add("of-system");
            schemes.put(scheme, button);
            box.getChildren().add(new VBox(button, beneath));
        }
        return box;
    }

    private Node keys() {
        layout.setId("key-layout");
        layout.getItems().setAll(KeyLayout.VIDEO_AND_AUDIO, KeyLayout.BY_TIER, KeyLayout.ONE);
        layout.setConverter(Choices.shown(each -> words.of("protection.layout." + key(each))));
        layout.setOnAction(_ -> changed(() -> model.layout(layout.getValue())));
        layoutHow.setId("key-layout-how");
        hint(layoutHow);
        keys.setId("key-place");
        keys.setConverter(Choices.shown(each -> words.of("protection.place." + each.label())));
        keys.getItems().setAll(KeyPlace.values());
        keys.setOnAction(_ -> changed(() -> model.keys(keys.getValue())));
        hint(keysHow);
        ofKeys.getStyleClass().add("section");
        return new VBox(
                8,
                labelled("protection.layout", layout),
                layoutHow,
                labelled("protection.place", keys),
                keysHow,
                ofKeys);
    }

    private Node labelled(String key, ComboBox<?> box) {
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(words.of(key));
        box.setTooltip(new Tooltip(words.of(key + ".how")));
        Label label = new Label(words.of(key));
        label.setLabelFor(box);
        label.getStyleClass().add("field-label");
        return new VBox(label, box);
    }

    private static String key(KeyLayout layout) {
        return switch (layout) {
            case ONE -> "one";
            case VIDEO_AND_AUDIO -> "video-and-audio";
            case BY_TIER -> "by-tier";
        };
    }

    /** Only what the operator does: not what is shown of it. */
    private void changed(Runnable what) {
        if (!showing) {
            what.run();
        }
    }

    private void show() {
        showing = true;
        Optional<OpenProfile> profile = model.chosen().get();
        boolean another = !model.name().equals(shown);
        if (another && name.isFocused() && !name.getText().strip().equals(model.name())) {
            keepName();
        }
        if (another) {
            asked = "";
        }
        shown = model.name();
        if (another || !name.isFocused()) {
            name.setText(profile.map(OpenProfile::name).orElseGet(() -> words.of("protection.clear")));
        }
        name.setDisable(profile.isEmpty());
        boolean used = model.standard().equals(profile.map(OpenProfile::name));
        state.setText(words.of(used ? "protection.state.standard" : "protection.state.other"));
        reveal(clear, profile.isEmpty());
        reveal(fields, profile.isPresent());
        tell(
                problems,
                "protection.refused",
                "wrong",
                profile.map(OpenProfile::problems).orElse(List.of()).stream()
                        .map(problem -> ProtectionWords.problem(problem, words))
                        .toList());
        tell(
                findings,
                "protection.findings",
                "finding-line",
                model.findings().get().stream()
                        .map(finding -> words.of("protection.finding." + finding.key()))
                        .toList());
        profile.ifPresent(open -> fill(open, another));
        showing = false;
    }

    private void fill(OpenProfile profile, boolean another) {
        ProtectionChoice choice = profile.choice();
        schemes.forEach((scheme, button) -> button.setSelected(scheme == choice.scheme()));
        systems.forEach(line -> {
            boolean wanted = choice.systems().contains(line.system());
            line.check().setSelected(wanted);
            line.field().show(profile, another);
            reveal(line.field().node(), wanted);
        });
        layout.setValue(choice.layout());
        layoutHow.setText(words.of("protection.layout." + key(choice.layout()) + ".how"));
        keys.setValue(choice.keys());
        keysHow.setText(words.of("protection.place." + choice.keys().label() + ".how"));
        askOf(choice.keys());
        keyFields.forEach(field -> field.show(profile, another));
        content.show(profile, another);
        clearLead.show(profile, another);
    }

    private void askOf(KeyPlace place) {
        if (!askedOf.equals(Optional.of(place))) {
            askedOf = Optional.of(place);
            keyFields.clear();
            place.fields()
                    .forEach(field -> keyFields.add(
                            field.kind() == ProfileField.Kind.SECRET
                                    ? new SecretBox(model, words, field)
                                    : new FieldBox(model, words, field)));
            ofKeys.getChildren().setAll(keyFields.stream().map(ProfileBox::node).toList());
            reveal(ofKeys, !keyFields.isEmpty());
        }
    }

    private void tell(VBox box, String heading, String style, List<String> told) {
        reveal(box, !told.isEmpty());
        List<Node> lines = new ArrayList<>();
        Label first = new Label(words.of(heading));
        first.getStyleClass().add("heading");
        first.setWrapText(true);
        first.setMinHeight(Region.USE_PREF_SIZE);
        lines.add(first);
        for (String each : told) {
            Label line = new Label(each);
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            line.getStyleClass().add(style);
            lines.add(line);
        }
        box.getChildren().setAll(lines);
    }

    private static void reveal(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
