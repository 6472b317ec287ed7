package org.ladderworks.app.ui.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.home.CacheKind;
import org.ladderworks.app.studio.Caches;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.progress.Cancellation;

/** What is kept to be faster later, how large it is, and how it goes. On the UI thread alone. */
public final class CachesViewModel implements AutoCloseable {
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(100);

    private final Workbench bench;
    private final Caches caches;
    private final ReadOnlyObjectWrapper<Map<CacheKind, Long>> sizes = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<CacheKind>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CacheKind>> clearing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyLongWrapper freed = new ReadOnlyLongWrapper();
    private final AtomicLong newest = new AtomicLong();
    private final Pace ticks;
    private Cancellation work = new Cancellation();

    public CachesViewModel(Workbench bench, Caches caches) {
        this.bench = bench;
        this.caches = caches;
        this.ticks = bench.pace(BETWEEN_TICKS, () -> freed.set(newest.get()));
    }

    /** Bytes of each; empty until they are measured. */
    public ReadOnlyObjectProperty<Map<CacheKind, Long>> sizes() {
        return sizes.getReadOnlyProperty();
    }

    /** The one that the operator is asked about. */
    public ReadOnlyObjectProperty<Optional<CacheKind>> asked() {
        return asked.getReadOnlyProperty();
    }

    /** The one that goes at the moment. */
    public ReadOnlyObjectProperty<Optional<CacheKind>> clearing() {
        return clearing.getReadOnlyProperty();
    }

    /** Bytes that went so far. */
    public ReadOnlyLongProperty freed() {
        return freed.getReadOnlyProperty();
    }

    /** Measures all of them. */
    public void measure() {
        bench.work().run(caches::sizes, sizes::set);
    }

    /** Asks whether one may go; while a job runs that is told instead. */
    public void ask(CacheKind kind) {
        bench.work().run(caches::isInUse, inUse -> {
            if (inUse) {
                asked.set(Optional.empty());
                bench.tell(Notice.warning(
                        bench.words().of("settings.cache.in-use"),
                        bench.words().of("settings.cache.in-use.remedy"),
                        ""));
            } else if (clearing.get().isEmpty()) {
                asked.set(Optional.of(kind));
            }
        });
    }

    /** Nothing goes. */
    public void decline() {
        asked.set(Optional.empty());
    }

    /** Has the one go that was asked about. */
    public void clear() {
        asked.get().ifPresent(kind -> {
            Cancellation mine = new Cancellation();
            work = mine;
            newest.set(0);
            freed.set(0);
            asked.set(Optional.empty());
            clearing.set(Optional.of(kind));
            bench.work()
                    .run(
                            () -> caches.clear(
                                    kind,
                                    bytes -> {
                                        newest.set(bytes);
                                        ticks.ask();
                                    },
                                    mine),
                            bytes -> bench.tell(Notice.done(bench.words()
                                    .of(
                                            "settings.cache.cleared",
                                            Shown.bytes(bytes, bench.words().locale())))),
                            () -> {
                                clearing.set(Optional.empty());
                                measure();
                            });
        });
    }

    /** What went is gone, the rest stays. */
    public void cancel() {
        work.cancel();
    }

    @Override
    public void close() {
        work.cancel();
    }
}
