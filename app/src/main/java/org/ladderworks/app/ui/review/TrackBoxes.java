package org.ladderworks.app.ui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.ui.words.Words;

/** Which sound is heard and which text is read, of what is looked at. */
final class TrackBoxes {
    private final ScreenViewModel model;
    private final Words words;
    private boolean filling;

    TrackBoxes(ScreenViewModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    Node sound() {
        return tracks("review.sound", this::sounds, model.sound(), 0);
    }

    /** With a line for no text, which is what is chosen at first. */
    Node text() {
        return tracks("review.text", this::texts, model.text(), 1);
    }

    private List<String> sounds(Facts.Of of) {
        return of.sounds().stream()
                .map(track -> track.label().isBlank() ? track.language() : track.label())
                .toList();
    }

    private List<String> texts(Facts.Of of) {
        List<String> names = new ArrayList<>(List.of(words.of("review.text.none")));
        of.texts().forEach(track -> names.add(TextName.told(track, words)));
        return names;
    }

    /**
     * A box of tracks; none where there are none.
     *
     * @param before lines of the box before the first track
     */
    private Node tracks(String key, Function<Facts.Of, List<String>> of, IntegerProperty chosen, int before) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(key.replace('.', '-'));
        box.setAccessibleText(words.of(key));
        box.setTooltip(new Tooltip(words.of(key)));
        box.setPrefWidth(120);
        model.facts().subscribe(facts -> {
            List<String> names = facts.flatMap(known -> known.footage().stream().findFirst())
                    .map(of)
                    .orElse(List.of());
            filling = true;
            box.getItems().setAll(names);
            // Another footage need not have the track that was chosen.
            int number = chosen.get() + before;
            box.getSelectionModel().clearAndSelect(number < names.size() ? number : 0);
            filling = false;
            box.setVisible(names.size() > before);
            box.setManaged(names.size() > before);
        });
        box.getSelectionModel().selectedIndexProperty().addListener((_, _, now) -> {
            if (!filling && now.intValue() >= 0) {
                chosen.set(now.intValue() - before);
            }
        });
        return box;
    }
}
