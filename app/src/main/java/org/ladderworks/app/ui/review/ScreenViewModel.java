package org.ladderworks.app.ui.review;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
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
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.preview.PreviewWorker;
import org.ladderworks.app.preview.Screening;
import org.ladderworks.app.preview.ScreeningListener;
import org.ladderworks.app.preview.Shot;
import org.ladderworks.app.preview.Side;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;
import org.ladderworks.app.studio.Viewing;
import org.ladderworks.app.studio.Viewing.Seen;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.packaging.ThumbnailTrack;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timecode;

/** A title on the screen: what of it is seen, where in it, and how. On the UI thread alone. */
public final class ScreenViewModel implements AutoCloseable {
    /** Where nothing tells how large pictures are. */
    private static final Resolution USUAL = new Resolution(1920, 1080);

    private static final Duration BETWEEN_VIEWS = Duration.ofMillis(30);
    private static final double FASTEST = 8;

    private final Workbench bench;
    private final PreviewWorker worker;
    private final ConcurrentLinkedQueue<Runnable> heard = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Shot> newest = new AtomicReference<>();
    private final Pace hearing;
    private final Choice choice;
    private final Piece piece = new Piece(this::mark);
    private final Look look;
    private final Pointer pointer;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.ONE);
    private final ReadOnlyObjectWrapper<MediaTime> position = new ReadOnlyObjectWrapper<>(MediaTime.ZERO);
    private final ReadOnlyObjectWrapper<MediaTime> length = new ReadOnlyObjectWrapper<>(MediaTime.ZERO);
    private final ReadOnlyDoubleWrapper rate = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Shot> shot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Facts>> facts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Player>> player = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final IntegerProperty sound = new SimpleIntegerProperty(0);
    private final IntegerProperty text = new SimpleIntegerProperty(-1);
    private Optional<Viewing.Thumbnails> thumbnails = Optional.empty();
    private @Nullable Screening screening;
    private @Nullable Shot before;
    private List<Seen> opened = List.of();
    private boolean loading;
    private long openings;

    ScreenViewModel(Workbench bench, PreviewWorker worker) {
        this.bench = bench;
        this.worker = worker;
        this.hearing = bench.pace(Duration.ZERO, this::hear);
        this.choice = new Choice(bench.words());
        this.look = new Look(bench.pace(BETWEEN_VIEWS, this::redraw));
        this.pointer = new Pointer(bench, this::later);
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
        return shot.getReadOnlyProperty();
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
            forgetShots();
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
                opened.stream().map(Seen::footage).toList(), view, position.get(), new Listening(++openings));
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
        piece.end(position.get().plus(frame()));
    }

    private MediaTime frame() {
        return frameRate().map(FrameRate::frameDuration).orElse(MediaTime.of(40, 1000));
    }

    /** Of the rendition that leads, else of the source. */
    private Optional<FrameRate> frameRate() {
        return facts.get().flatMap(known -> {
            for (int i = 0; i < Math.min(opened.size(), known.footage().size()); i++) {
                if (opened.get(i).footage().kind() == Footage.Kind.RENDITION) {
                    return Optional.of(known.footage().get(i).rate());
                }
            }
            return known.footage().stream().findFirst().map(Facts.Of::rate);
        });
    }

    /** The time code of a time; of the footage that is open. */
    public String timecode(MediaTime time) {
        FrameRate at = frameRate().orElse(new FrameRate(25, 1));
        long number = Math.round(time.approximateSeconds() * at.approximate() + 1e-6);
        Timecode code = Timecode.of(Math.max(0, number), at, Timecode.mayDrop(at));
        return "%02d:%02d:%02d%s%02d"
                .formatted(code.hours(), code.minutes(), code.seconds(), code.dropFrame() ? ";" : ":", code.frames());
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
        return thumbnails.map(sheets -> {
            long number = sheets.at(time);
            int each = sheets.columns() * sheets.rows();
            int place = (int) (number % each);
            Resolution tile = sheets.tile();
            return new Thumbnail(
                    sheets.folder().resolve(ThumbnailTrack.fileName((int) (number / each))),
                    place % sheets.columns() * tile.width(),
                    place / sheets.columns() * tile.height(),
                    tile.width(),
                    tile.height());
        });
    }

    private void later(Runnable what) {
        heard.add(what);
        hearing.ask();
    }

    private void hear() {
        for (Runnable next = heard.poll(); next != null; next = heard.poll()) {
            next.run();
        }
        Shot come = newest.getAndSet(null);
        if (come != null) {
            show(come);
        }
    }

    private void show(Shot come) {
        Shot last = before;
        before = shot.get();
        shot.set(come);
        if (last != null) {
            last.close();
        }
        trouble.set("");
        if (!come.sides().isEmpty()) {
            position.set(leading(come.sides()).time());
            pointer.again(rate.get() == 0);
        }
    }

    private Side leading(List<Side> sides) {
        return sides.stream()
                .filter(side -> side.footage() < opened.size()
                        && opened.get(side.footage()).footage().kind() == Footage.Kind.RENDITION)
                .findFirst()
                .orElse(sides.getFirst());
    }

    /** Hears of one screening; of those before it nothing counts any more. */
    private final class Listening implements ScreeningListener {
        private final long number;

        Listening(long number) {
            this.number = number;
        }

        private void now(Runnable what) {
            later(() -> {
                if (number == openings) {
                    what.run();
                }
            });
        }

        @Override
        public void opened(Facts known) {
            now(() -> {
                facts.set(Optional.of(known));
                if (length.get().sameAs(MediaTime.ZERO)) {
                    known.footage().getFirst().length().ifPresent(length::set);
                }
                redraw();
            });
        }

        @Override
        public void shown(Shot come) {
            later(() -> {
                Shot passed = number == openings ? newest.getAndSet(come) : come;
                if (passed != null) {
                    passed.close();
                }
            });
        }

        @Override
        public void running(double speed, MediaTime time) {
            now(() -> rate.set(speed));
        }

        @Override
        public void plays(Player who) {
            now(() -> player.set(Optional.of(who)));
        }

        @Override
        public void trouble(Trouble what) {
            now(() -> tell(what));
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
        openings++;
        rate.set(0);
        player.set(Optional.empty());
        if (now != null) {
            now.close();
        }
        Shot waiting = newest.getAndSet(null);
        if (waiting != null) {
            waiting.close();
        }
    }

    private void forgetShots() {
        Shot last = before;
        Shot now = shot.get();
        before = null;
        shot.set(null);
        Stream.of(Optional.ofNullable(last), Optional.ofNullable(now))
                .flatMap(Optional::stream)
                .forEach(Shot::close);
    }

    @Override
    public void close() {
        end();
        forgetShots();
    }
}
