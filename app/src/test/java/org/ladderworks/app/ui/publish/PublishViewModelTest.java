package org.ladderworks.app.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.publish.PublishViewModel.Doing;
import org.ladderworks.app.ui.publish.PublishViewModel.NameProblem;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.upload.PlannedFile.Change;

/** Publishing from the window to a real folder, without a toolkit. */
class PublishViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();

    @SuppressWarnings("NullAway.Init")
    private Path shelf;

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @SuppressWarnings("NullAway.Init")
    private PublishViewModel model;

    @BeforeEach
    void open() throws IOException {
        shelf = Files.createDirectory(folder.resolve("shelf"));
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
        model = tests.onUi(() -> new PublishViewModel(tests.bench(), station));
        tests.until("the first look", () -> model.loaded().get());
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        station.close();
        tests.close();
    }

    private Title title(String name, String folderName, int seed) {
        Path made = TestPackage.make(folder.resolve("packages").resolve(folderName), seed, 4, 1000);
        Title added = station.library()
                .add(List.of(new NewTitle(
                        new TitleDetails(name, "", List.of()), "/media/" + folderName + ".mov", Optional.empty())))
                .getFirst();
        station.library()
                .edit(
                        List.of(added.id()),
                        (now, at) -> now.with(Making.in(made.toString()), at).with(TitleStatus.APPROVED, at));
        tests.until(
                name + " can be published", () -> model.titles().stream().anyMatch(each -> each.id() == added.id()));
        return kept(added.id());
    }

    private Title kept(long id) {
        return station.library().find(id).orElseThrow();
    }

    private void addTarget(NewTarget target) {
        tests.doOnUi(() -> model.targets().add(target, () -> {}));
        tests.until(
                "the target is chosen",
                () -> model.targets().targets().stream().map(SavedTarget::name).anyMatch(target.name()::equals));
    }

    private void choose(Title title) {
        tests.doOnUi(() -> model.choose(Optional.of(title)));
    }

    private void publish(String note) {
        tests.until("ready", () -> model.ready().get());
        tests.doOnUi(() -> {
            model.note().set(note);
            model.publish();
        });
        tests.until("published", () -> !model.receipt().get().isEmpty());
    }

    private List<Notice> told() {
        return tests.onUi(() -> List.copyOf(tests.bench().notices().shown()));
    }

    private void awaitTold(String text) {
        tests.until(
                text,
                () -> tests.bench().notices().shown().stream()
                        .anyMatch(notice -> notice.asText().contains(text)));
    }

    @Test
    @DisplayName("a title is planned and published, shows so in the library, and a second time nothing is sent")
    void published() {
        Title film = title("Élan vital", "elan", 1);
        addTarget(NewTarget.ofFolder("shelf", shelf.toString()));
        choose(film);
        assertThat(tests.onUi(() -> model.name().get())).isEqualTo("elan-vital");
        tests.until("ready", () -> model.ready().get());
        tests.doOnUi(model::plan);
        tests.until("a plan", () -> model.planned().get().isPresent());
        var plan = tests.onUi(() -> model.planned().get().orElseThrow());
        assertThat(plan.plan().count(Change.NEW)).isEqualTo(14);
        assertThat(PublishText.plan(plan, Words.in(Locale.ENGLISH)))
                .contains(
                        new PublishText.Line("Objects", "14 new, 0 changed, 0 unchanged"),
                        new PublishText.Line("Takes", "not known before the first upload there"))
                .noneMatch(line -> line.label().equals("Costs"));
        assertThat(shelf).isEmptyDirectory();

        publish("first");
        assertThat(shelf.resolve("elan-vital/master.m3u8")).isRegularFile();
        assertThat(tests.onUi(() -> model.receipt().get())).startsWith("Published: elan-vital shows version ");
        assertThat(kept(film.id()).status()).isEqualTo(TitleStatus.PUBLISHED);
        assertThat(kept(film.id()).making().flatMap(Making::publishedAs)).contains("elan-vital");
        tests.until("history", () -> model.history().commits().size() == 1);
        Commit first = tests.onUi(() -> model.history().commits().getFirst());
        assertThat(first.note()).contains("first");
        assertThat(tests.onUi(() -> model.note().get())).isEmpty();

        tests.doOnUi(model::plan);
        tests.until("a plan", () -> model.planned().get().isPresent());
        var again = tests.onUi(() -> model.planned().get().orElseThrow());
        assertThat(again.plan().bytes()).isZero();
        assertThat(PublishText.notes(again.plan(), Words.in(Locale.ENGLISH)))
                .containsExactly("Viewers see this version already: nothing would be sent or changed.");
        tests.doOnUi(() -> {
            model.choose(Optional.empty());
            model.choose(Optional.of(film));
        });
        publish("again");
        assertThat(tests.onUi(() -> model.receipt().get())).contains("shows this version already");
        tests.until("asked", () -> !model.history().asking().get());
        assertThat(tests.onUi(() -> model.history().commits().size())).isEqualTo(1);
    }

    @Test
    @DisplayName("an earlier version is shown again; undo shows the later one, and redo the earlier")
    void rolledBack() {
        Title film = title("Film", "film", 1);
        addTarget(NewTarget.ofFolder("shelf", shelf.toString()));
        choose(film);
        publish("one");
        tests.until("one", () -> model.history().commits().size() == 1);
        Commit one = tests.onUi(() -> model.history().commits().getFirst());
        TestPackage.change(folder.resolve("packages/film"), "video/avc-360p/00002.m4s", new byte[] {1, 2, 3});
        tests.doOnUi(() -> {
            model.choose(Optional.empty());
            model.choose(Optional.of(film));
        });
        publish("two");
        tests.until("two", () -> model.history().commits().size() == 2);
        assertThat(tests.onUi(model.history()::canGoBack)).isFalse();
        tests.doOnUi(() -> model.history()
                .chosen()
                .set(Optional.of(model.history().commits().getFirst())));
        assertThat(tests.onUi(model.history()::canGoBack)).as("what is shown").isFalse();

        tests.doOnUi(() -> {
            model.history().chosen().set(Optional.of(one));
            model.history().goBack();
        });
        tests.until("three", () -> model.history().commits().size() == 3);
        assertThat(tests.onUi(() -> model.history().shown())).contains(one.release());
        awaitTold("film shows version " + one.release() + " again");
        tests.doOnUi(() -> tests.bench().undo());
        tests.until("four", () -> model.history().commits().size() == 4);
        assertThat(tests.onUi(() -> model.history().shown())).isNotEqualTo(Optional.of(one.release()));
        tests.doOnUi(() -> tests.bench().edits().redo());
        tests.until("five", () -> model.history().commits().size() == 5);
        assertThat(tests.onUi(() -> model.history().shown())).contains(one.release());
    }

    @Test
    @DisplayName("a target that is not there is told with its code and what to do, and nothing changes")
    void wrongTarget() {
        Title film = title("Film", "film", 1);
        addTarget(NewTarget.ofFolder("gone", folder.resolve("unmounted").toString()));
        choose(film);
        tests.until(
                "the history tells it", () -> model.history().trouble().get().isPresent());
        tests.until("ready", () -> model.ready().get());
        tests.doOnUi(model::plan);
        awaitTold("there is no folder");
        Notice notice = told().getFirst();
        assertThat(notice.code()).hasValueSatisfying(code -> assertThat(code).startsWith("LW-7"));
        assertThat(notice.remedy()).isNotBlank();
        tests.until("ready again", () -> model.ready().get());
        tests.doOnUi(model::publish);
        tests.until("ended", () -> model.doing().get() == Doing.NOTHING);
        assertThat(kept(film.id()).status()).isEqualTo(TitleStatus.APPROVED);
        assertThat(tests.onUi(() -> model.receipt().get())).isEmpty();
    }

    @Test
    @DisplayName(
            "publishing that is cancelled tells so, leaves the title as it is, and goes on when it is wanted again")
    void cancelled() {
        Path made = TestPackage.make(folder.resolve("packages/long"), 3, 1200, 2000);
        Title film = title("Film", "film", 1);
        station.library()
                .edit(
                        List.of(film.id()),
                        (now, at) -> now.with(Making.in(made.toString()), at).with(TitleStatus.TO_REVIEW, at));
        tests.until(
                "the long one",
                () -> model.titles().stream()
                        .anyMatch(each -> each.making().map(Making::folder).equals(Optional.of(made.toString()))));
        addTarget(NewTarget.ofFolder("shelf", shelf.toString()));
        choose(kept(film.id()));
        tests.until("ready", () -> model.ready().get());
        tests.doOnUi(model::publish);
        tests.until("under way", () -> model.progress().get().isPresent());
        assertThat(tests.onUi(() -> {
                    model.cancel();
                    return model.doing().get();
                }))
                .isEqualTo(Doing.CANCELLING);
        tests.until("ended", () -> model.doing().get() == Doing.NOTHING);
        awaitTold("was cancelled; viewers see what they saw before");
        assertThat(kept(film.id()).status()).isEqualTo(TitleStatus.TO_REVIEW);
        assertThat(shelf.resolve("film/master.m3u8")).doesNotExist();
        publish("");
        assertThat(shelf.resolve("film/master.m3u8")).isRegularFile();
    }

    @Test
    @DisplayName("a name has to fit addresses; one of another title is proposed to none, and warned of")
    void names() {
        Title one = title("Low tide", "one", 1);
        addTarget(NewTarget.ofFolder("shelf", shelf.toString()));
        choose(one);
        publish("");
        Title two = title("Low tide", "two", 2);
        tests.until(
                "known as published",
                () -> model.titles().stream().anyMatch(each -> each.status() == TitleStatus.PUBLISHED));
        choose(two);
        assertThat(tests.onUi(() -> model.name().get())).isEqualTo("low-tide-2");
        tests.doOnUi(() -> model.name().set("low-tide"));
        assertThat(tests.onUi(() -> model.nameProblem().get())).isEqualTo(NameProblem.TAKEN);
        tests.doOnUi(() -> model.name().set("Low tide"));
        assertThat(tests.onUi(() -> model.nameProblem().get())).isEqualTo(NameProblem.UNUSABLE);
        assertThat(tests.onUi(() -> model.ready().get())).isFalse();
        choose(kept(one.id()));
        assertThat(tests.onUi(() -> model.name().get())).isEqualTo("low-tide");
        assertThat(tests.onUi(() -> model.nameProblem().get())).isEqualTo(NameProblem.NONE);
    }

    @Test
    @DisplayName(
            "a target is tried, removed and brought back; one that is written wrong is refused; links are its viewers'")
    void targets() {
        NewTarget seen =
                new NewTarget("shelf", shelf.toString(), "https://cdn.example.com/vod/", "", "", "", Optional.empty());
        addTarget(seen);
        tests.doOnUi(() -> model.targets().testChosen());
        tests.until("tried", () -> model.targets().check().get().isPresent());
        var check = tests.onUi(() -> model.targets().check().get().orElseThrow());
        assertThat(check.isGood()).isTrue();
        assertThat(check.steps()).extracting(step -> step.what().english()).contains("write an object", "list objects");
        assertThat(shelf.toFile().list((_, name) -> !name.startsWith("."))).isEmpty();

        choose(title("Film", "film", 1));
        publish("");
        tests.until("links", () -> model.history().links().size() == 2);
        assertThat(tests.onUi(() ->
                        model.history().links().stream().map(PlayLink::address).toList()))
                .containsExactly(
                        "https://cdn.example.com/vod/film/master.m3u8",
                        "https://cdn.example.com/vod/film/manifest.mpd");

        tests.doOnUi(() -> model.targets().add(NewTarget.ofFolder("shelf", "/elsewhere"), () -> {}));
        awaitTold("a target called shelf is saved already");
        tests.doOnUi(() -> model.targets()
                .add(
                        new NewTarget("b", "s3://bucket", "", "", "https://user:secret@host", "", Optional.empty()),
                        () -> {}));
        awaitTold("the endpoint is no address of a store");
        assertThat(told()).noneMatch(notice -> notice.asText().contains("secret"));

        tests.doOnUi(() -> model.targets().removeChosen());
        tests.until("none", () -> model.targets().targets().isEmpty());
        assertThat(tests.onUi(() -> model.ready().get())).isFalse();
        tests.doOnUi(() -> tests.bench().undo());
        tests.until("back", () -> model.ready().get());
        tests.until("its history", () -> model.history().commits().size() == 1);
    }
}
