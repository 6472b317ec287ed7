package org.ladderworks.app.ui.review;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.studio.Viewing.Seen;
import org.ladderworks.app.ui.words.Words;

/** What there is of a title, what of it is looked at, and what that is compared with. On the UI thread alone. */
public final class Choice {
    private final Words words;
    private final ObservableList<Seen> seen = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Seen>> first = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Seen>> second = new SimpleObjectProperty<>(Optional.empty());

    Choice(Words words) {
        this.words = words;
    }

    /** What can be looked at. */
    public ObservableList<Seen> seen() {
        return seen;
    }

    /** Names of what can be looked at, in its order. */
    public List<String> names() {
        return seen.stream().map(this::name).toList();
    }

    private String name(Seen of) {
        return of.footage().kind() == Footage.Kind.SOURCE
                ? words.of("review.source")
                : of.footage().label();
    }

    /** The name of what is looked at. */
    public String firstName() {
        return first.get().map(this::name).orElse("");
    }

    /** The name of what it is compared with. */
    public String secondName() {
        return second.get().map(this::name).orElse("");
    }

    public void chooseFirst(int number) {
        pick(first, number);
    }

    public void chooseSecond(int number) {
        pick(second, number);
    }

    private void pick(ObjectProperty<Optional<Seen>> which, int number) {
        if (number >= 0 && number < seen.size()) {
            which.set(Optional.of(seen.get(number)));
        }
    }

    public int firstNumber() {
        return first.get().map(seen::indexOf).orElse(-1);
    }

    public int secondNumber() {
        return second.get().map(seen::indexOf).orElse(-1);
    }

    public ObjectProperty<Optional<Seen>> first() {
        return first;
    }

    public ObjectProperty<Optional<Seen>> second() {
        return second;
    }
}
