package org.ladderworks.app.players;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The scenario: from start to end, seeks, every rung, and to the end again. */
final class PlayThrough {
    /** Time in which a page must start to play, and to go on after an order, in seconds. */
    private static final double PATIENCE = 12;
    /** Playback after an order that counts as going on, in seconds. */
    private static final double GOES_ON = 0.6;
    /** Where the scenario plays the end again from, in seconds before it. */
    private static final double TAIL = 1;
    /** Longest AAC frame that is in use at 48 kHz and at 44.1 kHz, in seconds. */
    private static final double AUDIO_FRAME = 1024 / 44100.0;
    /** Frame duration to judge by while fewer than two frames were shown, in seconds. */
    private static final double USUAL_FRAME = 0.04;

    private final PlayerPage page;
    private final PlayPlan plan;
    private final List<Problem> problems = new ArrayList<>();

    PlayThrough(PlayerPage page, PlayPlan plan) {
        this.page = page;
        this.plan = plan;
    }

    /** What the scenario itself found; the page keeps its own list. */
    List<Problem> problems() {
        return problems;
    }

    /** Plays once from start to end. */
    PlayerState straight() throws InterruptedException {
        PlayerState start = awaitOrBroken(PATIENCE, PlayerState::started);
        if (!start.started()) {
            found(Problem.Kind.START, start, "playback did not start");
            return start;
        }
        PlayerState end = toTheEnd(start.duration());
        holes(end);
        return end;
    }

    /** Seeks and forces rungs, and plays the end again. */
    PlayerState orders(PlayerState straight) throws InterruptedException {
        for (double share : plan.seeks()) {
            seek(share * straight.declaredDuration());
        }
        if (plan.everyRung()) {
            for (int i = 0; i < straight.rungs().size(); i++) {
                force(i, straight.rungs().get(i));
            }
        }
        page.seek(straight.declaredDuration() - TAIL);
        return toTheEnd(TAIL);
    }

    private PlayerState toTheEnd(double seconds) throws InterruptedException {
        PlayerState state = awaitOrBroken(PATIENCE + seconds / plan.rate(), PlayerState::ended);
        if (!state.ended()) {
            found(Problem.Kind.END, state, "playback did not reach its end");
            return state;
        }
        double allowed = AUDIO_FRAME + (state.frameDuration() > 0 ? state.frameDuration() : USUAL_FRAME);
        double declared = state.declaredDuration();
        if (Math.abs(state.currentTime() - declared) > allowed || Math.abs(state.duration() - declared) > allowed) {
            found(
                    Problem.Kind.END,
                    state,
                    String.format(
                            Locale.ROOT,
                            "ended at %.3f s with a duration of %.3f s; the manifest says %.3f s",
                            state.currentTime(),
                            state.duration(),
                            declared));
        }
        return state;
    }

    /** What was appended from start to end without a seek must be one stretch, whatever the player did about a hole. */
    private void holes(PlayerState state) {
        for (int i = 1; i < state.buffered().size(); i++) {
            double from = state.buffered().get(i - 1).end();
            double to = state.buffered().get(i).start();
            found(
                    Problem.Kind.GAP,
                    state,
                    String.format(Locale.ROOT, "nothing buffered from %.3f to %.3f s", from, to));
        }
    }

    private void seek(double to) throws InterruptedException {
        page.seek(to);
        PlayerState state = awaitOrBroken(PATIENCE, now -> wentOn(now, to));
        if (!wentOn(state, to)) {
            found(Problem.Kind.SEEK, state, String.format(Locale.ROOT, "playback did not go on from %.3f s", to));
        }
    }

    private static boolean wentOn(PlayerState state, double from) {
        return state.settled() && state.currentTime() >= from + GOES_ON;
    }

    private void force(int index, Rung rung) throws InterruptedException {
        // From the start, so that the rung has the whole clip to show in.
        page.seek(0);
        awaitOrBroken(PATIENCE, PlayerState::settled);
        page.forceRung(index);
        Predicate<PlayerState> shown = state -> state.settled()
                && state.rung() == index
                && state.height() == rung.height()
                && state.width() == rung.width();
        PlayerState state = awaitOrBroken(PATIENCE, shown);
        if (!shown.test(state)) {
            found(
                    Problem.Kind.RUNG,
                    state,
                    "asked for " + rung + " as rung " + index + ", saw rung " + state.rung() + " with a picture of "
                            + state.width() + "x" + state.height());
        }
    }

    private PlayerState awaitOrBroken(double seconds, Predicate<PlayerState> condition) throws InterruptedException {
        return page.await(seconds, state -> state.broken() || condition.test(state));
    }

    private void found(Problem.Kind kind, PlayerState state, String detail) {
        problems.add(new Problem(kind, "scenario", detail, state.currentTime()));
    }
}
