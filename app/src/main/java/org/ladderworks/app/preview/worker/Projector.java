package org.ladderworks.app.preview.worker;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Marks;
import org.ladderworks.app.preview.Order;
import org.ladderworks.app.preview.SharedRing;
import org.ladderworks.app.preview.Side;
import org.ladderworks.app.preview.Told;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;
import org.ladderworks.engine.time.MediaTime;

/** One screening in the worker: takes its orders in turn, on a thread of its own, and plays in between. */
final class Projector implements Orders.Server {
    /** How long a frame that was asked for waits for a slot; one that is played does not. */
    private static final int SLOT_WAIT = 2000;

    private final int number;
    private final Outbox outbox;
    private final Vlc vlc;
    private final Slots slots = new Slots();
    private final Orders orders;
    private final Faults faults;
    private final Composition composition = new Composition();
    private @Nullable Lock lock;
    private Lock.@Nullable Frames shown;
    private @Nullable View view;
    private Marks marks = Marks.NONE;
    private Captions captions = Captions.NONE;
    private String toldText = "";
    private int sound;
    private @Nullable Playback playback;

    Projector(int number, Outbox outbox, Vlc vlc) {
        this.number = number;
        this.outbox = outbox;
        this.vlc = vlc;
        faults = new Faults(trouble -> tell(new Told.Failed(trouble)));
        orders = new Orders(this);
        orders.begin("screening " + number);
    }

    void order(Order.Request request) {
        orders.add(request);
    }

    @Override
    public OptionalLong due() {
        Playback playing = playback;
        return playing == null ? OptionalLong.empty() : OptionalLong.of(playing.due());
    }

    @Override
    public void goOn() throws Unshowable {
        Playback playing = playback;
        if (playing != null) {
            playing.go();
        }
    }

    @Override
    public void done(Order.Request request) {
        outbox.tell(number, new Told.Done(request.id()));
    }

    @Override
    public void failed(Trouble trouble, boolean stops) {
        if (stops) {
            stop();
        }
        tell(new Told.Failed(trouble));
    }

    void release(int ring, int slot) {
        slots.release(ring, slot);
    }

    @Override
    public void carryOut(Order.Request request) throws Unshowable, IOException {
        switch (request.order()) {
            case Order.Ring ring ->
                slots.use(ring.number(), SharedRing.open(ring.file(), ring.slots(), ring.slotBytes()));
            case Order.Open open -> open(open);
            case Order.Close _ -> close();
            case Order.Look(View changed) -> {
                view = changed;
                redraw();
            }
            case Order.Seek(MediaTime time) -> seek(time);
            case Order.Step(int frames) -> step(frames);
            case Order.Play(double rate) -> play(rate);
            case Order.Mark(Marks changed) -> marks = changed;
            case Order.Choose choice -> choose(choice);
            case Order.Pixel(int x, int y) -> pixel(request.id(), x, y);
            case Order.Ping _ -> retell();
            case Order.Release _, Order.End _ -> {
                // Not for here.
            }
        }
    }

    private void open(Order.Open order) throws Unshowable {
        close();
        view = order.view();
        Lock opened = Lock.open(order.footage());
        lock = opened;
        tell(new Told.Opened(new Facts(
                opened.canvas(),
                opened.projections().stream().map(Projection::facts).toList())));
        show(opened.at(order.at()));
        tell(new Told.Plays(Playback.who(opened, vlc, viewNow(), false)));
    }

    private Lock lockNow() throws Unshowable {
        Lock now = lock;
        if (now == null) {
            throw new Unshowable(Trouble.Kind.REFUSED, "nothing is open");
        }
        return now;
    }

    View viewNow() throws Unshowable {
        View now = view;
        if (now == null) {
            throw new Unshowable(Trouble.Kind.REFUSED, "nothing is open");
        }
        return now;
    }

    Marks marks() {
        return marks;
    }

    int sound() {
        return sound;
    }

    Vlc vlc() {
        return vlc;
    }

    private void seek(MediaTime time) throws Unshowable {
        Playback playing = playback;
        stop();
        show(lockNow().at(time));
        if (playing != null) {
            play(playing.rate());
        }
    }

    private void step(int frames) throws Unshowable {
        pause();
        Lock now = lockNow();
        Lock.Frames from = shown;
        show(from == null ? now.at(MediaTime.ZERO) : now.stepped(from, frames));
    }

    private void play(double rate) throws Unshowable {
        if (rate == 0) {
            if (!pause()) {
                tell(new Told.Running(0, position()));
            }
            return;
        }
        pause();
        Playback begun = Playback.begin(this, lockNow(), rate, position());
        playback = begun;
        tell(new Told.Plays(begun.player()));
        tell(new Told.Running(rate, position()));
    }

    /** Stops at the exact frame; true where it played. */
    private boolean pause() throws Unshowable {
        Playback playing = playback;
        if (playing == null) {
            return false;
        }
        playback = null;
        MediaTime at = playing.end();
        Lock.Frames now = shown;
        if (!playing.exact() || now == null) {
            show(lockNow().at(at));
        }
        tell(new Told.Running(0, position()));
        return true;
    }

    /** Stops where it is. */
    private void stop() {
        Playback playing = playback;
        playback = null;
        if (playing != null) {
            playing.end();
            tell(new Told.Running(0, position()));
        }
    }

    /** It has come to its end. */
    void ended(MediaTime at) throws Unshowable {
        Playback playing = playback;
        playback = null;
        if (playing != null) {
            playing.end();
            if (!playing.exact() || !position().sameAs(at)) {
                show(lockNow().at(at));
            }
        }
        tell(new Told.Running(0, position()));
    }

    MediaTime position() {
        Lock now = lock;
        Lock.Frames frames = shown;
        return now == null || frames == null
                ? MediaTime.ZERO
                : now.leader().titleTime(now.led(frames).pts());
    }

    private void choose(Order.Choose choice) throws Unshowable {
        boolean other = sound != choice.sound();
        sound = choice.sound();
        Lock now = lock;
        Captions before = captions;
        captions = Captions.NONE;
        before.close();
        if (now != null) {
            captions = now.projections()
                    .getFirst()
                    .captions(choice.text(), this::wake, e -> tell(new Told.Failed(e.trouble())));
            Playback playing = playback;
            if (other && playing != null) {
                play(playing.rate());
            } else if (playing == null && !captions.equals(before)) {
                redraw();
            }
        }
    }

    /** More of the text is known: looked at as soon as the order comes to its turn. */
    private void wake() {
        order(new Order.Request(0, number, new Order.Ping()));
    }

    /** Draws again where the text of the frame that is seen has become another. */
    private void retell() throws Unshowable {
        if (!captions.at(position()).equals(toldText)) {
            redraw();
        }
    }

    private void pixel(long id, int x, int y) throws Unshowable {
        Lock now = lockNow();
        Lock.Frames frames = shown;
        if (frames == null) {
            return;
        }
        tell(new Told.Values(id, composition.pixel(now, viewNow(), frames, x, y)));
    }

    private void redraw() throws Unshowable {
        if (shown != null && playback == null) {
            draw(SLOT_WAIT);
        }
    }

    /** Takes over the frames. */
    private void show(Lock.Frames frames) throws Unshowable {
        take(frames);
        draw(SLOT_WAIT);
    }

    /** Takes over the frames of a moment while it plays; they are left out where the window is not ready for them. */
    void showNow(Lock.Frames frames) throws Unshowable {
        take(frames);
        draw(0);
    }

    private void take(Lock.Frames frames) {
        Lock.Frames before = shown;
        shown = frames;
        if (before != null) {
            before.close();
        }
    }

    Lock.@Nullable Frames shown() {
        return shown;
    }

    private void draw(int wait) throws Unshowable {
        Lock now = lockNow();
        View of = viewNow();
        Lock.Frames frames = shown;
        OptionalInt slot = slots.take(wait);
        SharedRing ring = slots.ring();
        if (frames == null || slot.isEmpty() || ring == null) {
            slot.ifPresent(free -> slots.release(slots.number(), free));
            return;
        }
        if (of.bytes() > ring.slotBytes()) {
            slots.release(slots.number(), slot.getAsInt());
            throw new Unshowable(Trouble.Kind.REFUSED, "there is no memory for a view of " + of.size());
        }
        List<Side> sides;
        try {
            sides = composition.paint(now, of, frames, ring, slot.getAsInt());
        } catch (Unshowable | RuntimeException e) {
            slots.release(slots.number(), slot.getAsInt());
            throw e;
        }
        toldText = captions.at(position());
        tell(new Told.Shown(slots.number(), slot.getAsInt(), of.size(), of.pictures(), sides, true, toldText));
        faults.tell(now);
    }

    /** For a player that draws by itself: a slot to draw into, if there is one. */
    Slots slots() {
        return slots;
    }

    Captions captions() {
        return captions;
    }

    void tell(Told told) {
        outbox.tell(number, told);
    }

    private void close() {
        Playback playing = playback;
        playback = null;
        if (playing != null) {
            playing.end();
        }
        Lock.Frames frames = shown;
        shown = null;
        if (frames != null) {
            frames.close();
        }
        Lock now = lock;
        lock = null;
        if (now != null) {
            now.close();
        }
        faults.forget();
        captions.close();
        captions = Captions.NONE;
        toldText = "";
    }
}
