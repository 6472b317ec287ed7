package org.ladderworks.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Remark;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Verdict;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;

/** What QA says of titles, in the database. */
class ReviewTableTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Library library;

    @BeforeEach
    void open() {
        library = new Library(Catalog.open(home).titles(), InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        library.close();
    }

    private Title title(TitleStatus status) {
        long id = library.add(List.of(new NewTitle(
                        new TitleDetails("Night market", "", List.of()), "/media/night.mov", Optional.empty())))
                .getFirst()
                .id();
        library.edit(List.of(id), (title, at) -> title.with(status, at));
        return now(id);
    }

    private Title now(long id) {
        return library.find(id).orElseThrow();
    }

    private static Remark.Words words(long frame, String text) {
        return new Remark.Words(MediaTime.of(frame * 1001, 30_000), "1080p", "Ada", text);
    }

    @Test
    @DisplayName(
            "remarks come in the order of their moments, are there when the library is opened again, and can be taken back")
    void remarks() {
        long title = title(TitleStatus.TO_REVIEW).id();
        List<Long> told = new ArrayList<>();
        library.watch(change -> told.addAll(change.titles()));
        Remark late = library.say(title, words(90, "banding in the sky"));
        Remark early = library.say(title, words(7, "  a lost frame\n  "));
        assertThat(told).containsExactly(title, title);

        library.close();
        open();
        assertThat(library.remarks(title)).containsExactly(early, late);
        assertThat(early.words().text()).isEqualTo("a lost frame");
        assertThat(early.words().at()).isEqualTo(MediaTime.of(7 * 1001, 30_000));
        assertThat(early.said()).isEqualTo(NOW);

        library.unsay(early);
        assertThat(library.remarks(title)).containsExactly(late);
        library.restore(early);
        library.restore(early);
        assertThat(library.remarks(title)).containsExactly(early, late);
    }

    @Test
    @DisplayName("what is said of a title that is forgotten comes back with it")
    void forgotten() {
        Title title = title(TitleStatus.TO_REVIEW);
        Remark remark = library.say(title.id(), words(3, "soft"));
        library.judge(title.id(), false, "Ada", "too soft");
        Title gone = library.remove(List.of(title.id())).getFirst();
        library.restore(List.of(gone));
        assertThat(library.remarks(title.id())).containsExactly(remark);
        assertThat(library.verdicts(title.id())).containsExactly(new Verdict(false, "Ada", "too soft", NOW));
    }

    @Test
    @DisplayName("a verdict makes the title what it says, is kept, and can be taken back")
    void verdicts() {
        Title title = title(TitleStatus.TO_REVIEW);
        Title before = library.judge(title.id(), false, " Ada ", "a dropped frame at 00:00:01:05");
        assertThat(before).isEqualTo(title);
        assertThat(now(title.id()).status()).isEqualTo(TitleStatus.REJECTED);
        library.judge(title.id(), true, "Grace", "");

        library.close();
        open();
        assertThat(now(title.id()).status()).isEqualTo(TitleStatus.APPROVED);
        assertThat(library.verdicts(title.id()))
                .containsExactly(
                        new Verdict(true, "Grace", "", NOW),
                        new Verdict(false, "Ada", "a dropped frame at 00:00:01:05", NOW));

        library.unjudge(before.with(TitleStatus.REJECTED, NOW));
        assertThat(now(title.id()).status()).isEqualTo(TitleStatus.REJECTED);
        assertThat(library.verdicts(title.id())).hasSize(1);
    }

    @Test
    @DisplayName("what viewers see stays published when it is approved, and is rejected when it is rejected")
    void published() {
        long title = title(TitleStatus.PUBLISHED).id();
        library.judge(title, true, "Ada", "");
        assertThat(now(title).status()).isEqualTo(TitleStatus.PUBLISHED);
        library.judge(title, false, "Ada", "the sound is late");
        assertThat(now(title).status()).isEqualTo(TitleStatus.REJECTED);
    }

    @Test
    @DisplayName(
            "a title without a package, a rejection without a reason and nameless words are refused, and nothing of it is kept")
    void refused() {
        long fresh = title(TitleStatus.NEW).id();
        assertThatThrownBy(() -> library.judge(fresh, true, "Ada", "")).isInstanceOf(UsageException.class);
        long title = title(TitleStatus.TO_REVIEW).id();
        assertThatThrownBy(() -> library.judge(title, false, "Ada", " "))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> library.judge(title, true, "\n", "")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> words(1, "x".repeat(5_001))).isInstanceOf(UsageException.class);
        assertThat(library.verdicts(title)).isEmpty();
        assertThat(now(title).status()).isEqualTo(TitleStatus.TO_REVIEW);
    }
}
