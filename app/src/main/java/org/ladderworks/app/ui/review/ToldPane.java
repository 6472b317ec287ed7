package org.ladderworks.app.ui.review;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.PixelValue;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;

/** What is known of what is seen: of the footage, who plays it, and the values under the pointer. */
final class ToldPane {
    private final ReviewViewModel review;
    private final ScreenViewModel model;
    private final Words words;

    ToldPane(ReviewViewModel review, Words words) {
        this.review = review;
        this.model = review.screen();
        this.words = words;
    }

    Node node() {
        Label facts = new Label();
        facts.setId("screen-facts");
        facts.getStyleClass().add("hint");
        facts.textProperty()
                .bind(Bindings.createStringBinding(this::facts, model.facts(), model.player(), model.text()));
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        Label values = new Label();
        values.setId("pixel-values");
        values.getStyleClass().addAll("hint", "code");
        values.setMinHeight(Region.USE_PREF_SIZE);
        values.textProperty()
                .bind(model.pointer()
                        .values()
                        .map(list -> list.isEmpty()
                                ? words.of("review.pixel.none")
                                : list.stream().map(this::value).collect(Collectors.joining("\n"))));
        Label poster = new Label();
        poster.setId("poster-picked");
        poster.getStyleClass().add("hint");
        poster.textProperty().bind(review.poster());
        poster.visibleProperty().bind(review.poster().isNotEmpty());
        poster.managedProperty().bind(poster.visibleProperty());
        VBox box = new VBox(facts, poster, values);
        box.getStyleClass().add("told");
        return box;
    }

    private String facts() {
        String footage = model.facts()
                .get()
                .map(known -> known.footage().stream().map(this::facts).collect(Collectors.joining("   |   ")))
                .orElse("");
        return footage
                + unshown().map(why -> "\n" + why).orElse("")
                + model.player()
                        .get()
                        .map(player -> "\n"
                                + words.of(
                                        player.kind() == Player.Kind.VLC ? "review.player.vlc" : "review.player.ffmpeg")
                                + (player.why().isBlank() ? "" : ": " + player.why()))
                        .orElse("");
    }

    /** Of the chosen text track, where it is none that can be shown. */
    private Optional<String> unshown() {
        int chosen = model.text().get();
        return model.facts()
                .get()
                .flatMap(known -> known.footage().stream().findFirst())
                .map(Facts.Of::texts)
                .filter(texts -> chosen >= 0 && chosen < texts.size())
                .map(texts -> texts.get(chosen))
                .filter(track -> track.form() != Facts.Form.LINES)
                .map(track -> TextName.told(track, words));
    }

    private String facts(Facts.Of of) {
        return of.label() + "  " + of.size().width() + "×" + of.size().height() + "  " + of.codec() + "  "
                + Shown.rate(new BigDecimal(of.rate().toDecimal()), words.locale()) + " fps  "
                + words.of("review.bits", of.bitDepth())
                + of.hdr().map(hdr -> "  " + words.of("review.hdr", hdr)).orElse("");
    }

    private String value(PixelValue value) {
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < value.codes().size(); i++) {
            codes.append(value.names().get(i))
                    .append(' ')
                    .append(value.codes().get(i))
                    .append("  ");
        }
        return "%s  %d, %d   %s(%s)   RGB %d %d %d"
                .formatted(
                        value.label(),
                        value.x(),
                        value.y(),
                        codes,
                        words.of("review.bits", value.bitDepth()),
                        value.red(),
                        value.green(),
                        value.blue());
    }
}
