package org.ladderworks.app.ui.protection;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.protection.ProtectionChoice;
import org.ladderworks.app.ui.words.Words;

/** The profiles, and packages without protection. */
final class ProfileListView {
    private static final double WIDTH = 236;

    private final ProtectionViewModel model;
    private final Words words;
    private final ListView<ProfileItem> list = new ListView<>();
    private final VBox root = new VBox(list);
    private boolean restoring;

    ProfileListView(ProtectionViewModel model, Words words) {
        this.model = model;
        this.words = words;
        list.setId("profiles");
        list.setAccessibleText(words.of("protection.profiles"));
        list.getStyleClass().add("presets");
        list.setCellFactory(_ -> new ProfileCell());
        list.setItems(model.items());
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !restoring) {
                model.choose(item.name());
            }
        });
        model.items().addListener((ListChangeListener<ProfileItem>) _ -> restore());
        model.chosen().subscribe(this::restore);
        Label how = new Label(words.of("protection.profiles.how"));
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        how.getStyleClass().add("hint");
        root.getChildren().add(how);
        VBox.setVgrow(list, Priority.ALWAYS);
        root.getStyleClass().add("preset-list");
        root.setMinWidth(WIDTH);
        root.setPrefWidth(WIDTH);
    }

    Node node() {
        return root;
    }

    ListView<ProfileItem> list() {
        return list;
    }

    private void restore() {
        restoring = true;
        list.getSelectionModel().clearSelection();
        model.items().stream()
                .filter(item -> item.name().equals(model.name()))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        restoring = false;
    }

    private String name(ProfileItem item) {
        return item.profile().map(OpenProfile::name).orElseGet(() -> words.of("protection.clear"));
    }

    private String systems(ProfileItem item) {
        return item.profile()
                .map(profile -> {
                    String systems = ProtectionWords.SYSTEMS.stream()
                            .filter(profile.choice().systems()::contains)
                            .map(ProtectionWords::name)
                            .collect(Collectors.joining(", "));
                    return systems.isEmpty() ? words.of("protection.no-system") : systems;
                })
                .orElseGet(() -> words.of("protection.clear.beneath"));
    }

    private String keys(ProfileItem item) {
        return item.profile()
                .map(profile -> {
                    ProtectionChoice choice = profile.choice();
                    return words.of("protection.scheme." + choice.scheme().label()) + " · "
                            + words.of("protection.place." + choice.keys().label());
                })
                .orElse("");
    }

    private final class ProfileCell extends ListCell<ProfileItem> {
        private final Label name = new Label();
        private final Label standing = new Label();
        private final Label systems = new Label();
        private final Label keys = new Label();
        private final Tooltip whole = new Tooltip();
        private final VBox face;

        ProfileCell() {
            name.getStyleClass().add("name");
            standing.getStyleClass().add("standing");
            standing.setMinWidth(Region.USE_PREF_SIZE);
            for (Label beneath : List.of(systems, keys)) {
                beneath.getStyleClass().add("beneath");
                beneath.setMinHeight(Region.USE_PREF_SIZE);
            }
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            HBox line = new HBox(name, between, standing);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("line");
            face = new VBox(line, systems, keys);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ProfileItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            name.setText(name(item));
            String refused = item.refused() ? words.of("protection.standing.refused") : "";
            String used = item.standard() ? words.of("protection.standing.standard") : "";
            standing.setText(refused.isEmpty() || used.isEmpty() ? refused + used : used + ", " + refused);
            standing.pseudoClassStateChanged(ProtectionWords.REFUSED, item.refused());
            systems.setText(systems(item));
            keys.setText(keys(item));
            keys.setManaged(item.profile().isPresent());
            setAccessibleText(Stream.of(name, standing, systems, keys)
                    .map(Label::getText)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", ")));
            whole.setText(systems.getText() + "\n" + keys.getText());
            setTooltip(keys.getText().isEmpty() ? null : whole);
            setGraphic(face);
        }
    }
}
