package org.ladderworks.app.ui.protection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.protection.ProtectionChoice;
import org.ladderworks.app.ui.control.NamedList;
import org.ladderworks.app.ui.words.Words;

/** The profiles, and packages without protection. */
final class ProfileListView {
    private static final double WIDTH = 236;

    private final Words words;
    private final NamedList<ProfileItem> list;
    private final VBox root;

    ProfileListView(ProtectionViewModel model, Words words) {
        this.words = words;
        this.list = new NamedList<>("profiles", model.items(), this::face, model::name, model::choose);
        list.list().setAccessibleText(words.of("protection.profiles"));
        model.chosen().subscribe(list::restore);
        Label how = new Label(words.of("protection.profiles.how"));
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        how.getStyleClass().add("hint");
        root = new VBox(list.list(), how);
        root.getStyleClass().add("preset-list");
        root.setMinWidth(WIDTH);
        root.setPrefWidth(WIDTH);
    }

    Node node() {
        return root;
    }

    ListView<ProfileItem> list() {
        return list.list();
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

    private NamedList.Face face(ProfileItem item) {
        String refused = item.refused() ? words.of("protection.standing.refused") : "";
        String used = item.standard() ? words.of("protection.standing.standard") : "";
        String standing = refused.isEmpty() || used.isEmpty() ? refused + used : used + ", " + refused;
        List<String> beneath = Stream.of(systems(item), keys(item))
                .filter(text -> !text.isEmpty())
                .toList();
        return new NamedList.Face(
                item.name(),
                name(item),
                standing,
                item.refused() ? Optional.of(ProtectionWords.REFUSED) : Optional.empty(),
                beneath,
                Stream.concat(Stream.of(name(item), standing), beneath.stream())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")),
                item.profile().isPresent() ? String.join("\n", beneath) : "");
    }
}
