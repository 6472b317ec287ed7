package org.ladderworks.app.preview.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Marks;
import org.ladderworks.app.preview.Order;
import org.ladderworks.app.preview.PixelValue;
import org.ladderworks.app.preview.SharedRing;
import org.ladderworks.app.preview.Side;
import org.ladderworks.app.preview.Told;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;
import org.ladderworks.engine.time.MediaTime;

/** One screening in the worker: takes its orders in turn, on a thread of its own, and plays in between. */
final class Projector {
    /** How long a frame that was asked for waits for a slot; one that is played does not. */
    private static final int SLOT_WAIT = 2000;

    /** Damage is told once per so many packets. */
    private static final long FAULTS_TOLD = 100;

    private final int number;
    private final Outbox outbox;
    private final Vlc vlc;
    private final Slots slots = new Slots();
    private final LinkedBlockingDeque<Order.Request> orders = new LinkedBlockingDeque<>();
    private final Painter painter = new Painter();
    private @Nullable Lock lock;
    private Lock.@Nullable Frames shown;
    private @Nullable View view;
    private Marks marks = Marks.NONE;
    private Captions captions = Captions.NONE;
    private int sound;
    private @Nullable Playback playback;
    private long faultsTold;

    Projector(int number, Outbox outbox, Vlc vlc) {
        this.number = number;
        this.outbox = outbox;
        this.vlc = vlc;
        Thread thread = new Thread(this::run, "screening " + number);
        thread.setDaemon(true);
        thread.start();
    }

    void order(Order.Request request) {
        orders.add(request);
    }

    void release(int ring, int slot) {
        slots.release(ring, slot);
    }

    private void run() {
        boolean open = true;
        while (open) {
            try {
                Playback playing = playback;
                Order.Request request =
                        playing == null ? orders.take() : orders.poll(playing.due(), TimeUnit.MILLISECONDS);
                if (request != null) {
                    open = !(request.order() instanceof Order.Close);
                    if (!isOvertaken(request.order())) {
                        attempt(() -> carryOut(request));
                    }
                    outbox.tell(number, new Told.Done(request.id()));
                } else if (playing != null) {
                    attempt(playing::go);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                open = false;
            }
        }
    }

    /** Whoever drags along a timeline wants the last place, not each. */
    private boolean isOvertaken(Order order) {
        Order.Request next = orders.peek();
        return next != null
                && (order instanceof Order.Seek || order instanceof Order.Look)
                && order.getClass().equals(next.order().getClass());
    }

    private interface Work {
        void run() throws Unshowable, IOException;
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (Unshowable e) {
            stop();
            tell(new Told.Failed(e.trouble()));
        } catch (IOException e) {
            tell(new Told.Failed(new Trouble(Trouble.Kind.UNAVAILABLE, String.valueOf(e.getMessage()))));
        } catch (RuntimeException e) {
            // Numbers of a hostile file, such as times that no clock counts.
            stop();
            tell(new Told.Failed(new Trouble(Trouble.Kind.UNREADABLE, e.toString())));
        }
    }

    private void carryOut(Order.Request request) throws Unshowable, IOException {
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
            case Order.Ping _, Order.Release _, Order.End _ -> {
                // Answered, or not for here.
            }
        }
    }

    private void open(Order.Open order) throws Unshowable {
        close();
        view = order.view();
        List<Projection> projections = new ArrayList<>();
        try {
            for (Footage footage : order.footage()) {
                projections.add(new Projection(projections.size(), footage));
            }
        } catch (Unshowable | RuntimeException e) {
            projections.forEach(Projection::close);
            throw e;
        }
        Lock opened = new Lock(projections);
        lock = opened;
        tell(new Told.Opened(new Facts(
                opened.canvas(), projections.stream().map(Projection::facts).toList())));
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
            if (!playing.exact()) {
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
        if (now != null) {
            List<Footage.Text> texts = now.projections().getFirst().footage().texts();
            if (choice.text() >= 0 && choice.text() < texts.size()) {
                captions = Captions.read(texts.get(choice.text()));
            }
            Playback playing = playback;
            if (other && playing != null) {
                play(playing.rate());
            } else if (playing == null && !captions.equals(before)) {
                redraw();
            }
        }
    }

    private void pixel(long id, int x, int y) throws Unshowable {
        Lock now = lockNow();
        Lock.Frames frames = shown;
        if (frames == null) {
            return;
        }
        List<PixelValue> values = new ArrayList<>();
        for (int i = 0; i < frames.stills().size(); i++) {
            values.add(painter.pixel(frames.stills().get(i), now.projections().get(i), now.canvas(), viewNow(), x, y));
        }
        tell(new Told.Values(id, values));
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
        List<Side> sides = new ArrayList<>();
        try {
            paint(now, of, frames, ring, slot.getAsInt(), sides);
        } catch (Unshowable | RuntimeException e) {
            slots.release(slots.number(), slot.getAsInt());
            throw e;
        }
        String text = captions.at(position());
        tell(new Told.Shown(slots.number(), slot.getAsInt(), of.size(), of.pictures(), sides, true, text));
        tellFaults(now);
    }

    private void paint(Lock now, View of, Lock.Frames frames, SharedRing ring, int slot, List<Side> sides)
            throws Unshowable {
        boolean two = frames.stills().size() > 1;
        if (of.mode() != View.Mode.FIRST && !two) {
            throw new Unshowable(Trouble.Kind.REFUSED, "only one footage is open");
        }
        int bytes = of.size().width() * of.size().height() * 4;
        List<Integer> which = switch (of.mode()) {
            case FIRST -> List.of(0);
            case SECOND -> List.of(1);
            case BOTH, DIFFERENCE -> List.of(0, 1);
        };
        which.forEach(side ->
                sides.add(now.projections().get(side).side(frames.stills().get(side))));
        if (of.mode() == View.Mode.DIFFERENCE) {
            painter.drawDifference(
                    frames.stills().get(0),
                    now.projections().get(0),
                    frames.stills().get(1),
                    now.projections().get(1),
                    now.canvas(),
                    of,
                    ring.slot(slot, 0, bytes));
            return;
        }
        for (int i = 0; i < which.size(); i++) {
            int side = which.get(i);
            painter.draw(
                    frames.stills().get(side),
                    now.projections().get(side),
                    now.canvas(),
                    of,
                    ring.slot(slot, i * bytes, bytes));
        }
    }

    private void tellFaults(Lock now) {
        for (Projection each : now.projections()) {
            long faults = each.reel().faults();
            if (each.reel().encrypted()) {
                if (faultsTold == 0) {
                    faultsTold = 1;
                    tell(new Told.Failed(new Trouble(
                            Trouble.Kind.ENCRYPTED,
                            each.footage().label() + ": its samples are encrypted, and there is no key for them")));
                }
            } else if (faults > faultsTold) {
                faultsTold = faults + FAULTS_TOLD;
                tell(new Told.Failed(new Trouble(
                        Trouble.Kind.DAMAGED, each.footage().label() + ": " + faults + " parts cannot be decoded")));
            }
        }
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
        faultsTold = 0;
    }
}
