package org.ladderworks.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to be taken, by looks alone: a look each second, and files that must stand still for three. */
class SettlingTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final Settling settling = new Settling(
            Duration.ofSeconds(3), Duration.ofSeconds(2), new TakeableNames(name -> name.endsWith(".mov")));

    @SuppressWarnings("NullAway.Init")
    private TakenBook book;

    @BeforeEach
    void open() {
        book = TakenBook.open(folder.resolve("book.json"));
    }

    private static Sighting file(String path, long size, String key) {
        return new Sighting(path, size, THEN, key);
    }

    private static Sighting at(Sighting file, Instant modified) {
        return new Sighting(file.path(), file.size(), modified, file.key());
    }

    /** Paths that are taken at one look. */
    private List<String> look(Sighting... files) {
        return look(SECOND, true, files);
    }

    private List<String> look(Duration since, boolean whole, Sighting... files) {
        Settling.Ripe ripe = settling.look(Arrays.asList(files), whole, since, book);
        List<TakenFile> claims = new ArrayList<>();
        List<String> said = new ArrayList<>();
        long number = book.nextNumber();
        for (Sighting fresh : ripe.fresh()) {
            claims.add(TakenFile.claimed(number++, fresh, fresh.path(), 0, THEN).done(1));
            said.add(fresh.path());
        }
        for (Settling.Changed each : ripe.changed()) {
            claims.add(each.taken().changed(each.now(), 0).done(1));
            said.add("changed " + each.now().path());
        }
        if (!claims.isEmpty()) {
            book.keep(claims, List.of());
        }
        return said;
    }

    /** What is taken in so many looks that see the same. */
    private List<String> looks(int count, Sighting... files) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.addAll(look(files));
        }
        return all;
    }

    @Test
    @DisplayName("a file is taken once, when it has stood still for as long as asked, and not a look before")
    void once() {
        Sighting film = file("film.mov", 10, "1");
        assertThat(looks(3, film)).isEmpty();
        assertThat(look(film)).containsExactly("film.mov");
        assertThat(looks(20, film)).isEmpty();
        book = TakenBook.open(folder.resolve("book.json"));
        assertThat(looks(20, film)).as("at the next start").isEmpty();
    }

    @Test
    @DisplayName("a file that grows, or whose time moves on, waits from then on")
    void growing() {
        for (int size = 1; size < 10; size++) {
            assertThat(look(file("film.mov", size, "1"))).isEmpty();
            assertThat(look(file("film.mov", size, "1"))).isEmpty();
        }
        // Made large at once, then filled.
        for (int i = 0; i < 10; i++) {
            assertThat(look(at(file("film.mov", 99, "1"), THEN.plusSeconds(i)))).isEmpty();
        }
        assertThat(looks(3, at(file("film.mov", 99, "1"), THEN.plusSeconds(9)))).containsExactly("film.mov");
    }

    @Test
    @DisplayName("times of files are only compared with themselves: kept by a copy, in the future, before all years")
    void times() {
        Sighting old = at(file("old.mov", 10, "1"), Instant.parse("1904-01-01T00:00:00Z"));
        Sighting future = at(file("future.mov", 10, "2"), Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(looks(3, old, future)).isEmpty();
        assertThat(look(old, future)).containsExactly("future.mov", "old.mov");
    }

    @Test
    @DisplayName("an hour asleep between two looks does not count as an hour of standing still")
    void asleep() {
        Sighting film = file("film.mov", 10, "1");
        assertThat(look(film)).isEmpty();
        assertThat(look(Duration.ofHours(1), true, film)).isEmpty();
        assertThat(look(film)).containsExactly("film.mov");
    }

    @Test
    @DisplayName("one that is replaced while it settles begins anew, also where it is as large and as old")
    void replaced() {
        assertThat(looks(3, file("film.mov", 10, "1"))).isEmpty();
        assertThat(looks(3, file("film.mov", 10, "2"))).isEmpty();
        assertThat(look(file("film.mov", 10, "2"))).containsExactly("film.mov");
    }

    @Test
    @DisplayName("what is empty, hidden, being brought or no media is not taken; renamed to its own name it is")
    void names() {
        Sighting[] none = {
            file("empty.mov", 0, "1"),
            file(".hidden.mov", 5, "2"),
            file(".in/film.mov", 5, "3"),
            file("film.mov.part", 5, "4"),
            file("~film.mov", 5, "5"),
            file("film.mov~", 5, "6"),
            file("notes.txt", 5, "7"),
            file("fetched.mov", 5, "8"),
            file("fetched.mov.crdownload", 5, "9"),
        };
        assertThat(looks(9, none)).isEmpty();
        assertThat(looks(4, file("film.mov", 5, "4"), file("fetched.mov", 5, "8")))
                .containsExactly("fetched.mov", "film.mov");
    }

    @Test
    @DisplayName("one file by two names is taken once; moved, or in a folder that is renamed, it stays known")
    void links() {
        assertThat(looks(9, file("a.mov", 5, "1"), file("b.mov", 5, "1"))).containsExactly("a.mov");
        assertThat(looks(9, file("b.mov", 5, "1"))).isEmpty();
        assertThat(looks(9, file("other/c.mov", 5, "1"))).isEmpty();
    }

    @Test
    @DisplayName("where files have no keys a renamed folder is known by what is in it, but two equal files are two")
    void withoutKeys() {
        assertThat(looks(4, file("one/a.mov", 5, ""))).containsExactly("one/a.mov");
        assertThat(looks(9, file("renamed/a.mov", 5, ""))).isEmpty();
        assertThat(looks(4, file("one/a.mov", 5, ""), file("two/a.mov", 5, ""))).containsExactly("two/a.mov");
    }

    @Test
    @DisplayName("a share that is gone and comes back, empty in between or not, brings nothing twice")
    void gone() {
        Sighting film = file("film.mov", 5, "1");
        assertThat(looks(4, film)).containsExactly("film.mov");
        settling.lost();
        assertThat(looks(9, film)).isEmpty();
        assertThat(looks(9)).isEmpty();
        assertThat(looks(9, film)).isEmpty();
        // As it was before: not another because the share was away.
        assertThat(looks(4, file("film.mov", 6, "1"))).containsExactly("changed film.mov");
    }

    @Test
    @DisplayName("while a share is gone nothing settles: who knows what is written there")
    void settlingWhileGone() {
        assertThat(looks(3, file("film.mov", 5, "1"))).isEmpty();
        settling.lost();
        assertThat(looks(3, file("film.mov", 5, "1"))).isEmpty();
        assertThat(look(file("film.mov", 5, "1"))).containsExactly("film.mov");
    }

    @Test
    @DisplayName("one that comes back with other content is a new one; what was not seen in part of a look is not gone")
    void another() {
        assertThat(looks(4, file("film.mov", 5, "1"))).containsExactly("film.mov");
        assertThat(look(SECOND, false)).isEmpty();
        assertThat(looks(4, file("film.mov", 7, "1"))).containsExactly("changed film.mov");
        assertThat(look()).isEmpty();
        // Its number on the disk is often given again.
        assertThat(looks(4, file("film.mov", 8, "1"))).containsExactly("film.mov");
        assertThat(looks(4, file("film.mov", 9, "2"))).containsExactly("film.mov");
    }

    @Test
    @DisplayName(
            "one that paused for longer and then grows is told as changed, when it stands still again, each time once")
    void paused() {
        assertThat(looks(4, file("film.mov", 5, "1"))).containsExactly("film.mov");
        assertThat(looks(2, file("film.mov", 6, "1"))).isEmpty();
        assertThat(looks(9, file("film.mov", 9, "1"))).containsExactly("changed film.mov");
        assertThat(looks(9, file("film.mov", 12, "1"))).containsExactly("changed film.mov");
    }
}
