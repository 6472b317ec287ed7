package org.ladderworks.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleShelf;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Trouble;

/** Titles in the database. */
class TitleTableTest {
    private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private TitleShelf shelf;

    @BeforeEach
    void open() {
        shelf = Catalog.open(home).titles();
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private Title add(String name, String description, String... tags) {
        return add(name, description, Optional.empty(), tags);
    }

    private Title add(String name, String description, Optional<SourceFacts> facts, String... tags) {
        int before = shelf.ids(TitleQuery.ALL).size();
        NewTitle title = new NewTitle(
                new TitleDetails(name, description, List.of(tags)), "/media/" + name.replace(' ', '_') + ".mov", facts);
        return shelf.add(List.of(title), BEGIN.plusSeconds(before)).getFirst();
    }

    private static SourceFacts facts(Duration duration) {
        return new SourceFacts(
                "mov",
                Optional.of(duration),
                Optional.of("1920x1080 h264 25 fps"),
                List.of("en aac 2"),
                List.of(),
                List.of("its frame rate varies"));
    }

    private List<String> names(TitleQuery query) {
        return shelf.titles(shelf.ids(query)).stream()
                .map(title -> title.details().name())
                .toList();
    }

    @Test
    @DisplayName("what was kept is there when the library is opened again")
    void kept() {
        Title title = add("Élan vital", "A film.", Optional.of(facts(Duration.ofMinutes(90))), "drama", "4k", "drama");
        Title changed = title.with(TitleStatus.TO_REVIEW, BEGIN.plusSeconds(60))
                .with(new TitleDetails("Elan", "Another.", List.of("short")), BEGIN.plusSeconds(61));
        assertThat(title.details().tags()).containsExactly("4k", "drama");
        shelf.update(List.of(changed));
        shelf.close();

        shelf = Catalog.open(home).titles();
        assertThat(shelf.find(title.id())).contains(changed);
        assertThat(shelf.tags()).isEqualTo(Map.of("short", 1L));
        assertThat(names(TitleQuery.ALL.searching("vital")))
                .as("a word of the file's name")
                .containsExactly("Elan");
    }

    @Test
    @DisplayName("words are found by how they begin, whatever their case and accents, wherever they stand")
    void searched() {
        add("Élan vital", "Shot in Zürich");
        add("The elander", "", "nature");
        add("Nothing of it", "");
        assertThat(names(TitleQuery.ALL.searching("ELAN"))).containsExactly("The elander", "Élan vital");
        assertThat(names(TitleQuery.ALL.searching("zur élan"))).containsExactly("Élan vital");
        assertThat(names(TitleQuery.ALL.searching("natu"))).containsExactly("The elander");
        assertThat(names(TitleQuery.ALL.searching("ander"))).isEmpty();
        assertThat(names(TitleQuery.ALL.searching("'; drop table title; --"))).isEmpty();
        assertThat(names(TitleQuery.ALL.searching(" "))).hasSize(3);
    }

    @Test
    @DisplayName("titles are filtered by status and tags, and sorted by each order both ways")
    void filteredAndSorted() {
        Title first = add("b", "", Optional.of(facts(Duration.ofMinutes(2))), "x", "y");
        Title second = add("Á", "", Optional.of(facts(Duration.ofMinutes(1))), "x");
        add("c", "");
        shelf.update(List.of(second.with(TitleStatus.APPROVED, BEGIN.plusSeconds(100))));

        assertThat(names(TitleQuery.ALL.tagged(Set.of("x", "y")))).containsExactly("b");
        assertThat(names(TitleQuery.ALL.of(Set.of(TitleStatus.APPROVED, TitleStatus.FAILED))))
                .containsExactly("Á");
        assertThat(names(TitleQuery.ALL.by(TitleQuery.Order.NAME, false))).containsExactly("Á", "b", "c");
        assertThat(names(TitleQuery.ALL.by(TitleQuery.Order.NAME, true))).containsExactly("c", "b", "Á");
        assertThat(names(TitleQuery.ALL.by(TitleQuery.Order.ADDED, false))).containsExactly("b", "Á", "c");
        assertThat(names(TitleQuery.ALL.by(TitleQuery.Order.CHANGED, true))).containsExactly("Á", "c", "b");
        assertThat(names(TitleQuery.ALL.by(TitleQuery.Order.DURATION, false))).containsExactly("Á", "b", "c");
        assertThat(names(TitleQuery.ALL.by(TitleQuery.Order.DURATION, true))).containsExactly("b", "Á", "c");

        shelf.remove(List.of(first.id()));
        assertThat(shelf.find(first.id())).isEmpty();
        assertThat(shelf.tags()).isEqualTo(Map.of("x", 1L));
        shelf.update(List.of(first.with(TitleStatus.FAILED, BEGIN)));
        assertThat(shelf.find(first.id())).as("gone stays gone").isEmpty();
        assertThat(shelf.titles(List.of(second.id(), first.id())))
                .extracting(Title::id)
                .containsExactly(second.id());
    }

    @Test
    void whatWasNotLookedAtIsKnownWhateverBecomesOfIt() {
        Title looked = add("looked", "", Optional.of(facts(Duration.ofSeconds(1))));
        Title fresh = add("fresh", "");
        Title broken = add("broken", "");
        assertThat(shelf.unprobed()).containsExactly(fresh.id(), broken.id());
        Title failed = broken.with(new Trouble("LW-3001", "no", "none"), BEGIN);
        shelf.update(List.of(fresh.with(facts(Duration.ofSeconds(2)), BEGIN), failed));
        assertThat(shelf.unprobed()).isEmpty();
        shelf.update(List.of(fresh));
        assertThat(shelf.unprobed()).containsExactly(fresh.id());
        shelf.remove(List.of(looked.id(), fresh.id(), broken.id()));
        assertThat(shelf.unprobed()).isEmpty();
        shelf.restore(List.of(looked, fresh, failed));
        assertThat(shelf.unprobed()).containsExactly(fresh.id());
    }
}
