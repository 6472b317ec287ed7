package org.ladderworks.app.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.QueueSettings.WhenDone;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobEvent.Kind;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.queue.QueueViewModel.Showing;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** The queue of a real data folder, in which nothing is begun, without a toolkit. */
class QueueViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private QueueViewModel model;

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
        station.queue().halt(true);
        model = tests.onUi(() -> new QueueViewModel(tests.bench(), station));
        tests.until("halted", () -> model.halted().get());
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    private String file(String name) {
        return """
                {"version": 1, "source": {"file": "%s"}, "output": {"folder": "%s"}}""".formatted(
                        folder.resolve(name + ".mp4").toString().replace("\\", "/"),
                        folder.resolve(name).toString().replace("\\", "/"));
    }

    private long add(String name) {
        long id = station.queue()
                .add(new NewJob(name + ".mp4", folder.resolve(name).toString(), file(name), Map.of()))
                .id();
        tests.until(name, () -> model.rows().stream().anyMatch(row -> row.id() == id));
        return id;
    }

    private void choose(Long... ids) {
        tests.doOnUi(() -> model.selection().setAll(ids));
    }

    private void awaitOrder(Long... ids) {
        tests.until(
                List.of(ids).toString(),
                () -> model.rows().stream().map(JobRow::id).toList().equals(List.of(ids)));
    }

    @Test
    @DisplayName("only what a job allows where it stands can be pressed")
    void allowed() {
        choose(add("one"));
        awaitAllowed(JobAction.PAUSE, JobAction.ARRANGE, JobAction.CANCEL);
        tests.doOnUi(model::pauseSelected);
        awaitAllowed(JobAction.RESUME, JobAction.ARRANGE, JobAction.CANCEL);
        tests.doOnUi(model::cancelSelected);
        awaitAllowed(JobAction.RESUME, JobAction.RETRY, JobAction.FORGET);
        tests.doOnUi(model::retrySelected);
        awaitAllowed(JobAction.PAUSE, JobAction.ARRANGE, JobAction.CANCEL);
        choose();
        awaitAllowed();
    }

    private void awaitAllowed(JobAction... actions) {
        tests.until(
                List.of(actions).toString(),
                () -> Stream.of(JobAction.values())
                        .filter(action -> model.chosen().get().stream().anyMatch(action::fits))
                        .toList()
                        .equals(List.of(actions)));
    }

    @Test
    @DisplayName("jobs are moved by one, to the top and to a place; each move is taken back and done again")
    void moved() {
        long a = add("a");
        long b = add("b");
        long c = add("c");
        long d = add("d");
        choose(c, d);
        tests.doOnUi(model::upSelected);
        awaitOrder(a, c, d, b);
        assertThat(tests.onUi(() -> List.copyOf(model.selection()))).containsExactly(c, d);
        tests.doOnUi(model::firstSelected);
        awaitOrder(c, d, a, b);
        tests.doOnUi(() -> model.move(List.of(c), Optional.empty()));
        awaitOrder(d, a, b, c);
        choose(d);
        tests.doOnUi(model::downSelected);
        awaitOrder(a, d, b, c);
        tests.until("four edits", () -> tests.bench().edits().undoable().get().equals("Move jobs"));
        for (int i = 0; i < 4; i++) {
            tests.doOnUi(() -> tests.bench().undo());
        }
        awaitOrder(a, b, c, d);
        tests.doOnUi(() -> tests.bench().edits().redo());
        awaitOrder(a, c, d, b);
    }

    @Test
    @DisplayName("what changes nothing is no edit")
    void notMoved() {
        long a = add("a");
        long b = add("b");
        choose(a);
        tests.doOnUi(model::upSelected);
        choose(b);
        tests.doOnUi(model::downSelected);
        tests.doOnUi(() -> model.move(List.of(a), Optional.of(b)));
        tests.doOnUi(() -> model.halt(false));
        station.queue().halt(true);
        // Halting is done in turn: what was asked for before is done by then.
        tests.until("in turn", () -> true);
        assertThat(tests.onUi(() -> tests.bench().edits().undoable().get())).isEmpty();
    }

    @Test
    @DisplayName("a waiting job's file is checked as it is written, kept when it is right, and brought back")
    void edited() {
        long a = add("a");
        choose(a);
        tests.doOnUi(model::editSelected);
        JobEditViewModel edit = model.edit();
        tests.until("checked", () -> edit.open().get() && edit.checked().get());
        assertThat(tests.onUi(() -> List.copyOf(edit.problems()))).isEmpty();
        tests.doOnUi(() -> edit.text().set(file("a").replace("\"version\": 1", "\"version\": 1, \"sped\": 2")));
        assertThat(tests.onUi(() -> edit.checked().get())).isFalse();
        tests.until("told", () -> edit.problems().stream().anyMatch(problem -> problem.contains("sped")));
        tests.doOnUi(edit::keep);
        tests.until(
                "refused",
                () -> tests.bench().notices().shown().stream()
                        .anyMatch(notice -> notice.asText().contains("sped")));
        assertThat(tests.onUi(() -> edit.open().get()))
                .as("what was written is not lost")
                .isTrue();
        assertThat(station.queue().jobFile(a)).doesNotContain("sped");

        String right = file("a").replace("\"version\": 1", "\"version\": 1, \"video\": {\"speed\": \"fast\"}");
        tests.doOnUi(() -> edit.text().set(right));
        tests.until("right", () -> edit.checked().get() && edit.problems().isEmpty());
        tests.doOnUi(edit::keep);
        tests.until("kept", () -> !edit.open().get());
        assertThat(station.queue().jobFile(a)).contains("\"fast\"");
        tests.until(
                "in the log",
                () -> model.details().log().get().stream().anyMatch(event -> event.kind() == Kind.EDITED));
        tests.doOnUi(() -> tests.bench().undo());
        tests.until("back", () -> !station.queue().jobFile(a).contains("fast"));
        tests.doOnUi(() -> tests.bench().edits().redo());
        tests.until("again", () -> station.queue().jobFile(a).contains("fast"));
    }

    @Test
    @DisplayName("a title's package stays where it is: by its folder the title knows its job")
    void aTitlesFolderStays() throws IOException {
        long a = add("a");
        Title title = station.library()
                .add(List.of(new NewTitle(new TitleDetails("A", "", List.of()), "/media/a.mov", Optional.empty())))
                .getFirst();
        station.library()
                .edit(
                        List.of(title.id()),
                        (now, at) -> now.with(Making.in(folder.resolve("a").toString()), at));
        Files.createDirectories(folder.resolve("elsewhere"));
        choose(a);
        tests.doOnUi(model::editSelected);
        tests.until("open", () -> model.edit().open().get());
        tests.doOnUi(() -> model.edit().text().set(file("a").replace("/a\"}", "/other\"}")));
        tests.until(
                "told",
                () -> model.edit().problems().stream().anyMatch(problem -> problem.startsWith("/output/folder")));
    }

    @Test
    @DisplayName("only those are shown that are wanted; a cancelled job is begun again; nothing that ended is edited")
    void shownAndRetried() {
        long a = add("a");
        long b = add("b");
        choose(a);
        tests.doOnUi(model::cancelSelected);
        awaitOrder(b, a);
        tests.doOnUi(model::editSelected);
        tests.doOnUi(() -> model.showing().set(Showing.ENDED));
        assertThat(tests.onUi(() -> model.rows().stream().map(JobRow::id).toList()))
                .containsExactly(a);
        assertThat(tests.onUi(() -> List.copyOf(model.selection()))).containsExactly(a);
        tests.doOnUi(() -> model.showing().set(Showing.WAITING));
        assertThat(tests.onUi(() -> model.rows().stream().map(JobRow::id).toList()))
                .containsExactly(b);
        assertThat(tests.onUi(() -> List.copyOf(model.selection()))).isEmpty();
        tests.doOnUi(() -> model.showing().set(Showing.ALL));
        assertThat(tests.onUi(() -> model.edit().open().get())).isFalse();
        choose(a);
        tests.doOnUi(model::retrySelected);
        awaitOrder(b, a);
        tests.until(
                "its log",
                () -> model.details().log().get().stream()
                        .map(JobEvent::kind)
                        .toList()
                        .equals(List.of(Kind.ADDED, Kind.CANCELLED, Kind.RETRIED)));
    }

    @Test
    @DisplayName("a command for when all is done is asked for where there is none")
    void noCommand() {
        tests.doOnUi(() -> model.whenDone(WhenDone.COMMAND));
        assertThat(tests.onUi(() -> tests.bench().notices().shown())).hasSize(1);
        tests.doOnUi(() -> model.whenDone(WhenDone.CLOSE));
        assertThat(tests.onUi(() -> tests.bench().notices().shown())).hasSize(1);
        assertThat(tests.onUi(() -> model.settings().get().queue().whenDone())).isEqualTo(WhenDone.CLOSE);
    }

    @Test
    void everyKindOfEventHasItsLine() {
        for (Words words : List.of(Words.in(Locale.ENGLISH), Words.in(Locale.GERMAN))) {
            for (Kind kind : Kind.values()) {
                String said = kind == Kind.STAGE ? "ENCODE" : "why\nand what";
                assertThat(JobLogText.line(
                                new JobEvent(Instant.parse("2026-01-02T03:04:05Z"), kind, said), ZoneOffset.UTC, words))
                        .startsWith("2026-01-02 03:04:05  ")
                        .doesNotContain("\n");
            }
        }
        assertThat(JobLogText.of(
                        List.of(
                                new JobEvent(Instant.parse("2026-01-02T03:04:05Z"), Kind.STAGE, "ENCODE"),
                                new JobEvent(Instant.parse("2026-01-02T03:04:06Z"), Kind.FAILED, "LW-1  a\nb")),
                        ZoneOffset.UTC,
                        Words.in(Locale.ENGLISH)))
                .isEqualTo("2026-01-02 03:04:05  stage: Encoding\n2026-01-02 03:04:06  failed: LW-1  a | b");
    }
}
