package org.ladderworks.app.ui.workbench;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.ui.work.BackgroundWork;
import org.ladderworks.app.ui.work.Pace;

/** The settings as they are now; kept a moment after they change. On the UI thread alone. */
public final class Preferences {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ReadOnlyObjectWrapper<StudioSettings> now;
    private final BackgroundWork work;
    private final Consumer<StudioSettings> keep;
    private final Pace keeping;
    private StudioSettings kept;

    Preferences(
            BackgroundWork work,
            ScheduledExecutorService clock,
            Executor ui,
            StudioSettings first,
            Consumer<StudioSettings> keep) {
        this.now = new ReadOnlyObjectWrapper<>(first);
        this.work = work;
        this.keep = keep;
        this.kept = first;
        this.keeping = new Pace(clock, ui, PAUSE, this::keep);
    }

    /** Those that were changed last are kept at once: the window is about to close. */
    public void keep() {
        StudioSettings settings = now.get();
        if (!settings.equals(kept)) {
            kept = settings;
            work.inTurn(() -> keep.accept(settings));
        }
    }

    public ReadOnlyObjectProperty<StudioSettings> now() {
        return now.getReadOnlyProperty();
    }

    public void change(UnaryOperator<StudioSettings> change) {
        StudioSettings changed = change.apply(now.get());
        if (!changed.equals(now.get())) {
            now.set(changed);
            keeping.ask();
        }
    }
}
