package org.ladderworks.app.ui.ladder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.studio.Rehearsals;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.pipeline.Rehearsal.Rehearsed;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;

/** The trial of an encode: asked for, under way, what it told. On the UI thread alone. */
public final class RehearsalViewModel {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final double UNKNOWN = -1;

    private final Workbench bench;
    private final Rehearsals rehearsals;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyObjectWrapper<Optional<Told>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Pace looks;
    private volatile double newest = UNKNOWN;
    private Cancellation cancellation = new Cancellation();

    /**
     * What it told.
     *
     * @param tried of the title
     * @param speed seconds of title in each second
     * @param time that all of it takes; empty where its length is not known
     * @param bytes that all of it becomes; likewise
     * @param commands that FFmpeg got, a line each, as a shell reads them
     */
    public record Told(
            Duration tried, double speed, Optional<Duration> time, Optional<Long> bytes, List<String> commands) {
        static Told of(Rehearsed result, Optional<Duration> whole) {
            return new Told(
                    result.length(),
                    result.speed(),
                    whole.map(result::time),
                    whole.map(result::bytes),
                    result.commands().stream()
                            .map(line -> line.stream()
                                    .map(RehearsalViewModel::quoted)
                                    .collect(Collectors.joining(" ")))
                            .toList());
        }
    }

    RehearsalViewModel(Workbench bench, Rehearsals rehearsals) {
        this.bench = bench;
        this.rehearsals = rehearsals;
        this.looks = bench.pace(BETWEEN_LOOKS, () -> fraction.set(running.get() ? newest : UNKNOWN));
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** From 0 to 1; negative while it is not known. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** Empty where nothing was tried, or something else than what is shown now. */
    public ReadOnlyObjectProperty<Optional<Told>> told() {
        return told.getReadOnlyProperty();
    }

    /**
     * Tries it, unless it is under way.
     *
     * @param whole how long the title is
     */
    void run(Title title, Optional<Duration> whole, List<String> ladder) {
        if (running.get()) {
            return;
        }
        forget();
        running.set(true);
        Cancellation mine = new Cancellation();
        cancellation = mine;
        bench.work()
                .run(
                        () -> rehearsals.rehearse(title, ladder, this::progressed, mine),
                        result -> {
                            if (!mine.isCancelled()) {
                                told.set(Optional.of(Told.of(result, whole)));
                            }
                        },
                        () -> {
                            // Another may have been asked for since this one was cancelled.
                            if (cancellation.equals(mine)) {
                                ended();
                            }
                        });
    }

    private void progressed(Progress progress) {
        newest = progress.fraction().orElse(UNKNOWN);
        looks.ask();
    }

    private void ended() {
        running.set(false);
        newest = UNKNOWN;
        fraction.set(UNKNOWN);
    }

    /** Ends it, at once. */
    public void cancel() {
        cancellation.cancel();
    }

    /** What was told is of something else than what is shown now. */
    void forget() {
        cancel();
        ended();
        told.set(Optional.empty());
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,+@%-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
