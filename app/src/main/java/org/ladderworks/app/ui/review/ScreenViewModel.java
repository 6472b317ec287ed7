package org.ladderworks.app.ui.review;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.preview.PreviewWorker;
import org.ladderworks.app.preview.Screening;
import org.ladderworks.app.preview.ScreeningListener;
import org.ladderworks.app.preview.Shot;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;
import org.ladderworks.app.studio.Viewing;
import org.ladderworks.app.studio.Viewing.Seen;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** A title on the screen: what of it is seen, where in it, and how. On the UI thread alone. */
public final class ScreenViewModel implements AutoCloseable {
    /** Where nothing tells how large pictures are. */
    private static final Resolution USUAL = new Resolution(1920, 1080);

    private static final Duration BETWEEN_VIEWS = Duration.ofMillis(30);
    private static final double FASTEST = 8;

    private final Workbench bench;
    private final PreviewWorker worker;
    private final Hearing hearing;
    private final Choice choice;
    private final Piece piece = new Piece(this::mark);
    private final Look look;
    private final Pointer pointer;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.ONE);
    private final ReadOnlyObjectWrapper<MediaTime> position = new ReadOnlyObjectWrapper<>(MediaTime.ZERO);
    private final ReadOnlyObjectWrapper<MediaTime> length = new ReadOnlyObjectWrapper<>(MediaTime.ZERO);
    private final ReadOnlyDoubleWrapper rate = new ReadOnlyDoubleWrapper();
    private final ShownShots shots = new ShownShots();
    private final ReadOnlyObjectWrapper<Optional<Facts>> facts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Player>> player = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final IntegerProperty sound = new SimpleIntegerProperty(0);
    private final IntegerProperty text = new SimpleIntegerProperty(-1);
    private Optional<Viewing.Thumbnails> thumbnails = Optional.empty();
    private @Nullable Screening screening;
    private List<Seen> opened = List.of();
    private boolean loading;

    ScreenViewModel(Workbench bench, PreviewWorker worker) {
        this.bench = bench;
        this.worker = worker;
        this.hearing = new Hearing(bench, this::show);
        this.choice = new Choice(bench.words());
        this.look = new Look(bench.pace(BETWEEN_VIEWS, this::redraw));
        this.pointer = new Pointer(bench, hearing::later);
        Stream.of(choice.first(), choice.second(), mode).forEach(each -> each.addListener((_, _, _) -> chosen()));
        sound.addListener((_, _, _) -> choose());
        text.addListener((_, _, _) -> choose());
    }

    /** Shows what there is of a title, from its beginning; the top rung is compared with the source. */
    void show(Optional<Viewing> viewing) {
        loading = true;
        List<Seen> all = viewing.map(Viewing::seen).orElse(List.of());
        thumbnails = viewing.flatMap(Viewing::thumbnails);
        length.set(viewing.map(Viewing::length).orElse(MediaTime.ZERO));
        position.set(MediaTime.ZERO);
        piece.clear();
        look.whole();
        choice.seen().setAll(all);
        choice.first().set(all.stream().findFirst());
        choice.second().set(all.stream().skip(1).findFirst());
        if (all.size() < 2) {
            mode.set(Mode.ONE);
        }
        sound.set(0);
        text.set(-1);
        loading = false;
        reopen();
    }

    /** What can be looked at, and what of it is. */
    public Choice choice() {
        return choice;
    }

    /** One becomes the other. */
    public void swap() {
        Optional<Seen> one = choice.first().get();
        loading = true;
        choice.first().set(choice.second().get());
        choice.second().set(one);
        loading = false;
        chosen();
    }

    public ObjectProperty<Mode> mode() {
        return mode;
    }

    /** How large pictures are, and how two of them are put together. */
    public Look look() {
        return look;
    }

    /** What is under the pointer. */
    public Pointer pointer() {
        return pointer;
    }

    /** Of the frame that is seen, in the title. */
    public ReadOnlyObjectProperty<MediaTime> position() {
        return position.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<MediaTime> length() {
        return length.getReadOnlyProperty();
    }

    /** How fast it plays; 0 for a still frame, negative for backwards. */
    public ReadOnlyDoubleProperty rate() {
        return rate.getReadOnlyProperty();
    }

    /** What is on the screen; null before the first. Its pixels may be read until the second one after it comes. */
    public ReadOnlyObjectProperty<@Nullable Shot> shot() {
        return shots.now();
    }

    public ReadOnlyObjectProperty<Optional<Facts>> facts() {
        return facts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Player>> player() {
        return player.getReadOnlyProperty();
    }

    /** What cannot be shown, in words; empty where all can. */
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** The audio track that is heard, by its number in the facts. */
    public IntegerProperty sound() {
        return sound;
    }

    /** The text track that is shown, likewise; -1 for none. */
    public IntegerProperty text() {
        return text;
    }

    private void chosen() {
        if (loading) {
            return;
        }
        if (wanted().equals(opened)) {
            look.changed();
        } else {
            reopen();
        }
    }

    private List<Seen> wanted() {
        boolean two = mode.get().isOfTwo() && choice.second().get().isPresent();
        return Stream.of(choice.first().get(), two ? choice.second().get() : Optional.<Seen>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    private void reopen() {
        end();
        opened = wanted();
        trouble.set("");
        pointer.away();
        if (opened.isEmpty()) {
            facts.set(Optional.empty());
            shots.forget();
            return;
        }
        View view = look.first(
                opened.stream()
                        .flatMap(each -> each.size().stream())
                        .max((one, other) -> Integer.compare(one.width(), other.width()))
                        .or(() -> choice.seen().stream()
                                .flatMap(each -> each.size().stream())
                                .findFirst())
                        .orElse(USUAL),
                drawn());
        Screening begun = worker.open(
                opened.stream().map(Seen::footage).toList(), view, position.get(), hearing.begin(new Telling()));
        screening = begun;
        pointer.over(Optional.of(begun));
        mark();
        choose();
    }

    private Mode drawn() {
        return choice.second().get().isEmpty() ? Mode.ONE : mode.get();
    }

    private void redraw() {
        facts.get()
                .ifPresent(known -> look.draw(known.canvas(), drawn()).ifPresent(view -> run(now -> now.view(view))));
    }

    public void seek(MediaTime time) {
        MediaTime wanted = time.compareTo(MediaTime.ZERO) < 0 ? MediaTime.ZERO : time;
        run(now -> now.seek(wanted));
    }

    public void step(int frames) {
        run(now -> now.step(frames));
    }

    /** So many seconds on, or back. */
    public void skip(int seconds) {
        seek(position.get().plus(MediaTime.of(seconds, 1)));
    }

    public void toBegin() {
        seek(MediaTime.ZERO);
    }

    public void toEnd() {
        seek(length.get());
    }

    /** Plays, or stands still. */
    public void playOrPause() {
        play(rate.get() == 0 ? 1 : 0);
    }

    public void pause() {
        play(0);
    }

    /** Plays on, twice as fast each time. */
    public void forwards() {
        play(rate.get() <= 0 ? 1 : Math.min(FASTEST, rate.get() * 2));
    }

    /** Plays back, twice as fast each time. */
    public void backwards() {
        play(rate.get() >= 0 ? -1 : Math.max(-FASTEST, rate.get() * 2));
    }

    private void play(double wanted) {
        run(now -> now.play(wanted));
    }

    /** In and out points, and whether it begins again between them. */
    public Piece piece() {
        return piece;
    }

    /** What is played begins with the frame that is seen. */
    public void markIn() {
        piece.begin(position.get());
    }

    /** What is played ends with the frame that is seen. */
    public void markOut() {
        piece.end(position.get().plus(leader().frame()));
    }

    private Leader leader() {
        return new Leader(opened, facts.get());
    }

    /** The time code of a time; of the footage that is open. */
    public String timecode(MediaTime time) {
        return leader().timecode(time);
    }

    private void mark() {
        run(now -> now.marks(piece.marks()));
    }

    private void choose() {
        if (!loading) {
            run(now -> now.choose(sound.get(), text.get()));
        }
    }

    /** Begins again behind a crash, where it was. */
    public void goOn() {
        trouble.set("");
        seek(position.get());
    }

    private void run(java.util.function.Consumer<Screening> what) {
        Screening now = screening;
        if (now != null) {
            what.accept(now);
        }
    }

    /** The thumbnail of a time; empty where the package has none. */
    public Optional<Thumbnail> thumbnail(MediaTime time) {
        return thumbnails.map(sheets -> Thumbnail.of(sheets, time));
    }

    private void show(Shot come) {
        shots.show(come);
        trouble.set("");
        if (!come.sides().isEmpty()) {
            position.set(leader().of(come.sides()).time());
            pointer.again(rate.get() == 0);
        }
    }

    /** What is told of the screening that is open. */
    private final class Telling implements ScreeningListener {
        @Override
        public void opened(Facts known) {
            facts.set(Optional.of(known));
            if (length.get().sameAs(MediaTime.ZERO)) {
                known.footage().getFirst().length().ifPresent(length::set);
            }
            redraw();
        }

        @Override
        public void shown(Shot come) {
            show(come);
        }

        @Override
        public void running(double speed, MediaTime time) {
            rate.set(speed);
        }

        @Override
        public void plays(Player who) {
            player.set(Optional.of(who));
        }

        @Override
        public void trouble(Trouble what) {
            tell(what);
        }
    }

    private void tell(Trouble what) {
        String said = bench.words()
                .of("review.trouble."
                        + what.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        switch (what.kind()) {
            case CRASHED, FROZEN -> {
                rate.set(0);
                trouble.set(said);
                bench.tell(new Notice(
                        Notice.Kind.WARNING,
                        said,
                        bench.words().of("review.trouble.remedy"),
                        Optional.empty(),
                        what.detail(),
                        Optional.of(new Notice.Offer(bench.words().of("review.go-on"), this::goOn))));
            }
            case UNREADABLE, ENCRYPTED, DAMAGED, TOO_LARGE, UNAVAILABLE, REFUSED ->
                trouble.set(said + " " + what.detail());
        }
    }

    private void end() {
        Screening now = screening;
        screening = null;
        pointer.over(Optional.empty());
        hearing.end();
        rate.set(0);
        player.set(Optional.empty());
        if (now != null) {
            now.close();
        }
    }

    @Override
    public void close() {
        end();
        shots.forget();
    }
}
