package org.ladderworks.app.ui.review;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Remark;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.Verdict;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.time.MediaTime;

/** What QA says of a title. On the UI thread alone. */
public final class QaViewModel {
    private final Workbench bench;
    private final Library library;
    private final Refresh<Said> asking;
    private final ReadOnlyObjectWrapper<Optional<Title>> title = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Remark> remarks = FXCollections.observableArrayList();
    private final ObservableList<Verdict> verdicts = FXCollections.observableArrayList();
    private final StringProperty author = new SimpleStringProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");

    private record Said(Optional<Title> title, List<Remark> remarks, List<Verdict> verdicts) {}

    QaViewModel(Workbench bench, Library library) {
        this.bench = bench;
        this.library = library;
        author.set(bench.preferences().now().get().reviewer().orElse(System.getProperty("user.name", "")));
        author.addListener((_, _, now) -> bench.preferences()
                .change(settings ->
                        settings.withReviewer(Optional.of(now.strip()).filter(name -> !name.isEmpty()))));
        this.asking = new Refresh<>(
                bench.work(),
                () -> {
                    Optional<Long> id = title.get().map(Title::id);
                    return () -> new Said(
                            id.flatMap(library::find),
                            id.map(library::remarks).orElse(List.of()),
                            id.map(library::verdicts).orElse(List.of()));
                },
                this::said);
    }

    void show(Optional<Title> other) {
        boolean same = other.map(Title::id).equals(title.get().map(Title::id));
        title.set(other);
        if (!same) {
            text.set("");
            reason.set("");
            remarks.clear();
            verdicts.clear();
        }
        asking.ask();
    }

    private void said(Said said) {
        if (said.title().map(Title::id).equals(title.get().map(Title::id))) {
            title.set(said.title());
            if (!remarks.equals(said.remarks())) {
                remarks.setAll(said.remarks());
            }
            if (!verdicts.equals(said.verdicts())) {
                verdicts.setAll(said.verdicts());
            }
        }
    }

    /** What is said anew is shown. */
    void again() {
        asking.ask();
    }

    /** The title as it is kept. */
    public ReadOnlyObjectProperty<Optional<Title>> title() {
        return title.getReadOnlyProperty();
    }

    /** In the order of their moments. */
    public ObservableList<Remark> remarks() {
        return remarks;
    }

    /** The newest first. */
    public ObservableList<Verdict> verdicts() {
        return verdicts;
    }

    /** Who judges; kept with the settings. */
    public StringProperty author() {
        return author;
    }

    /** What is said of the frame that is seen. */
    public StringProperty text() {
        return text;
    }

    /** Why. */
    public StringProperty reason() {
        return reason;
    }

    /**
     * Keeps what was written, at a moment of the title.
     *
     * @param shown what was looked at
     */
    public void say(MediaTime at, String shown) {
        Optional<Title> of = title.get();
        if (of.isEmpty() || text.get().isBlank()) {
            return;
        }
        long id = of.get().id();
        String by = author.get();
        String words = text.get();
        bench.work().inTurn(() -> library.say(id, new Remark.Words(at, shown, by, words)), remark -> {
            if (text.get().equals(words)) {
                text.set("");
            }
            AtomicReference<Remark> kept = new AtomicReference<>(remark);
            bench.did(new Edit(
                    bench.words().of("review.edit.say"),
                    () -> library.unsay(kept.get()),
                    () -> library.restore(kept.get())));
        });
    }

    /** Takes a remark back; that can be undone. */
    public void unsay(Remark remark) {
        bench.work()
                .inTurn(
                        () -> {
                            library.unsay(remark);
                            return remark;
                        },
                        gone -> {
                            Edit edit = new Edit(
                                    bench.words().of("review.edit.unsay"),
                                    () -> library.restore(gone),
                                    () -> library.unsay(gone));
                            bench.did(edit);
                            bench.tell(Notice.done(
                                    bench.words().of("review.unsaid"),
                                    new Notice.Offer(
                                            bench.words().of("undo"),
                                            () -> bench.edits().undo(edit))));
                        });
    }

    public void approve() {
        judge(true);
    }

    /** Needs a reason; without one that is told. */
    public void reject() {
        if (reason.get().isBlank()) {
            bench.tell(Notice.warning(
                    bench.words().of("review.reason.missing"), bench.words().of("review.reason.remedy"), ""));
        } else {
            judge(false);
        }
    }

    private void judge(boolean approved) {
        Optional<Title> of = title.get();
        if (of.isEmpty()) {
            return;
        }
        long id = of.get().id();
        String by = author.get();
        String why = reason.get();
        bench.work().inTurn(() -> library.judge(id, approved, by, why), before -> {
            reason.set("");
            AtomicReference<Title> was = new AtomicReference<>(before);
            Edit edit = new Edit(
                    bench.words().of(approved ? "review.edit.approve" : "review.edit.reject"),
                    () -> library.unjudge(was.get()),
                    () -> was.set(library.judge(id, approved, by, why)));
            bench.did(edit);
            bench.tell(Notice.done(
                    bench.words()
                            .of(
                                    approved ? "review.approved" : "review.rejected",
                                    before.details().name()),
                    new Notice.Offer(
                            bench.words().of("undo"), () -> bench.edits().undo(edit))));
        });
    }
}
