package org.ladderworks.app.ui.library;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.studio.SourceLook;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.Workbench;

/** What the operator changes of titles, in order, each to be taken back. On the UI thread alone. */
final class TitleEdits {
    private final Workbench bench;
    private final Library library;
    private final SourceLook look;
    private final Encodings encodings;

    TitleEdits(Workbench bench, Workstation station) {
        this.bench = bench;
        this.library = station.library();
        this.look = station.look();
        this.encodings = station.encodings();
    }

    /** Titles have come: that can be taken back too. */
    void added(List<Title> titles) {
        List<Long> ids = titles.stream().map(Title::id).toList();
        AtomicReference<List<Title>> gone = new AtomicReference<>(titles);
        bench.did(new Edit(
                bench.words().of("library.edit.add", ids.size()),
                () -> gone.set(library.remove(ids)),
                () -> restore(gone.get())));
    }

    /** A job of theirs may have ended meanwhile, and a look may not have begun. */
    private void restore(List<Title> gone) {
        library.restore(gone);
        look.at(gone.stream()
                .filter(title -> title.facts().isEmpty() && title.trouble().isEmpty())
                .map(Title::id)
                .toList());
        encodings.follow();
    }

    /** Keeps what the operator says of one title. */
    void describe(long title, TitleDetails details) {
        String name = bench.words().of("library.edit.describe");
        bench.work()
                .inTurn(
                        () -> keep(title, details),
                        before -> before.stream()
                                .findFirst()
                                .ifPresent(was -> bench.did(
                                        new Edit(name, () -> keep(title, was.details()), () -> keep(title, details)))));
    }

    private List<Title> keep(long title, TitleDetails wanted) {
        return library.edit(List.of(title), (now, at) -> now.details().equals(wanted) ? now : now.with(wanted, at));
    }

    /** Gives titles tags. */
    void tag(List<Long> ids, Set<String> added) {
        String name = bench.words().of("library.edit.tag", String.join(", ", added));
        bench.work().inTurn(() -> keepTags(ids, added), before -> {
            if (!before.isEmpty()) {
                bench.did(new Edit(name, () -> untag(before, added), () -> keepTags(ids, added)));
            }
        });
    }

    private List<Title> keepTags(List<Long> ids, Set<String> added) {
        return library.edit(
                ids,
                (now, at) -> now.details().tags().containsAll(added)
                        ? now
                        : now.with(now.details().tagged(added), at));
    }

    /** Those that they had before stay. */
    private void untag(List<Title> before, Set<String> added) {
        Map<Long, Title> was = before.stream().collect(Collectors.toMap(Title::id, Function.identity()));
        library.edit(was.keySet(), (now, at) -> {
            Set<String> taken = new HashSet<>(added);
            Optional.ofNullable(was.get(now.id()))
                    .ifPresent(title -> title.details().tags().forEach(taken::remove));
            return now.with(now.details().untagged(taken), at);
        });
    }

    /** Takes titles off the list; their files stay. */
    void remove(List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        bench.work().inTurn(() -> library.remove(ids), gone -> {
            String name = bench.words().of("library.edit.remove", gone.size());
            Edit edit = new Edit(name, () -> restore(gone), () -> library.remove(ids));
            bench.did(edit);
            bench.tell(Notice.done(
                    bench.words().of("library.removed", gone.size()),
                    new Notice.Offer(
                            bench.words().of("undo"), () -> bench.edits().undo(edit))));
        });
    }
}
